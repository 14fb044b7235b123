import { languageOf } from '../../text.ts'
import type { MailPayload } from '../channel.ts'
import { type OutgoingMessage, plainText } from '../message.ts'

const SUBJECT_LENGTH = 90

/** A message meant for a chat, as an e-mail: its first line is the subject, what only a chat can do is left out. */
export function asMail(
  { text, attachments }: OutgoingMessage,
  language: string,
  thread?: MailPayload['thread'],
): MailPayload {
  const firstLine = plainText(text)
    .split('\n')
    .find((line) => line.trim() !== '')
  return {
    subject: shortened(firstLine?.trim() ?? 'Bote'),
    message: attachments ? { text, attachments } : { text },
    language: languageOf(language),
    ...(thread ? { thread } : {}),
  }
}

function shortened(text: string): string {
  const letters = [...text]
  return letters.length <= SUBJECT_LENGTH ? text : `${letters.slice(0, SUBJECT_LENGTH - 1).join('')}…`
}
