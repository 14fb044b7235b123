import { type Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { BotApi, NewFile } from '../bot-api/bot-api.ts'
import { type Failure, sorted } from '../bot-api/failure.ts'

/** What the customers' bot asks of Telegram, through grammY. */
export function grammyApi(api: Api): BotApi {
  return {
    getUpdates: (options, signal) => api.getUpdates(options as never, signal as never),
    deleteWebhook: (signal) => api.deleteWebhook({}, signal as never),
    getFile: (fileId, signal) => api.getFile(fileId, signal as never),
    sendMessage: (to, text, options) => api.sendMessage(to, text, options),
    sendPhoto: (to, file) => api.sendPhoto(to, uploaded(file)),
    sendDocument: (to, file) => api.sendDocument(to, uploaded(file)),
    takeButtonsAway: (to, messageId) => api.editMessageReplyMarkup(to, messageId),
    answerPress: (id) => api.answerCallbackQuery(id),
    failureOf,
  }
}

function uploaded(file: string | NewFile): string | InputFile {
  return typeof file === 'string' ? file : new InputFile(file.stream, file.name)
}

/** Sorts an error of a call to Telegram. What is neither Telegram's nor the network's is a bug, and thrown on. */
export function failureOf(error: unknown): Failure {
  if (error instanceof HttpError) return { kind: 'unreachable', reason: `network: ${codeOf(error.error)}` }
  if (!(error instanceof GrammyError)) throw error
  const { error_code: code, description, parameters } = error
  return sorted({ code, description, parameters })
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown'
  const { code, type, name } = cause as Error & { code?: string; type?: string }
  return code ?? type ?? name
}
