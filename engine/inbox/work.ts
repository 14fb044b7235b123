import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database, Tx } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { describeFault } from '../jobs/fault.ts'
import { laneQueue } from '../jobs/lanes.ts'
import { lookout } from '../jobs/lookout.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { claimHead, type InboxMessage, recordFailure, waitingLanes } from './claim.ts'

export type Handler<Payload = unknown> = (message: InboxMessage<Payload>, tx: Tx) => Promise<unknown>

export type WorkOptions = {
  /** Lanes handled at a time; each takes one connection of the pool. */
  concurrency?: number
  /** How often the table is looked at, in case a hint was lost. */
  pollMs?: number
  /** How long the n-th failed message waits, in ms; when these are used up it is parked. */
  backOffMs?: readonly number[]
  /** After this a handler has failed, in ms. */
  limitMs?: number
}

export type Worker = {
  /** There is something in the lane, or (without one) perhaps somewhere. */
  kick(lane?: string): void
  hasTimeToSpare(): boolean
  /** Takes nothing new and waits for what runs, at most so long. */
  stop(withinMs?: number): Promise<void>
}

const AWAY_MS = 1_000
const MINUTE = 60_000

/** Handles one channel's messages: lanes beside each other, each lane in order and one message at a time. */
export function startWork(
  { db, log, metrics }: { db: Database; log: Logger; metrics: Metrics },
  channel: string,
  handler: Handler<never>,
  { concurrency = 4, pollMs = 2_000, backOffMs = [500, 2_000, 8_000, 30_000], limitMs = 50_000 }: WorkOptions,
): Worker {
  const lanes = laneQueue(pump)
  const running = new Set<Promise<void>>()
  const { look, hasMore, close } = lookout({
    find: (after, limit) => waitingLanes(db, channel, after, limit),
    heed: ({ lane, ready }) => ready && lanes.add(lane),
    fail: pause,
  })
  let stopped = false
  let away = false

  function pump(): void {
    while (!stopped && !away && running.size < concurrency) {
      const lane = lanes.take()
      if (lane === undefined) break
      const run = workOn(lane).finally(() => {
        running.delete(run)
        pump()
      })
      running.add(run)
    }
    if (hasMore() && lanes.ready() < concurrency) look()
  }

  async function workOn(lane: string): Promise<void> {
    let taken: InboxMessage | undefined
    const started = performance.now()
    try {
      const claim = await db.transaction(async (tx) => {
        const claim = await claimHead(tx, channel, lane)
        if (claim.kind !== 'claimed') return claim
        taken = claim.message
        await withinLimit(handler(claim.message as InboxMessage<never>, tx), limitMs)
        return claim
      })
      if (claim.kind === 'blocked') return blocked(lane, claim.waitMs)
      if (claim.kind === 'empty') return lanes.release(lane, false)
      metrics.inc('bote_inbox_processed_total', { channel })
      metrics.observe('bote_inbox_wait_seconds', claim.waitedMs / 1_000, { channel })
      lanes.release(lane, claim.more)
    } catch (error) {
      // A database that went away is not the message's fault, unless its handler kept the connection until it was cut.
      if (!taken || (error instanceof DatabaseUnavailable && performance.now() - started < limitMs / 2)) {
        pause(error)
        lanes.release(lane, true)
      } else {
        await fail(lane, taken, error)
      }
    }
  }

  /** Its first message is to be tried again in `waitMs`, or another replica works on it. */
  function blocked(lane: string, waitMs: number): void {
    if (waitMs === 0) lanes.yieldTo(lane)
    else if (waitMs < MINUTE) lanes.rest(lane, waitMs + 1)
    else lanes.release(lane, false)
  }

  async function fail(lane: string, message: InboxMessage, cause: unknown): Promise<void> {
    const retryMs = backOffMs[message.attempts]
    const parked = retryMs === undefined
    const error = describeFault(cause)
    log.error(
      { err: cause, channel, id: message.id, attempts: message.attempts + 1, parked },
      'a message failed',
    )
    metrics.inc('bote_inbox_failed_total', { channel })
    if (parked) metrics.inc('bote_inbox_parked_total', { channel })
    try {
      await recordFailure(db, message.id, { error, retryMs: retryMs ?? 0, parked })
      if (parked) lanes.release(lane, true)
      else lanes.rest(lane, retryMs + 1)
    } catch (unavailable) {
      pause(unavailable)
      lanes.release(lane, true)
    }
  }

  function pause(error: unknown): void {
    if (away || stopped) return
    if (!(error instanceof DatabaseUnavailable))
      log.error({ err: error, channel }, 'the inbox could not be read')
    away = true
    const timer = setTimeout(() => {
      away = false
      pump()
      look()
    }, AWAY_MS)
    timer.unref()
  }

  const poll = setInterval(() => {
    if (lanes.ready() < concurrency) look()
  }, pollMs)
  poll.unref()
  look()

  return {
    kick: (lane) => (lane === undefined ? look() : lanes.add(lane)),
    hasTimeToSpare: () => !stopped && !away && lanes.ready() <= concurrency,
    async stop(withinMs = 20_000) {
      stopped = true
      close()
      clearInterval(poll)
      lanes.clear()
      const timeUp = new AbortController()
      await Promise.race([
        Promise.all(running),
        sleep(withinMs, undefined, { signal: timeUp.signal }).catch(() => undefined),
      ])
      timeUp.abort()
    },
  }
}

function withinLimit<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the handler took too long')), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
