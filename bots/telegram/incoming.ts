import type { CallbackQuery, ChatMemberUpdated, Message, Update, User } from 'grammy/types'
import { languageOf } from '#engine'
import { wordsOf } from '../bot-api/hidden-links.ts'
import { fileOf } from '../bot-api/incoming-file.ts'
import { describedWords } from '../bot-api/words.ts'
import type { Content, IncomingMessage } from '../conversation/index.ts'

/** An update in the words of the dialogs; null for what is nobody's message. */
export function incomingOf(update: Update, receivedAt: Date): IncomingMessage | null {
  if (update.message) return fromMessage(update.message, receivedAt)
  if (update.edited_message) return fromEdit(update.edited_message, receivedAt)
  if (update.callback_query) return fromPress(update.callback_query, receivedAt)
  if (update.my_chat_member) return fromMembership(update.my_chat_member, receivedAt)
  return null
}

/** The chat that an update belongs to: its messages are handled in order. */
export function laneOf(update: Update): string {
  const { message, edited_message: edited, callback_query: press, my_chat_member: membership } = update
  const chat = message?.chat ?? edited?.chat ?? press?.message?.chat ?? membership?.chat
  return String(chat?.id ?? press?.from.id ?? 'nobody')
}

function fromMessage(message: Message, receivedAt: Date): IncomingMessage {
  return {
    ...frame(message, receivedAt),
    content: contentOf(message),
    replyTo: message.reply_to_message ? String(message.reply_to_message.message_id) : null,
    albumId: message.media_group_id ?? null,
  }
}

function fromEdit(message: Message, receivedAt: Date): IncomingMessage {
  const text = wordsOf(message)
  const at = new Date((message.edit_date ?? message.date) * 1000)
  return {
    ...frame(message, receivedAt),
    at,
    content: text === undefined ? { kind: 'silent' } : { kind: 'edited', text },
    replyTo: null,
    albumId: null,
  }
}

/** Telegram does not say when a button was pressed. */
function fromPress({ message, data, from }: CallbackQuery, receivedAt: Date): IncomingMessage {
  return {
    externalId: '',
    at: null,
    receivedAt,
    chat: message ? chatOf(message.chat) : { id: String(from.id), kind: 'private' },
    from: personOf(from),
    content:
      data === undefined
        ? { kind: 'silent' }
        : { kind: 'choice', data, on: String(message?.message_id ?? '') },
    replyTo: null,
    albumId: null,
  }
}

function fromMembership(change: ChatMemberUpdated, receivedAt: Date): IncomingMessage {
  const isGone = ['kicked', 'left'].includes(change.new_chat_member.status)
  const isPrivate = change.chat.type === 'private'
  return {
    externalId: '',
    at: new Date(change.date * 1000),
    receivedAt,
    chat: chatOf(change.chat),
    from: personOf(change.from),
    content: isPrivate ? { kind: isGone ? 'blocked' : 'unblocked' } : { kind: 'silent' },
    replyTo: null,
    albumId: null,
  }
}

function frame(message: Message, receivedAt: Date) {
  return {
    externalId: String(message.message_id),
    at: new Date(message.date * 1000),
    receivedAt,
    chat: chatOf(message.chat),
    from: personOf(message.from),
  }
}

function contentOf(message: Message): Content {
  const words = describedWords(languageOf(message.from?.language_code))
  const forwarded = message.forward_origin ? { forwarded: true } : {}
  if (message.text !== undefined) return { kind: 'text', text: wordsOf(message) ?? '', ...forwarded }

  const file = fileOf(message, words)
  if (file) return { kind: 'files', files: [file], text: wordsOf(message) ?? '', ...forwarded }
  if (message.contact) return sharedContact(message)
  if (message.sticker) return { kind: 'sticker', emoji: message.sticker.emoji ?? '' }
  if (message.migrate_to_chat_id) return { kind: 'moved', to: String(message.migrate_to_chat_id) }
  return describedContent(message, words)
}

/** Telegram vouches for a number only when its owner shares it themselves; a forwarded one proves nothing. */
function sharedContact({ contact, from, forward_origin }: Message): Content {
  const name = [contact?.first_name, contact?.last_name].filter(Boolean).join(' ')
  const phone = contact?.phone_number ?? ''
  const own = contact?.user_id !== undefined && contact.user_id === from?.id && !forward_origin
  return { kind: 'phone', phone, name, own }
}

function describedContent(message: Message, words: Words): Content {
  const described = (text: string): Content => ({ kind: 'described', text })
  const { venue, location, poll, dice } = message
  if (venue) return described(words.venue(venue.title, venue.address))
  if (location) return described(words.location(location.latitude, location.longitude))
  if (poll)
    return described(words.poll(poll.question, poll.options.map(({ text }) => `• ${text}`).join('\n')))
  if (dice) return described(words.dice(dice.emoji, dice.value))
  return isService(message) ? { kind: 'silent' } : described(words.unknown)
}

/** Somebody joined, a title changed, a message was pinned: nobody has to answer that. */
function isService(message: Message): boolean {
  return Object.keys(message).some((key) =>
    /^(new_chat|left_chat|group_chat|supergroup_chat|channel_chat|migrate_from|pinned_message|delete_chat|message_auto_delete|video_chat|forum_topic|general_forum|boost_added|write_access|connected_website|users_shared|chat_shared|chat_background)/.test(
      key,
    ),
  )
}

function chatOf({ id, type }: { id: number; type: string }): IncomingMessage['chat'] {
  const kind = type === 'private' ? 'private' : type === 'channel' ? 'channel' : 'group'
  return { id: String(id), kind }
}

function personOf(user: User | undefined): IncomingMessage['from'] {
  if (!user) return { name: null, languageCode: null }
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ')
  return { name, languageCode: user.language_code ?? null }
}

type Words = ReturnType<typeof describedWords>
