import { type Chat, type ChatMessage, findChat, findMessage } from '../chat.ts'
import { ApiError, badRequest } from '../http/api-error.ts'
import type { MethodCall } from './method.ts'

/** The chat a bot may write to now; otherwise Telegram's reason why not. */
export function targetChat(call: MethodCall, name = 'chat_id'): Chat {
  const chat = knownChat(call, name)
  if (chat.migratedTo !== null) {
    throw new ApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    })
  }
  if (chat.blocked) throw new ApiError(403, 'Forbidden: bot was blocked by the user')
  if (chat.left) throw new ApiError(403, `Forbidden: bot was kicked from the ${chat.kind} chat`)
  return chat
}

/** The chat, whether or not it may be written to. */
export function knownChat({ sim, bot, params }: MethodCall, name = 'chat_id'): Chat {
  const id = params.text(name)
  if (id === undefined || id === '') throw badRequest(`${name} is empty`)
  const chat = /^-?\d+$/.test(id) ? findChat(sim.world, bot, Number(id)) : undefined
  if (!chat?.started) throw badRequest('chat not found')
  return chat
}

/** The bot's own message that is to be edited. */
export function ownMessage(call: MethodCall): { chat: Chat; entry: ChatMessage } {
  const chat = targetChat(call)
  const messageId = call.params.integer('message_id')
  if (messageId === undefined) throw badRequest('message identifier is not specified')
  const entry = findMessage(chat, messageId)
  if (!entry) throw badRequest('message to edit not found')
  if (entry.by !== 'bot') throw badRequest("message can't be edited")
  return { chat, entry }
}
