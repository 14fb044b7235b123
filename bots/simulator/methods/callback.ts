import { findChat } from '../chat.ts'
import { badRequest } from '../http/api-error.ts'
import type { Methods } from './method.ts'

export const callbackMethods: Methods = {
  answerCallbackQuery: ({ sim, bot, params }) => {
    const id = params.text('callback_query_id') ?? ''
    const text = params.text('text') ?? ''
    if (text.length > 200) throw badRequest('MESSAGE_TOO_LONG')
    const answer = { text, alert: params.flag('show_alert'), url: params.text('url') }
    const answered = sim.callbacks.answer(bot.id, id, answer)
    if (!answered) throw badRequest('query is too old and response timeout expired or query ID is invalid')
    const chat = findChat(sim.world, bot, answered.chatId)
    if (chat) sim.world.happenings.emit('happened', { kind: 'answer', chat, callbackId: id, ...answer })
    return true
  },
}
