import { type Telegram, TelegramError } from 'telegraf'
import type { BotApi, NewFile } from '../bot-api/bot-api.ts'
import { type Failure, sorted } from '../bot-api/failure.ts'

const CALL_MS = 60_000

type Method = Parameters<Telegram['callApi']>[0]

/** What the operators' bot asks of Telegram, through Telegraf; every call of it with an end. */
export function telegrafApi(telegram: Telegram): BotApi {
  const call = (method: Method, payload: object, signal: AbortSignal = AbortSignal.timeout(CALL_MS)) =>
    telegram.callApi(method, payload as never, { signal: signal as never }) as Promise<never>

  return {
    getUpdates: (options, signal) => call('getUpdates', options, signal),
    deleteWebhook: (signal) => call('deleteWebhook', {}, signal),
    getFile: (fileId, signal) => call('getFile', { file_id: fileId }, signal),
    sendMessage: (to, text, options) => call('sendMessage', { chat_id: to, text, ...options }),
    sendPhoto: (to, file) => call('sendPhoto', { chat_id: to, photo: uploaded(file) }),
    sendDocument: (to, file) => call('sendDocument', { chat_id: to, document: uploaded(file) }),
    takeButtonsAway: (to, messageId) =>
      call('editMessageReplyMarkup', { chat_id: to, message_id: messageId, reply_markup: undefined }),
    answerPress: (id) => call('answerCallbackQuery', { callback_query_id: id }),
    failureOf,
  }
}

function uploaded(file: string | NewFile): string | { source: NewFile['stream']; filename: string } {
  return typeof file === 'string' ? file : { source: file.stream, filename: file.name }
}

/** Sorts an error of a call to Telegram. What is neither Telegram's nor the network's is a bug, and thrown on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TelegramError) {
    const { code, description, parameters } = error
    return sorted({ code, description, parameters })
  }
  const { name, code, type } = error as Error & { code?: string; type?: string }
  if (!NETWORK.includes(name)) throw error
  // Its message holds the address, and with it the token.
  return { kind: 'unreachable', reason: `network: ${code ?? type ?? name}` }
}

const NETWORK = ['FetchError', 'AbortError', 'TimeoutError']
