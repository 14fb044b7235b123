import { Readable } from 'node:stream'
import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { type Metrics, noMetrics } from '../jobs/metrics.ts'
import { receivedBy } from './limits.ts'
import { mediaTypeOf } from './media-type.ts'
import { FileTooLarge, type Storage, type StoredFile } from './storage.ts'

/** What a channel calls one of its files, in its own words (Telegram's `file_id`). */
export type FileSource = { channel: 'telegram' | 'whatsapp' | 'operators' } & Record<string, unknown>

export type Fetched =
  | { kind: 'file'; stream: AsyncIterable<Uint8Array> }
  /** Not now; tried again. */
  | { kind: 'later'; reason: string }
  /** Never: expired, deleted, too large. */
  | { kind: 'gone'; reason: string }

/** How a channel's file is got. `limit` in bytes; `signal` ends it when it takes too long. */
export type Fetcher = (
  source: FileSource,
  options: { limit: number; signal: AbortSignal },
) => Promise<Fetched>

const LIMIT_MS = 60_000

/** Gets the bytes of files whose message was stored before them, so that a slow or broken download loses no message. */
export function fetching(
  { db, log, metrics = noMetrics }: { db: Database; log: Deps['log']; metrics?: Metrics | undefined },
  storage: Storage,
  { limitMs = LIMIT_MS } = {},
) {
  const fetchers = new Map<string, Fetcher>()

  /**
   * One try. Answers whether another is needed; on the `last` one the file is marked missing with the reason. Nothing
   * happens to a file that is not pending any more.
   */
  async function fetch(id: string, { last }: { last: boolean }): Promise<'done' | 'again'> {
    const pending = await db.first<{ source: FileSource }>(
      sql`select source from attachment where id = ${id} and state = 'pending'`,
    )
    if (!pending) return 'done'
    const { source } = pending
    const result = await attempt(source)
    if ('key' in result) {
      await keep(id, source, result)
    } else if (result.kind === 'gone' || last) {
      await giveUp(id, source, result.kind === 'gone' ? result.reason : 'unreachable')
    } else {
      log.info({ attachment: id, reason: result.reason }, 'a file could not be fetched yet')
      return 'again'
    }
    return 'done'
  }

  async function attempt(source: FileSource): Promise<StoredFile | Exclude<Fetched, { kind: 'file' }>> {
    const fetcher = fetchers.get(source.channel)
    if (!fetcher) return { kind: 'later', reason: 'the channel is off' }
    const limit = receivedBy(source.channel)
    const signal = AbortSignal.timeout(limitMs)
    try {
      const fetched = await inTime(fetcher(source, { limit, signal }), signal)
      if (fetched.kind !== 'file') return fetched
      return await storage.put(interruptible(fetched.stream, signal), limit)
    } catch (error) {
      if (error instanceof FileTooLarge) return { kind: 'gone', reason: 'too_large' }
      return { kind: 'later', reason: (error as Error).message }
    }
  }

  async function keep(id: string, { channel }: FileSource, file: StoredFile): Promise<void> {
    const { count } = await db.query(sql`
      update attachment set state = 'stored', reason = null, storage_key = ${file.key}, size = ${file.size},
        sha256 = ${file.sha256}, media_type = ${await mediaTypeOf(file.head)}
      where id = ${id} and state = 'pending'`)
    if (count === 0) await storage.remove(file.key)
    else metrics.inc('bote_attachments_fetched_total', { channel })
  }

  async function giveUp(id: string, { channel }: FileSource, reason: string): Promise<void> {
    await db.query(sql`
      update attachment set state = 'missing', reason = ${reason} where id = ${id} and state = 'pending'`)
    metrics.inc('bote_attachments_missing_total', { channel })
    log.warn({ attachment: id, reason }, 'a file is missing')
  }

  return {
    fetch,
    /** Registers how a channel's files are got. */
    fetchFrom(channel: FileSource['channel'], fetcher: Fetcher): void {
      fetchers.set(channel, fetcher)
    },
  }
}

function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    work.then(resolve, reject)
  })
}

/** A stream that stands still must not keep us for ever. */
function interruptible(stream: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Uint8Array> {
  const readable = stream instanceof Readable ? stream : Readable.from(stream)
  const stop = () => readable.destroy(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()
  return readable
}
