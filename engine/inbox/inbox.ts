import type { Database } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { newSpeaker } from '../database/listen.ts'
import type { Deps } from '../deps.ts'
import { type Metrics, noMetrics } from '../jobs/metrics.ts'
import { store } from './claim.ts'
import { groupCommit, type IncomingItem } from './intake.ts'
import { parking } from './parking.ts'
import { type Handler, startWork, type Worker, type WorkOptions } from './work.ts'

export type { InboxMessage } from './claim.ts'
export type { IncomingItem } from './intake.ts'
export type { Handler, WorkOptions } from './work.ts'

/** PostgreSQL's channel on which replicas hear that a channel has mail: `speaker telegram`, or `speaker telegram lane`. */
export const INBOX_NEWS = 'bote_inbox'

export type InboxDeps = Pick<Deps, 'log'> & {
  db: Database
  metrics?: Metrics
  /** Tells the other replicas (an announcer's `announce`). Without it they find out by looking, within seconds. */
  announce?: (channel: string, payload: string) => void
}

/** Everything a channel delivers: stored before any logic, handled once, in the order of its lane. */
export function inbox({ db, log, metrics = noMetrics, announce }: InboxDeps) {
  const workers = new Map<string, Worker>()
  const intakes = new Map<string, (items: IncomingItem[]) => Promise<void>>()
  const self = newSpeaker()

  /**
   * Stores what a channel delivered, durably; the same external id again is not stored again and not an error.
   * Resolves after the commit. Rejects with DatabaseUnavailable when it cannot be stored: then do not acknowledge.
   */
  async function receive(channel: string, items: IncomingItem[]): Promise<void> {
    let intake = intakes.get(channel)
    if (!intake) {
      intake = groupCommit((batch) => commit(channel, batch))
      intakes.set(channel, intake)
    }
    return intake(items)
  }

  async function commit(channel: string, items: IncomingItem[]): Promise<void> {
    const stored = await storeAgain(channel, items)
    metrics.inc('bote_inbox_received_total', { channel }, stored)
    if (stored < items.length) metrics.inc('bote_inbox_repeated_total', { channel }, items.length - stored)
    if (stored === 0) return
    const worker = workers.get(channel)
    for (const { lane } of items) worker?.kick(lane)
    if (!worker?.hasTimeToSpare()) tellOthers(channel, items)
  }

  /** Two replicas that store the same updates in another order may deadlock: one of them only has to do it again. */
  async function storeAgain(channel: string, items: IncomingItem[]): Promise<number> {
    for (let tries = 1; ; tries++) {
      try {
        return await store(db, channel, items)
      } catch (error) {
        if (tries === 3 || error instanceof DatabaseUnavailable) throw error
        if ((error as { code?: string }).code !== '40P01') throw error
      }
    }
  }

  function tellOthers(channel: string, items: IncomingItem[]): void {
    if (items.length > 20) announce?.(INBOX_NEWS, `${self} ${channel}`)
    else for (const { lane } of items) announce?.(INBOX_NEWS, `${self} ${channel} ${lane}`)
  }

  return {
    receive,

    /**
     * Handles a channel's messages from now on. `handler` runs in the transaction that marks the message done: what it
     * asks of `tx` happens exactly once. When it throws, the message is tried again later (and may be parked).
     */
    work<Payload = unknown>(channel: string, handler: Handler<Payload>, options: WorkOptions = {}): Worker {
      const worker = startWork({ db, log, metrics }, channel, handler as Handler<never>, options)
      workers.set(channel, worker)
      return {
        ...worker,
        async stop(withinMs) {
          if (workers.get(channel) === worker) workers.delete(channel)
          await worker.stop(withinMs)
        },
      }
    },

    /** What was announced on INBOX_NEWS. What this replica said itself it has acted upon already. */
    hear(payload: string): void {
      const [, speaker, channel = '', lane] = payload.match(/^(\S+) (\S+)(?: (.*))?$/s) ?? []
      if (speaker !== self) workers.get(channel)?.kick(lane)
    },

    /** Announcements may have been missed: look at the table. */
    look(): void {
      for (const worker of workers.values()) worker.kick()
    },

    ...parking(db, (channel, lane) => workers.get(channel)?.kick(lane)),
  }
}
