import type whatsapp from 'whatsapp-web.js'
import { isChanged, reasonOf, withinTime } from './calls.ts'
import { writtenSince } from './catch-up.ts'
import type { Client } from './client.ts'
import { noteOf } from './note.ts'
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

  client.on('message', (message: whatsapp.Message) => {
    const note = noteOf(message)
    if (!note) return
    remember(note.id)
    tell({ kind: 'incoming', notes: [note] })
  })
  client.on('message_ack', (message, ack) => {
    if (message.fromMe) tell({ kind: 'ack', id: message.id._serialized, ack })
  })

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
      const missed = notes.filter(({ id }) => !heard.has(id))
      for (const { id } of missed) remember(id)
      if (missed.length > 0) tell({ kind: 'incoming', notes: missed })
      since = Math.max(since, startedAt - OVERLAP_MS)
      const isDeaf = missed.some(({ at }) => {
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

  function remember(id: string): void {
    heard.add(id)
    if (heard.size > REMEMBERED) heard.delete(heard.values().next().value as string)
  }

  return {
    /** What is wrong; null when nothing is. */
    trouble: () => trouble,
    begin(): void {
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
