import type whatsapp from 'whatsapp-web.js'
import type { IncomingNote } from '../driver.ts'
import { isChanged, reasonOf, withinTime } from './calls.ts'
import { writtenSince } from './catch-up.ts'
import type { Client } from './client.ts'
import { callNote, editedNote, noteOf, takenBackNote, unreadableNote } from './note.ts'
import type { FromChild } from './protocol.ts'

/** What is older than this and was never told of was missed by the library, and not only slow. */
const LATE_MS = 20_000
/** Messages carry the sender's minute, and may arrive out of turn. */
const OVERLAP_MS = 10 * 60_000
const REMEMBERED = 5_000

/**
 * Everything people write: as the library tells of it, and by looking through the chats at the start and every so often,
 * because it does not tell of everything. The parent knows by their names what it has already.
 */
export function hearing(
  client: Client,
  {
    sinceMs,
    everyMs,
    callMs,
    tell,
    changed,
  }: {
    sinceMs: number
    everyMs: number
    callMs: number
    tell(news: FromChild): void
    /** What is wrong with hearing is something else now. */
    changed(): void
  },
) {
  const heard = new Set<string>()
  let since = sinceMs
  let readyAt = Number.POSITIVE_INFINITY
  let looking: Promise<void> | null = null
  let trouble: string | null = null
  let timer: NodeJS.Timeout | undefined

  client.on('message_create', (message: whatsapp.Message) => {
    if (!isFromHere(message)) heardOf(noteOf(message))
  })
  client.on('message_edit', (message: whatsapp.Message) => heardOf(editedNote(message)))
  client.on('message_revoke_everyone', (message: whatsapp.Message) => heardOf(takenBackNote(message)))
  client.on('call', (call: whatsapp.Call) => heardOf(callNote(call)))
  // What is to be seen once comes as something that cannot be opened here.
  client.on('message_ciphertext', (message: whatsapp.Message) => heardOf(noteOf(message)))
  client.on('message_ciphertext_failed', (message: whatsapp.Message) => heardOf(unreadableNote(message)))
  client.on('message_ack', (message, ack) => {
    if (message.fromMe) tell({ kind: 'ack', id: message.id._serialized, ack })
  })

  function heardOf(note: IncomingNote | null): void {
    if (!note || heard.has(nameOf(note))) return
    remember(nameOf(note))
    tell({ kind: 'incoming', notes: [note] })
  }

  function look(): Promise<void> {
    looking ??= lookThrough().finally(() => {
      looking = null
    })
    return looking
  }

  async function lookThrough(): Promise<void> {
    const startedAt = Date.now()
    try {
      const notes = await withinTime(writtenSince(client, since), callMs)
      if (notes === null) return
      const missed = notes.filter((note) => !heard.has(nameOf(note)))
      for (const note of missed) remember(nameOf(note))
      if (missed.length > 0) tell({ kind: 'incoming', notes: missed })
      since = Math.max(since, startedAt - OVERLAP_MS)
      const isDeaf = missed.some(({ at, type }) => {
        if (type === 'own') return false
        const writtenAt = Date.parse(at)
        return writtenAt > readyAt && writtenAt < startedAt - LATE_MS
      })
      settle(isDeaf ? 'deaf' : null)
    } catch (error) {
      tell({ kind: 'fault', reason: reasonOf(error) })
      if (isChanged(error)) settle('changed_page')
    }
  }

  function settle(now: string | null): void {
    if (now === trouble) return
    trouble = now
    changed()
  }

  function remember(name: string): void {
    heard.add(name)
    if (heard.size > REMEMBERED) heard.delete(heard.values().next().value as string)
  }

  return {
    /** What is wrong; null when nothing is. */
    trouble: () => trouble,
    /** `fromMs`: what was written before is not ours. */
    begin(fromMs: number): void {
      since = Math.max(since, fromMs)
      // What came while the page was loading again is found by looking, and no sign of deafness.
      readyAt = Date.now()
      timer ??= setInterval(look, everyMs)
      void look()
    },
    end(): void {
      clearInterval(timer)
    },
  }
}

/** What this page sends itself has not reached the server when the library tells of it; what others sent has. */
export function isFromHere({ fromMe, ack }: Pick<whatsapp.Message, 'fromMe' | 'ack'>): boolean {
  return fromMe && ack < 1
}

function nameOf({ chat, key }: IncomingNote): string {
  return `${chat}:${key}`
}
