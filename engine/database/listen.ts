import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Logger } from 'pino'
import type { Queryable } from './query.ts'
import { sql } from './sql.ts'

export type Notification = { channel: string; payload: string }

type ListenOptions = {
  log: Logger
  /** After every connection but the first: notifications may have been missed, so look at the tables again. */
  onReconnect?: () => void
  /** How often the connection is tried, and how long its answer may take, in ms. */
  heartbeatMs?: number
}

/**
 * A connection of its own that hears PostgreSQL's notifications, and connects again whenever it is lost, also when the
 * other end vanished without a word. Resolves when it listens for the first time.
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onNotify: (notification: Notification) => void,
  { log, onReconnect, heartbeatMs = 10_000 }: ListenOptions,
): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({
      connectionString: url,
      connectionTimeoutMillis: heartbeatMs,
      query_timeout: heartbeatMs,
      keepAlive: true,
    })
    next.on('notification', ({ channel, payload = '' }) => hear({ channel, payload }))
    next.on('error', () => undefined)
    try {
      await next.connect()
      for (const channel of channels) await next.query(`listen ${pg.escapeIdentifier(channel)}`)
    } catch (error) {
      drop(next)
      throw error
    }
    if (closed) return drop(next)
    client = next
    next.once('end', () => {
      if (client === next && !closed) reconnect()
    })
    timer = setTimeout(beat, heartbeatMs, next)
  }

  function hear(notification: Notification): void {
    try {
      onNotify(notification)
    } catch (error) {
      log.error({ err: error, channel: notification.channel }, 'a notification could not be handled')
    }
  }

  async function beat(beating: pg.Client): Promise<void> {
    try {
      await beating.query('select 1')
      if (client === beating && !closed) timer = setTimeout(beat, heartbeatMs, beating)
    } catch {
      // Its end brings the reconnection.
      drop(beating)
    }
  }

  function reconnect(wait = 50): void {
    clearTimeout(timer)
    client = undefined
    timer = setTimeout(async () => {
      try {
        await connect()
        log.info('hearing the database again')
        onReconnect?.()
      } catch (error) {
        log.warn({ error: (error as Error).message }, 'the database cannot be heard; trying on')
        if (!closed) reconnect(Math.min(wait * 2, 5_000))
      }
    }, wait)
  }

  await connect()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      if (!client) return
      const leaving = client
      const impatience = setTimeout(() => drop(leaving), 1_000)
      await leaving.end()
      clearTimeout(impatience)
    },
  }
}

/** Closes the socket at once, without the farewell that a dead server would never take. */
function drop(client: pg.Client): void {
  ;(client as unknown as { connection: { stream: NodeJS.WriteStream } }).connection.stream.destroy()
}

/**
 * Tells every listener, when (and only if) the transaction commits. At most 8,000 bytes: send ids, not contents. Commits
 * that notify go through PostgreSQL one at a time, so on hot paths say it after the commit with an announcer instead.
 */
export async function notify(tx: Queryable, channel: string, payload: string): Promise<void> {
  await tx.query(sql`select pg_notify(${channel}, ${payload})`)
}

/** A name for whoever announces, so that nobody acts on what they said themselves. */
export function newSpeaker(): string {
  return randomBytes(6).toString('base64url')
}

/**
 * Gathers what is to be told for `everyMs` and tells it in one statement, each thing once. For `tx.afterCommit`: lost in
 * a crash, so only for what a page would also find out by looking.
 */
export function announcer(db: Queryable, { log, everyMs = 20 }: { log: Logger; everyMs?: number }) {
  let waiting = new Map<string, Notification>()
  let timer: NodeJS.Timeout | undefined

  async function tell(): Promise<void> {
    timer = undefined
    const told = [...waiting.values()]
    waiting = new Map()
    if (told.length === 0) return
    await db.query(sql`
      select pg_notify(channel, payload) from ${sql.unnest(told, { channel: 'text', payload: 'text' })}`)
  }

  function tellSoon(): void {
    tell().catch((error) => log.warn({ error: error.message }, 'a change could not be announced'))
  }

  return {
    announce(channel: string, payload: string): void {
      waiting.set(`${channel}\n${payload}`, { channel, payload })
      timer ??= setTimeout(tellSoon, everyMs)
    },
    /** Tells at once what is waiting. */
    async flush(): Promise<void> {
      clearTimeout(timer)
      await tell()
    },
  }
}
