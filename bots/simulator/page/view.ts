import type { Message } from 'grammy/types'
import { type Chat, type ChatMessage, inlineKeyboard } from '../chat.ts'
import { commandsFor, descriptionFor } from '../methods/profile.ts'
import type { Phone } from '../phone.ts'
import { pageTexts } from './texts.ts'

/** The newest messages a phone shows when it opens. */
const SHOWN = 300

/** Everything the page needs to draw a chat from nothing. */
export function chatView(phone: Phone) {
  const { chat } = phone
  return {
    ...stateView(phone),
    texts: pageTexts(phone.person.languageCode),
    messages: chat.messages.slice(-SHOWN).map((entry) => messageView(phone, entry)),
  }
}

/** What of a chat can change beside its messages. */
export function stateView({ bot, person, chat }: Phone) {
  const now = Date.now()
  return {
    bot: { name: bot.name, username: bot.username, description: descriptionFor(bot, person.languageCode) },
    person: { id: person.id, name: person.firstName, hasPhone: Boolean(person.phone) },
    started: chat.started,
    blocked: chat.blocked,
    polls: true,
    commands: commandsFor(bot, person.languageCode),
    keyboard: keyboardView(chat),
    forceReply: chat.forceReply && {
      messageId: chat.forceReply.messageId,
      placeholder: chat.forceReply.input_field_placeholder ?? '',
    },
    action:
      chat.action && chat.action.until > now ? { name: chat.action.name, ms: chat.action.until - now } : null,
  }
}

export function messageView({ bot, person }: Phone, { message, by, reaction }: ChatMessage) {
  const { message_id, date, text, caption, entities, caption_entities, reply_to_message, forward_origin } =
    message
  return {
    id: message_id,
    by,
    date,
    edited: message.edit_date !== undefined,
    text: shownText(text ?? caption ?? '', by),
    entities: entities ?? caption_entities ?? [],
    reply: reply_to_message && {
      id: reply_to_message.message_id,
      name: reply_to_message.from?.id === bot.id ? bot.name : person.firstName,
      text: summary(reply_to_message),
    },
    forwardedFrom: forward_origin && originName(forward_origin),
    albumId: message.media_group_id,
    media: mediaView(bot.username, person.id, message),
    contact: message.contact && {
      name: [message.contact.first_name, message.contact.last_name].filter(Boolean).join(' '),
      phone: message.contact.phone_number,
    },
    location: message.location && {
      latitude: message.location.latitude,
      longitude: message.location.longitude,
    },
    poll: message.poll && {
      question: message.poll.question,
      options: message.poll.options.map((o) => o.text),
    },
    sticker: message.sticker?.emoji,
    reaction,
    buttons: inlineKeyboard(message).map((row) =>
      row.map((button) => ({
        text: button.text,
        ...('callback_data' in button && { data: button.callback_data }),
        ...('url' in button && { url: button.url }),
      })),
    ),
  }
}

/** What an invitation brings along goes to the bot, and is not shown to anybody. */
function shownText(text: string, by: ChatMessage['by']): string {
  return by === 'person' ? text.replace(/^\/start \S+$/, '/start') : text
}

function keyboardView({ keyboard }: Chat) {
  if (!keyboard) return null
  return {
    oneTime: keyboard.one_time_keyboard === true,
    placeholder: keyboard.input_field_placeholder ?? '',
    rows: keyboard.keyboard.map((row) =>
      row.map((button) => {
        if (typeof button === 'string') return { text: button, ask: null }
        const ask = 'request_contact' in button ? 'contact' : 'request_location' in button ? 'location' : null
        return { text: button.text, ask }
      }),
    ),
  }
}

function mediaView(username: string, personId: number, message: Message) {
  const { photo, video, animation, voice, audio, document, video_note } = message
  const kinds = { photo: photo?.at(-1), video: video ?? video_note, animation, voice, audio, document }
  const kind = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) => kinds[name])
  if (!kind) return undefined
  const file = kinds[kind]! as {
    file_id: string
    file_name?: string
    file_size?: number
    mime_type?: string
    width?: number
    height?: number
  }
  return {
    kind,
    url: `/chat/${personId}/file/${encodeURIComponent(file.file_id)}?bot=${encodeURIComponent(username)}`,
    name: file.file_name ?? '',
    size: file.file_size ?? 0,
    width: file.width,
    height: file.height,
  }
}

function originName(origin: NonNullable<Message['forward_origin']>): string {
  if (origin.type === 'user') return origin.sender_user.first_name
  if (origin.type === 'hidden_user') return origin.sender_user_name
  const chat = origin.type === 'chat' ? origin.sender_chat : origin.chat
  return ('title' in chat && chat.title) || ''
}

function summary({ text, caption, photo, document, voice, video, contact, location }: Message): string {
  const words = text ?? caption
  if (words) return words.replace(/^\/start \S+$/, '/start').slice(0, 120)
  if (photo) return '🖼'
  if (document) return document.file_name ?? '📎'
  if (voice) return '🎤'
  if (video) return '🎬'
  if (contact) return contact.first_name
  return location ? '📍' : '…'
}
