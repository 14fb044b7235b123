import { buffer } from 'node:stream/consumers'
import { DomainError, type Engine, FILE_LIMITS, SYSTEM } from '#engine'
import type { Part } from './driver.ts'
import type { OutgoingNote } from './outgoing-note.ts'
import { fileWords } from './words.ts'

/** A note with the bytes of its file. A file that cannot be sent is told in words; null when nothing is left of it. */
export function parts(engine: Engine) {
  return async (to: string, { text, attachmentId, replyTo }: OutgoingNote): Promise<Part | null> => {
    if (!attachmentId) return { text, replyTo }
    const attachment = await engine.attachments.find(SYSTEM, attachmentId).catch(missing)
    if (!attachment) return text === '' ? null : { text, replyTo }
    const { name, mediaType, size } = attachment
    const { lost, tooLarge } = fileWords((await engine.chats.languageOf('whatsapp', to)) ?? 'pt')
    if ((size ?? 0) > FILE_LIMITS.whatsapp.send) return { text: joined(text, tooLarge(name)), replyTo }
    const opened = await engine.attachments.open(SYSTEM, attachmentId).catch(missing)
    if (!opened) return { text: joined(text, lost(name)), replyTo }
    return { text, replyTo, file: { name, mediaType, bytes: await buffer(opened.stream) } }
  }
}

function missing(error: unknown): null {
  if (error instanceof DomainError) return null
  throw error
}

function joined(text: string, more: string): string {
  return text === '' ? more : `${text}\n\n${more}`
}
