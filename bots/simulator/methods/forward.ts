import type { Message } from 'grammy/types'
import { findMessage } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import type { MethodCall, Methods } from './method.ts'
import { post, readCaption } from './post.ts'
import { knownChat, targetChat } from './target.ts'

export const forwardMethods: Methods = {
  forwardMessage: (call) => {
    const chat = targetChat(call)
    const source = sourceMessage(call, 'forward')
    return post(call, chat, {
      ...contentOf(source),
      forward_origin: { type: 'user', sender_user: source.from!, date: source.date },
    })
  },
  copyMessage: (call) => {
    const chat = targetChat(call)
    const content = contentOf(sourceMessage(call, 'copy'))
    const caption = call.params.text('caption') === undefined ? {} : readCaption(call)
    return { message_id: post(call, chat, { ...content, ...caption }).message_id }
  },
}

function sourceMessage(call: MethodCall, verb: string): Message {
  const from = knownChat(call, 'from_chat_id')
  const found = findMessage(from, call.params.integer('message_id') ?? 0)
  if (!found) throw badRequest(`message to ${verb} not found`)
  return found.message
}

function contentOf(message: Message): Partial<Message> {
  const {
    message_id,
    from,
    chat,
    date,
    reply_to_message,
    reply_markup,
    edit_date,
    media_group_id,
    ...content
  } = message
  return content
}
