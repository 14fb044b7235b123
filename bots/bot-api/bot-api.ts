import type { Readable } from 'node:stream'
import type { File, Message, MessageEntity, ReplyParameters, Update } from 'grammy/types'
import type { Failure } from './failure.ts'
import type { Markup } from './keyboard.ts'

/**
 * What both bots ask of Telegram. Each answers through its own library (the customers' through grammY, the operators'
 * through Telegraf); taking in, delivering and fetching are the same for both.
 */
export type BotApi = {
  getUpdates(
    options: { offset?: number; timeout: number; allowed_updates: readonly string[] },
    signal: AbortSignal,
  ): Promise<Update[]>
  deleteWebhook(signal: AbortSignal): Promise<unknown>
  getFile(fileId: string, signal: AbortSignal): Promise<File>
  sendMessage(to: string, text: string, options: SendOptions): Promise<{ message_id: number }>
  /** `file`: what Telegram calls a file that it has already, or a new one. */
  sendPhoto(to: string, file: string | NewFile): Promise<Message.PhotoMessage>
  sendDocument(to: string, file: string | NewFile): Promise<Message.DocumentMessage>
  takeButtonsAway(to: string, messageId: number): Promise<unknown>
  /** Stops the spinner of a pressed button. */
  answerPress(id: string): Promise<unknown>
  /** Sorts what a call threw. What is neither Telegram's nor the network's is a bug, and thrown on. */
  failureOf(error: unknown): Failure
}

export type NewFile = { stream: Readable; name: string }

export type SendOptions = {
  link_preview_options: { is_disabled: boolean }
  reply_markup?: Markup
  reply_parameters?: ReplyParameters
  entities?: MessageEntity[]
}
