import type { Message, MessageEntity, MessageOrigin } from 'grammy/types'
import { unblock } from './blocking.ts'
import { appendMessage, type Chat, chatChanged, chatObject, findMessage, messageChanged } from './chat.ts'
import { detectEntities } from './entities/detect.ts'
import { withoutReply } from './methods/post.ts'
import { type Person, userOf } from './person.ts'
import type { Simulation } from './simulation.ts'
import { type Bot, unixTime } from './world.ts'

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
