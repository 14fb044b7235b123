import type { ForceReply, InlineKeyboardMarkup, Message, ReplyKeyboardMarkup } from 'grammy/types'
import { fullName, personOf } from './person.ts'
import type { Bot, World } from './world.ts'

/** One message as the phone and the bot both see it. */
export interface ChatMessage {
  message: Message
  by: 'bot' | 'person'
  /** Grows with every change anywhere, so that "newer than" can be asked. */
  revision: number
  /** Emoji the bot put on the message. */
  reaction?: string
}

/** A chat between one bot and a person, or between one bot and a group. */
export interface Chat {
  id: number
  botId: number
  kind: 'private' | 'group' | 'supergroup'
  title?: string
  started: boolean
  blocked: boolean
  left: boolean
  messages: ChatMessage[]
  keyboard: ReplyKeyboardMarkup | null
  forceReply: (ForceReply & { messageId: number }) | null
  action: { name: string; until: number } | null
  migratedTo: number | null
}

export function chatKey(bot: Bot, chatId: number): string {
  return `${bot.id}:${chatId}`
}

export function findChat(world: World, bot: Bot, chatId: number): Chat | undefined {
  return world.chats.get(chatKey(bot, chatId))
}

/** The chat between a bot and a person or group; made when they meet for the first time. */
export function chatOf(world: World, bot: Bot, chatId: number): Chat {
  const found = findChat(world, bot, chatId)
  if (found) return found
  const group = world.groups.get(chatId)
  const chat: Chat = {
    id: chatId,
    botId: bot.id,
    kind: group ? (String(chatId).startsWith('-100') ? 'supergroup' : 'group') : 'private',
    ...(group && { title: group.title }),
    started: Boolean(group),
    blocked: false,
    left: false,
    messages: [],
    keyboard: null,
    forceReply: null,
    action: null,
    migratedTo: null,
  }
  world.chats.set(chatKey(bot, chatId), chat)
  return chat
}

/** The chat as Telegram shows it inside a message. */
export function chatObject(world: World, chat: Chat): Message['chat'] {
  if (chat.kind !== 'private')
    return { id: chat.id, type: chat.kind, title: chat.title ?? '' } as Message['chat']
  const person = personOf(world, chat.id)
  return {
    id: chat.id,
    type: 'private',
    first_name: person.firstName,
    ...(person.lastName && { last_name: person.lastName }),
    ...(person.username && { username: person.username }),
  }
}

export function chatTitle(world: World, chat: Chat): string {
  return chat.kind === 'private' ? fullName(personOf(world, chat.id)) : (chat.title ?? '')
}

export function appendMessage(
  world: World,
  chat: Chat,
  message: Message,
  by: ChatMessage['by'],
): ChatMessage {
  const entry: ChatMessage = { message, by, revision: ++world.revision }
  chat.messages.push(entry)
  if (chat.messages.length > world.historyLimit * 2) chat.messages.splice(0, world.historyLimit)
  if (by === 'bot') chat.action = null
  world.happenings.emit('happened', { kind: 'message', chat, entry })
  return entry
}

export function messageChanged(world: World, chat: Chat, entry: ChatMessage): void {
  entry.revision = ++world.revision
  world.happenings.emit('happened', { kind: 'message', chat, entry })
}

export function removeMessage(world: World, chat: Chat, messageId: number): boolean {
  const index = chat.messages.findIndex(({ message }) => message.message_id === messageId)
  if (index < 0) return false
  chat.messages.splice(index, 1)
  world.happenings.emit('happened', { kind: 'removed', chat, messageId })
  return true
}

export function chatChanged(world: World, chat: Chat): void {
  world.happenings.emit('happened', { kind: 'state', chat })
}

export function findMessage(chat: Chat, messageId: number): ChatMessage | undefined {
  return chat.messages.findLast(({ message }) => message.message_id === messageId)
}

export function inlineKeyboard(message: Message): InlineKeyboardMarkup['inline_keyboard'] {
  return message.reply_markup?.inline_keyboard ?? []
}
