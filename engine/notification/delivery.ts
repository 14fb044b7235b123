import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { DatabaseUnavailable } from '../database/errors.ts'
import { laneQueue } from '../jobs/lanes.ts'
import { lookout } from '../jobs/lookout.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { partsOfChat } from '../whatsapp-number/place.ts'
import { attempt } from './attempt.ts'
import { backOff } from './back-off.ts'
import type { Channel } from './channel.ts'
import { CLAIM_MS, type Claimed, claimHeads, type LaneClaim, prolong, unfinishedLanes } from './claim.ts'
import { conclusion } from './conclusion.ts'
import type { Deliverer, DeliveryOptions } from './deliverer.ts'
import type { Enqueued } from './enqueue.ts'
import { type Moment, moment, passedSince } from './moment.ts'
import { PACING } from './pacing.ts'
import { type Turn, turns } from './turns.ts'

const AWAY_MS = 1_000
/** What a delivery may still need after the last look at the clock. */
const MARGIN_MS = 10_000
const HOUR = 3_600_000

/** Delivers one channel's messages: recipients beside each other, each recipient's in order and one at a time. */
export function startDelivery(
  {
    db,
    log,
    metrics,
    follow,
  }: {
    db: Database
    log: Logger
    metrics: Metrics
    /** Something else was put into the outbox. */
    follow: (messages: readonly Enqueued[]) => void
  },
  channel: Channel,
  {
    concurrency = 40,
    pacing = PACING[channel.name],
    pollMs = 5_000,
    limitMs = 180_000,
    backOff: wait = backOff,
    giveUpMs = 24 * HOUR,
    monotonic = () => performance.now(),
    number,
  }: DeliveryOptions,
): Deliverer {
  const labels = { channel: channel.name }
  const lanes = laneQueue(pumpSoon)
  const turn = turns(lanes, pacing, monotonic)
  const conclude = conclusion({ db, log, metrics, follow }, channel.name, { backOff: wait, giveUpMs })
  const underway = new Map<string, Claimed>()
  const running = new Set<Promise<void>>()
  const { look, hasMore, close } = lookout({
    find: (after, limit) => unfinishedLanes(db, { channel: channel.name, number }, after, limit),
    heed: ({ lane, live, ready }) => ready && lanes.add(lane, live),
    fail: pause,
  })
  let stopped = false
  let pumping = false
  let claiming = false
  let pausedUntil = 0
  let awayAt = Number.NEGATIVE_INFINITY
  let wakeTimer: NodeJS.Timeout | undefined

  function pumpSoon(): void {
    if (pumping || claiming) return
    pumping = true
    queueMicrotask(() => {
      pumping = false
      pump()
    })
  }

  function pump(): void {
    if (stopped || claiming) return
    const paused = pausedUntil - monotonic()
    if (paused > 0) {
      wakeIn(paused)
      return
    }
    const { chosen, waitMs } = turn.next(concurrency - running.size)
    if (waitMs > 0) wakeIn(waitMs)
    if (chosen.length > 0) {
      claiming = true
      void claim(chosen).finally(() => {
        claiming = false
        pumpSoon()
      })
    }
    if (hasMore() && lanes.ready() < concurrency) look()
  }

  function wakeIn(ms: number): void {
    if (wakeTimer) return
    wakeTimer = setTimeout(() => {
      wakeTimer = undefined
      pumpSoon()
    }, ms)
    wakeTimer.unref()
  }

  async function claim(chosen: Turn[]): Promise<void> {
    // The claim begins in the database after this moment, so it ends there later than here.
    const asked = moment(monotonic)
    let claims: LaneClaim[]
    try {
      // After a time without the database, those who delivered meanwhile come first with their results.
      const retake = monotonic() - awayAt > 10_000
      claims = await claimHeads(
        db,
        channel.name,
        chosen.map(({ lane }) => lane),
        { retake },
      )
    } catch (error) {
      pause(error)
      for (const one of chosen) {
        turn.settle(one, 'nothing')
        lanes.release(one.lane, true)
      }
      return
    }
    for (const [i, claim] of claims.entries()) {
      turn.settle(chosen[i]!, useOf(claim))
      if (claim.kind === 'claimed') begin(claim.message, claim.retaken, asked)
      else if (claim.kind === 'blocked') blocked(claim.lane, claim.waitMs)
      else lanes.release(claim.lane, false)
    }
  }

  /** Its first message is to be tried again in `waitMs`, or another replica delivers it. */
  function blocked(lane: string, waitMs: number): void {
    if (waitMs === 0) lanes.yieldTo(lane)
    else if (waitMs < HOUR) lanes.rest(lane, waitMs + 1)
    else lanes.release(lane, false)
  }

  function begin(message: Claimed, retaken: boolean, asked: Moment): void {
    if (retaken) {
      metrics.inc('bote_outbox_reclaimed_total', labels)
      log.warn({ channel: channel.name, id: message.id }, 'a delivery was left unfinished and is made again')
    }
    underway.set(message.id, message)
    const run = deliver(message, asked).finally(() => {
      underway.delete(message.id)
      running.delete(run)
      pumpSoon()
    })
    running.add(run)
  }

  async function deliver(message: Claimed, asked: Moment): Promise<void> {
    // A process that was paused (or a machine that slept) must not go on as if no time had passed: another replica may
    // have taken the message over.
    if (passedSince(asked, monotonic) > CLAIM_MS - MARGIN_MS) {
      metrics.inc('bote_outbox_withheld_total', labels)
      lanes.rest(message.lane, AWAY_MS)
      return
    }
    const next = await conclude.after(message, await attempt(channel, message, { limitMs, log }))
    if (next.kind === 'release') {
      lanes.release(message.lane, next.more, next.live)
    } else {
      if (next.wholeChannel) pausedUntil = Math.max(pausedUntil, monotonic() + next.ms)
      lanes.rest(message.lane, next.ms)
    }
  }

  function pause(error: unknown): void {
    if (error instanceof DatabaseUnavailable) awayAt = monotonic()
    else log.error({ err: error, channel: channel.name }, 'the outbox could not be read')
    pausedUntil = Math.max(pausedUntil, monotonic() + AWAY_MS)
  }

  async function prolongAll(): Promise<void> {
    const claims = [...underway.values()]
    if (claims.length === 0) return
    try {
      await prolong(db, claims)
    } catch (error) {
      log.warn({ err: error, channel: channel.name }, 'claims could not be prolonged')
    }
  }

  const poll = setInterval(() => {
    turn.prune()
    if (lanes.ready() < concurrency) look()
  }, pollMs)
  const beat = setInterval(prolongAll, CLAIM_MS / 3)
  poll.unref()
  beat.unref()
  look()

  return {
    serves: (lane) => number === undefined || partsOfChat(lane).number === number,
    kick: (lane, live) => (lane === undefined ? look() : lanes.add(lane, live)),
    hasTimeToSpare: () => !stopped && lanes.ready() <= concurrency * 4,
    offer(lane) {
      const mayTake =
        !stopped && running.size < concurrency && pausedUntil <= monotonic() && turn.isFree(lane)
      return mayTake ? moment(monotonic) : null
    },
    deliverClaimed(message, asked) {
      if (!stopped && lanes.takeIdle(message.lane)) {
        turn.settle({ lane: message.lane, asNotice: false }, 'answer')
        begin(message, false, asked)
      } else {
        void conclude.putBack(message).then(() => lanes.add(message.lane, true))
      }
    },
    async stop(withinMs = 20_000) {
      stopped = true
      close()
      clearInterval(poll)
      clearTimeout(wakeTimer)
      lanes.clear()
      const timeUp = new AbortController()
      await Promise.race([
        idle(),
        sleep(withinMs, undefined, { signal: timeUp.signal }).catch(() => undefined),
      ])
      timeUp.abort()
      clearInterval(beat)
    },
  }

  async function idle(): Promise<void> {
    while (claiming || running.size > 0) {
      await Promise.all(running)
      if (claiming) await sleep(5)
    }
  }
}

function useOf(claim: LaneClaim): 'answer' | 'notice' | 'nothing' {
  if (claim.kind !== 'claimed') return 'nothing'
  return claim.message.eventId === null ? 'answer' : 'notice'
}
