import { isDeepStrictEqual } from 'node:util'
import type { Message } from 'grammy/types'
import { type ChatMessage, chatOf, findMessage, messageChanged, removeMessage } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import { MEDIA_KINDS } from '../media.ts'
import { unixTime } from '../world.ts'
import { readMarkup } from './markup.ts'
import { type InputMedia, inputMedia } from './media.ts'
import type { MethodCall, Methods } from './method.ts'
import { readCaption, readText } from './post.ts'
import { knownChat, ownMessage, targetChat } from './target.ts'

export const editMethods: Methods = {
  editMessageText: (call) => {
    const text = readText(call)
    const { chat, entry } = ownMessage(call)
    if (entry.message.text === undefined) throw badRequest('there is no text in the message to edit')
    return change(call, chat.id, entry, {
      entities: undefined,
      ...text,
      reply_markup: readMarkup(call.params).inline,
    })
  },
  editMessageCaption: (call) => {
    const caption = readCaption(call)
    const { chat, entry } = ownMessage(call)
    if (entry.message.text !== undefined) throw badRequest('there is no caption in the message to edit')
    return change(call, chat.id, entry, {
      caption: undefined,
      caption_entities: undefined,
      ...caption,
      reply_markup: readMarkup(call.params).inline,
    })
  },
  editMessageMedia: (call) => {
    const { chat, entry } = ownMessage(call)
    const item = call.params.json<InputMedia>('media')
    if (!item || entry.message.text !== undefined)
      throw badRequest('there is no media in the message to edit')
    const cleared = Object.fromEntries(
      [...MEDIA_KINDS, 'caption', 'caption_entities'].map((name) => [name, undefined]),
    )
    const media = { ...cleared, ...inputMedia(call, item), reply_markup: readMarkup(call.params).inline }
    return change(call, chat.id, entry, media)
  },
  editMessageReplyMarkup: (call) => {
    const { chat, entry } = ownMessage(call)
    return change(call, chat.id, entry, { reply_markup: readMarkup(call.params).inline })
  },
  deleteMessage: (call) => {
    remove(call, call.params.integer('message_id'))
    return true
  },
  deleteMessages: (call) => {
    const chat = knownChat(call)
    for (const id of call.params.json<number[]>('message_ids') ?? []) removeMessage(call.sim.world, chat, id)
    return true
  },
  setMessageReaction: (call) => {
    const chat = targetChat(call)
    const entry = findMessage(chat, call.params.integer('message_id') ?? 0)
    if (!entry) throw badRequest('message to react not found')
    entry.reaction = call.params.json<{ emoji?: string }[]>('reaction')?.[0]?.emoji
    messageChanged(call.sim.world, chat, entry)
    return true
  },
}

function change(
  { sim, bot }: MethodCall,
  chatId: number,
  entry: ChatMessage,
  changes: Partial<Message>,
): Message {
  const { edit_date: _, ...before } = entry.message
  const after = dropUndefined({ ...before, ...changes })
  if (isDeepStrictEqual(after, before)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const { reply_markup: _a, ...words } = after
  const { reply_markup: _b, ...wordsBefore } = before
  // Changing only the buttons leaves no "edited" mark.
  const edited = isDeepStrictEqual(words, wordsBefore) ? entry.message.edit_date : unixTime(sim.world)
  entry.message = { ...after, ...(edited && { edit_date: edited }) } as Message
  messageChanged(sim.world, chatOf(sim.world, bot, chatId), entry)
  return entry.message
}

function remove(call: MethodCall, messageId: number | undefined) {
  const chat = targetChat(call)
  if (messageId === undefined) throw badRequest('message identifier is not specified')
  const message = findMessage(chat, messageId)?.message
  if (!message) throw badRequest('message to delete not found')
  const isOld = unixTime(call.sim.world) - message.date > 48 * 3600
  if (isOld) throw badRequest("message can't be deleted for everyone")
  removeMessage(call.sim.world, chat, messageId)
}

function dropUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}
