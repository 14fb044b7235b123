import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { convoy } from '../database/convoy.ts'
import type { Database, Tx } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { describeFault } from '../jobs/fault.ts'
import { laneQueue } from '../jobs/lanes.ts'
import { lookout } from '../jobs/lookout.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { type Claim, claimHeads, type InboxMessage, recordFailure, waitingLanes } from './claim.ts'

export type Handler<Payload = unknown> = (message: InboxMessage<Payload>, tx: Tx) => Promise<unknown>

export type WorkOptions = {
  /** Connections of the pool that work on lanes. */
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
/** As many lanes share a transaction at most; more would keep the first waiting for the last. */
const LARGEST_CONVOY = 64
/** One is at the database while the other is thought about; more of them, each smaller, get less done. */
const CONVOYS = 2
/** A convoy that meets somebody else's lock does not make all its lanes wait for it. */
const CONVOY_LOCK_MS = 250
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
  let convoys = 0
  /** Lanes that did not get through in company: each gets a connection of its own, as it may be waiting for somebody. */
  const apart: string[] = []

  function pump(): void {
    for (let taken = take(); taken.length > 0; taken = take()) {
      const run = (taken.length > 1 ? workTogether(taken) : workOn(taken[0]!)).finally(() => {
        running.delete(run)
        pump()
      })
      running.add(run)
    }
    if (hasMore() && lanes.ready() < concurrency) look()
  }

  /** The lanes to begin with now: one, unless more are waiting than there are connections for. */
  function take(): string[] {
    const free = stopped || away ? 0 : concurrency - running.size
    if (free === 0) return []
    const alone = apart.shift()
    if (alone !== undefined) return [alone]
    const share = lanes.ready() > free ? shareOf(lanes.ready()) : Math.min(lanes.ready(), 1)
    return Array.from({ length: share }, () => lanes.take()!)
  }

  function shareOf(ready: number): number {
    const left = Math.min(CONVOYS, concurrency) - convoys
    return left > 0 ? Math.min(Math.ceil(ready / left), LARGEST_CONVOY) : 0
  }

  async function workOn(lane: string): Promise<void> {
    let taken: InboxMessage | undefined
    const started = performance.now()
    try {
      const claim = await db.transaction(async (tx) => {
        const [claim] = await claimHeads(tx, channel, [lane])
        if (claim!.kind !== 'claimed') return claim!
        taken = claim!.message
        await withinLimit(handler(claim!.message as InboxMessage<never>, tx), limitMs)
        return claim!
      })
      conclude(claim)
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

  /** The first messages of several lanes in one transaction; whatever is wrong with one, each is then done alone. */
  async function workTogether(together: readonly string[]): Promise<void> {
    convoys++
    try {
      const claims = await db.transaction(
        async (tx) => {
          const claims = await claimHeads(tx, channel, together)
          const messages = claims.flatMap((claim) => (claim.kind === 'claimed' ? [claim.message] : []))
          await convoy(
            tx,
            messages.map(
              (message) => (own) => withinLimit(handler(message as InboxMessage<never>, own), limitMs),
            ),
          )
          return claims
        },
        { retries: 0, lockMs: CONVOY_LOCK_MS },
      )
      claims.forEach(conclude)
    } catch (error) {
      if (error instanceof DatabaseUnavailable) {
        pause(error)
        for (const lane of together) lanes.release(lane, true)
      } else {
        metrics.inc('bote_inbox_parted_total', { channel })
        apart.push(...together)
      }
    } finally {
      convoys--
    }
  }

  function conclude(claim: Claim): void {
    if (claim.kind === 'alone') apart.push(claim.lane)
    if (claim.kind === 'blocked') blocked(claim.lane, claim.waitMs)
    if (claim.kind === 'empty') lanes.release(claim.lane, false)
    if (claim.kind !== 'claimed') return
    metrics.inc('bote_inbox_processed_total', { channel })
    metrics.observe('bote_inbox_wait_seconds', claim.waitedMs / 1_000, { channel })
    lanes.release(claim.lane, claim.more)
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
      apart.length = 0
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
