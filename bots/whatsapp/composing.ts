import { type OutgoingMessage, plainText } from '#engine'
import type { OutgoingNote } from './outgoing-note.ts'

/** What Bote says as messages of WhatsApp. */
export function composed({ text, choices, attachments = [], repliesTo }: OutgoingMessage): OutgoingNote[] {
  const lines = (choices ?? []).flat().map(({ label }, n) => `*${n + 1}* ${label}`)
  const words = [plainText(text), lines.join('\n')].filter((part) => part.trim() !== '').join('\n\n')
  return [
    ...(words === '' ? [] : [{ text: words, ...(repliesTo ? { replyTo: repliesTo } : {}) }]),
    ...attachments.map((attachmentId) => ({ text: '', attachmentId })),
  ]
}
