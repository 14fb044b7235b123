import { chatWith } from '../phone.ts'
import type { Message } from '../world.ts'
import { formatted } from './formatting.ts'
import { phoneTexts } from './texts.ts'
import { digitsOf, isMine, isSeen, messageId, type Viewpoint } from './viewpoint.ts'

/** The newest messages a phone shows when it opens. */
const SHOWN = 300

const MEDIA_KINDS: Record<string, string> = { image: 'photo', video: 'video', ptt: 'voice', audio: 'audio' }

/** Everything the page needs to draw a chat from nothing. */
export function chatView(view: Viewpoint) {
  return {
    ...stateView(view),
    messages: chatWith(view.sim, view.person)
      .filter(isSeen)
      .slice(-SHOWN)
      .map((message) => messageView(view, message)),
  }
}

function stateView(view: Viewpoint) {
  const { person } = view
  const texts = phoneTexts(person.language)
  return {
    texts,
    bot: { name: otherName(view), description: texts.emptyText },
    person: { name: ownName(view), hasPhone: true },
    deletes: true,
    polls: true,
    repliesByTap: true,
  }
}

export function messageView(view: Viewpoint, message: Message) {
  const { t, type, body, location, sticker, ack } = message
  const words = type === 'vcard' || type === 'location' ? '' : body
  return {
    id: messageId(view, message),
    by: isMine(view, message) ? 'person' : 'bot',
    date: t,
    edited: message.latestEditSenderTimestampMs !== undefined,
    deleted: type === 'revoked',
    source: words,
    ...formatted(words),
    reply: quoteView(view, message),
    media: mediaView(view, message),
    contact: type === 'vcard' ? cardView(body) : undefined,
    location,
    poll: message.pollName && {
      question: message.pollName,
      options: message.pollOptions?.map(({ name }) => name) ?? [],
    },
    sticker,
    ack,
    buttons: [],
  }
}

export function addressOf({ person, isOwn }: Viewpoint): string {
  return isOwn ? `/whatsapp/own/${digitsOf(person)}` : `/whatsapp/${digitsOf(person)}`
}

export function ownName({ sim, person, isOwn }: Viewpoint): string {
  return isOwn ? sim.world.account.name : person.name
}

export function otherName({ sim, person, isOwn }: Viewpoint): string {
  return isOwn ? person.name : sim.world.account.name
}

/** A message in a few words. */
export function summary({ type, body, media, sticker, location, pollName }: Message): string {
  if (type === 'revoked') return '🚫'
  if (sticker) return sticker
  if (type === 'vcard') return `👤 ${cardView(body).name}`
  if (location) return '📍'
  if (pollName) return `📊 ${pollName}`
  const words = formatted(body).text.slice(0, 120)
  if (!media) return words
  const kinds: Record<string, string> = { image: '🖼', video: '🎬', ptt: '🎤', audio: '🎵' }
  return `${kinds[type] ?? '📎'} ${words || (kinds[type] ? '' : media.filename)}`.trim()
}

function quoteView(view: Viewpoint, { quoted, chat }: Message) {
  if (!quoted) return undefined
  const original = view.sim.world.messages.find((each) => each.id === quoted.id && each.chat === chat)
  return {
    id: original && messageId(view, original),
    name: quoted.fromMe === view.isOwn ? ownName(view) : otherName(view),
    text: original ? summary(original) : formatted(quoted.body).text.slice(0, 120),
  }
}

function mediaView(view: Viewpoint, message: Message) {
  const { media, type, sticker } = message
  if (!media || sticker) return undefined
  return {
    kind: MEDIA_KINDS[type] ?? 'document',
    url: `${addressOf(view)}/file/${messageId(view, message)}`,
    name: media.filename,
    size: media.bytes.length,
  }
}

function cardView(card: string): { name: string; phone: string } {
  const name = /^FN:(.*)$/m.exec(card)?.[1] ?? ''
  const phone = /^TEL[^:\n]*:(.*)$/m.exec(card)?.[1] ?? ''
  return { name: name.trim() || phone.trim(), phone: phone.trim() }
}
