import type { Message, MessageEntity, MessageOrigin } from 'grammy/types'
import type { Pressed } from './callbacks.ts'
import {
  appendMessage,
  type Chat,
  type ChatMessage,
  chatChanged,
  chatObject,
  findMessage,
  inlineKeyboard,
  messageChanged,
} from './chat.ts'
import { detectEntities } from './entities/detect.ts'
import { type MediaKind, mediaContent, type NewMedia, storeMedia } from './media.ts'
import { withoutReply } from './methods/post.ts'
import { type Person, userOf } from './person.ts'
import type { Simulation } from './simulation.ts'
import { type Bot, botUser, unixTime } from './world.ts'

/** One person's phone, open at one chat. Everything here is something a thumb does. */
export interface Phone {
  sim: Simulation
  bot: Bot
  person: Person
  chat: Chat
}

export interface SayOptions {
  replyTo?: number
  entities?: MessageEntity[]
}

/** A Telegram app cuts longer texts into several messages. */
const TEXT_LIMIT = 4096

/** Sends a text; a very long one as several messages, of which the last is given back. */
export function say(phone: Phone, text: string, { replyTo, entities }: SayOptions = {}): Message {
  const parts = text.match(/[\s\S]{1,4096}/g) ?? []
  if (text.trim() === '' || parts.length === 0) throw new Error('A phone sends no empty message')
  if (text.length <= TEXT_LIMIT) return send(phone, textContent(text, entities), { replyTo })
  return parts.map((part) => send(phone, textContent(part), { replyTo })).at(-1)!
}

/** Presses START; `payload` is what followed `?start=` in the link. */
export function start(phone: Phone, payload?: string): Message {
  if (phone.chat.blocked) unblock(phone)
  return say(phone, payload ? `/start ${payload}` : '/start')
}

export function edit(phone: Phone, messageId: number, text: string): Message {
  const entry = findMessage(phone.chat, messageId)
  if (entry?.by !== 'person') throw new Error(`No message of this person with id ${messageId}`)
  const { text: _, entities: __, caption: ___, caption_entities: ____, ...rest } = entry.message
  const isText = entry.message.text !== undefined
  const found = detectEntities(text)
  entry.message = {
    ...rest,
    ...(isText ? { text } : { caption: text }),
    ...(found.length > 0 && (isText ? { entities: found } : { caption_entities: found })),
    edit_date: unixTime(phone.sim.world),
  } as Message
  messageChanged(phone.sim.world, phone.chat, entry)
  phone.sim.updates.emit(phone.bot, 'edited_message', entry.message, phone.chat.id)
  return entry.message
}

/** Sends a text that was written by somebody else. */
export function forward(phone: Phone, text: string, origin?: MessageOrigin): Message {
  const forward_origin = origin ?? {
    type: 'hidden_user' as const,
    sender_user_name: 'Outra pessoa',
    date: unixTime(phone.sim.world) - 3600,
  }
  return send(phone, { ...textContent(text), forward_origin })
}

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
  items: { kind: MediaKind; media: NewMedia; caption?: string }[],
): Message[] {
  const albumId = `${Date.now()}${phone.bot.nextMessageId}`
  return items.map(({ kind, media, caption }) => sendMedia(phone, kind, media, { caption, albumId }))
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

/** Presses an inline button that carries callback data. */
export function pressCallback(phone: Phone, messageId: number, data: string): Pressed {
  const { sim, bot, person, chat } = phone
  const entry = findMessage(chat, messageId)
  if (!entry) throw new Error(`No message ${messageId} in this chat`)
  const pressed = sim.callbacks.press(bot.id, chat.id, messageId)
  sim.updates.emit(
    bot,
    'callback_query',
    {
      id: pressed.id,
      from: userOf(person),
      message: entry.message,
      chat_instance: String(BigInt(bot.id) * 1_000_003n + BigInt(chat.id)),
      data,
    },
    chat.id,
  )
  return pressed
}

/** True when the message still shows a button with this data: nobody can press another one. */
export function showsButton({ message }: ChatMessage, data: string): boolean {
  return inlineKeyboard(message).some((row) =>
    row.some((button) => 'callback_data' in button && button.callback_data === data),
  )
}

/** Blocks the bot: it hears of it once and may not write any more. */
export function block({ sim, bot, person, chat }: Phone): void {
  if (chat.blocked) return
  chat.blocked = true
  chatChanged(sim.world, chat)
  emitMembership({ sim, bot, person, chat }, 'member', 'kicked')
}

export function unblock({ sim, bot, person, chat }: Phone): void {
  if (!chat.blocked) return
  chat.blocked = false
  chatChanged(sim.world, chat)
  emitMembership({ sim, bot, person, chat }, 'kicked', 'member')
}

/** Tells the bot that its place in this chat changed. */
export function emitMembership({ sim, bot, person, chat }: Phone, before: string, after: string): void {
  const member = (status: string) => ({
    status,
    user: botUser(bot),
    ...(status === 'kicked' && { until_date: 0 }),
  })
  sim.updates.emit(
    bot,
    'my_chat_member',
    {
      chat: chatObject(sim.world, chat),
      from: userOf(person),
      date: unixTime(sim.world),
      old_chat_member: member(before),
      new_chat_member: member(after),
    },
    chat.id,
  )
}

/** Puts any content into the chat as this person's message and tells the bot. */
export function send(
  { sim, bot, person, chat }: Phone,
  content: Partial<Message>,
  { replyTo, dueAt }: { replyTo?: number; dueAt?: number } = {},
): Message {
  if (chat.blocked) throw new Error('This person blocked the bot: unblock() first')
  const replied = replyTo === undefined ? undefined : findMessage(chat, replyTo)?.message
  if (replyTo !== undefined && !replied) throw new Error(`No message ${replyTo} to reply to`)
  const message = {
    message_id: bot.nextMessageId++,
    from: userOf(person),
    chat: chatObject(sim.world, chat),
    date: unixTime(sim.world),
    ...(replied && { reply_to_message: withoutReply(replied) }),
    ...content,
  } as Message
  const isFirst = !chat.started
  chat.started = true
  appendMessage(sim.world, chat, message, 'person')
  if (isFirst || chat.forceReply) {
    chat.forceReply = null
    chatChanged(sim.world, chat)
  }
  if (chat.kind === 'private' || isSeenInGroup(bot, message))
    sim.updates.emit(bot, 'message', message, chat.id, dueAt)
  return message
}

/** A bot in privacy mode hears in groups only commands, replies to itself, and service messages. */
function isSeenInGroup(bot: Bot, { entities, text, reply_to_message, migrate_to_chat_id }: Message): boolean {
  if (bot.readsGroups || migrate_to_chat_id || reply_to_message?.from?.id === bot.id) return true
  const marks = entities ?? []
  return marks.some(({ type, offset, length }) => {
    const [, addressee] = text!.slice(offset, offset + length).split('@')
    return type === 'bot_command' && (!addressee || addressee.toLowerCase() === bot.username.toLowerCase())
  })
}

function textContent(text: string, entities: MessageEntity[] = []): Partial<Message> {
  const found = detectEntities(text, entities)
  return { text, ...(found.length > 0 && { entities: found }) }
}
