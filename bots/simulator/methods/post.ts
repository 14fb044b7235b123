import type { Message } from 'grammy/types'
import { appendMessage, type Chat, chatChanged, chatObject, findMessage } from '../chat.ts'
import { type Formatted, formatText } from '../entities/format.ts'
import { badRequest } from '../http/api-error.ts'
import { botUser, unixTime } from '../world.ts'
import { type Markup, readMarkup } from './markup.ts'
import type { MethodCall } from './method.ts'

const TEXT_LIMIT = 4096
const CAPTION_LIMIT = 1024

/** Puts a message of the bot into a chat, with its keyboard, and gives it back as Telegram does. */
export function post(call: MethodCall, chat: Chat, content: Partial<Message>): Message {
  const { sim, bot, params } = call
  const replied = repliedMessage(call, chat)
  const markup = readMarkup(params)
  const message = {
    message_id: bot.nextMessageId++,
    from: botUser(bot),
    chat: chatObject(sim.world, chat),
    date: unixTime(sim.world),
    ...(replied && { reply_to_message: replied }),
    ...content,
    ...(markup.inline && { reply_markup: markup.inline }),
    ...(params.flag('protect_content') && { has_protected_content: true }),
  } as Message
  appendMessage(sim.world, chat, message, 'bot')
  applyKeyboard(call, chat, markup, message.message_id)
  sim.latency.answered(chat.id)
  return message
}

/** The text of a call, at most 4096 UTF-16 units once its marks are read. */
export function readText({ params }: MethodCall): Pick<Message, 'text' | 'entities'> {
  const { text, entities } = formatText(
    params.text('text') ?? '',
    params.text('parse_mode'),
    params.json('entities'),
  )
  if (text === '') throw badRequest('message text is empty')
  if (text.length > TEXT_LIMIT) throw badRequest('message is too long')
  return { text, ...(entities.length > 0 && { entities }) }
}

/** The caption of a call, if any, at most 1024 UTF-16 units. */
export function readCaption({ params }: MethodCall): Pick<Message, 'caption' | 'caption_entities'> {
  return captionOf(
    formatText(params.text('caption') ?? '', params.text('parse_mode'), params.json('caption_entities')),
  )
}

export function captionOf({ text, entities }: Formatted): Pick<Message, 'caption' | 'caption_entities'> {
  if (text.length > CAPTION_LIMIT) throw badRequest('message caption is too long')
  return { ...(text && { caption: text }), ...(entities.length > 0 && { caption_entities: entities }) }
}

function repliedMessage({ params }: MethodCall, chat: Chat): Message | undefined {
  const reply = params.json<{ message_id?: unknown; allow_sending_without_reply?: boolean }>(
    'reply_parameters',
  )
  const id = reply ? Number(reply.message_id) : params.integer('reply_to_message_id')
  if (!id) return undefined
  const found = findMessage(chat, id)?.message
  if (found) return withoutReply(found)
  if (reply?.allow_sending_without_reply || params.flag('allow_sending_without_reply')) return undefined
  throw badRequest('message to be replied not found')
}

/** Telegram shows the replied message without what that one replied to. */
export function withoutReply({ reply_to_message: _, ...message }: Message): Message {
  return message as Message
}

function applyKeyboard({ sim }: MethodCall, chat: Chat, markup: Markup, messageId: number) {
  if (!markup.keyboard && !markup.removeKeyboard && !markup.forceReply) return
  if (markup.keyboard) chat.keyboard = markup.keyboard
  if (markup.removeKeyboard) chat.keyboard = null
  chat.forceReply = markup.forceReply ? { ...markup.forceReply, messageId } : null
  chatChanged(sim.world, chat)
}
