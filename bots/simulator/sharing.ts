import type { Message } from 'grammy/types'
import { detectEntities } from './entities/detect.ts'
import { type MediaKind, mediaContent, type NewMedia, storeMedia } from './media.ts'
import { userOf } from './person.ts'
import { type Phone, send } from './phone.ts'

export interface MediaOptions {
  caption?: string
  replyTo?: number
  albumId?: string
}

export function sendMedia(
  phone: Phone,
  kind: MediaKind,
  media: NewMedia,
  options: MediaOptions = {},
): Message {
  const stored = storeMedia(phone.sim.files, kind, media)
  if (!stored) throw new Error('Not a picture')
  const { caption, replyTo, albumId } = options
  const entities = detectEntities(caption ?? '')
  return send(
    phone,
    {
      ...mediaContent(phone.sim.files, kind, stored),
      ...(caption && { caption }),
      ...(entities.length > 0 && { caption_entities: entities }),
      ...(albumId && { media_group_id: albumId }),
    } as Partial<Message>,
    { replyTo },
  )
}

/** Sends one of the emoji that the simulator offers as stickers. */
export function sendSticker(phone: Phone, emoji: string, picture: Buffer): Message {
  const stored = storeMedia(phone.sim.files, 'sticker', {
    bytes: picture,
    name: 'figurinha.png',
    mime: 'image/png',
  })!
  const { sticker } = mediaContent(phone.sim.files, 'sticker', stored)
  return send(phone, { sticker: { ...sticker!, emoji } })
}

/** Several files as one album: one message each, all with the same media_group_id. */
export function sendAlbum(
  phone: Phone,
  items: { kind: MediaKind; media: NewMedia; caption?: string; replyTo?: number }[],
): Message[] {
  const albumId = `${Date.now()}${phone.bot.nextMessageId}`
  return items.map(({ kind, media, ...rest }) => sendMedia(phone, kind, media, { ...rest, albumId }))
}

export interface SharedContact {
  phone: string
  firstName?: string
  /** The Telegram account of that person, if it has one. */
  userId?: number
}

/** Shares the person's own contact, or somebody else's when one is given. */
export function shareContact(phone: Phone, other?: SharedContact): Message {
  const { person, chat } = phone
  if (other) {
    const { phone: phone_number, firstName = 'Contato', userId } = other
    return send(phone, {
      contact: { phone_number, first_name: firstName, ...(userId && { user_id: userId }) },
    })
  }
  if (!person.phone) throw new Error(`${person.firstName} has no phone number: addPerson({ phone })`)
  const { id: user_id, first_name, last_name } = userOf(person)
  const asked = chat.messages.findLast(({ by }) => by === 'bot')?.message.message_id
  return send(
    phone,
    { contact: { phone_number: person.phone, first_name, ...(last_name && { last_name }), user_id } },
    chat.keyboard ? { replyTo: asked } : {},
  )
}

export function shareLocation(phone: Phone, latitude: number, longitude: number): Message {
  return send(phone, { location: { latitude, longitude } })
}

export function sendPoll(phone: Phone, question: string, options: string[]): Message {
  const poll = {
    id: `${Date.now()}`,
    question,
    options: options.map((text, index) => ({ text, voter_count: 0, persistent_id: String(index) })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: 'regular',
    allows_multiple_answers: false,
  }
  return send(phone, { poll } as unknown as Partial<Message>)
}
