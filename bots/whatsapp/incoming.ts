import type { IncomingMessage } from '../conversation/index.ts'
import type { IncomingNote } from './driver.ts'

/** A note in the words of the dialogs; `chat` is the one of its person, whatever address it came from. */
export function incomingOf(note: IncomingNote, chat: string, receivedAt: Date): IncomingMessage {
  return {
    externalId: note.id,
    at: new Date(note.at),
    receivedAt,
    chat: { id: chat, kind: 'private' },
    from: { name: note.name, languageCode: null },
    content: { kind: 'text', text: note.text },
    replyTo: note.quoted,
    albumId: null,
  }
}
