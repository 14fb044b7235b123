import whatsapp from 'whatsapp-web.js'
import type { IncomingNote } from '../driver.ts'
import type { Client } from './client.ts'
import { editedNote, noteOf } from './note.ts'
import { writtenSince as inPage } from './page.ts'

/** The library gives its class away without a type. */
const { Message } = whatsapp as unknown as {
  Message: new (client: Client, data: unknown) => whatsapp.Message
}

/**
 * What was written since then in chats with people, also by the number's owner elsewhere, oldest first, whether or not
 * the library told of it: it tells nothing of what came while the page was closed. By time and not by "unread", because
 * the phone may have read it. Null while the page is not loaded; throws what it throws.
 */
export async function writtenSince(client: Client, sinceMs: number): Promise<IncomingNote[] | null> {
  const models = await client.pupPage!.evaluate(inPage, Math.floor(sinceMs / 1000))
  if (models === null) return null
  const messages = models.map((model) => new Message(client, model))
  return messages
    .sort((one, other) => one.timestamp - other.timestamp)
    .flatMap((message) => [noteOf(message), editedNote(message)])
    .filter((note) => note !== null)
}
