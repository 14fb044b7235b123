import { setTimeout as sleep } from 'node:timers/promises'
import { type DeliveryResult, dayAndTimeAt, type Engine, momentAt, type NumberId, type Pacing } from '#engine'

/** WhatsApp bans numbers that do not write like a person. */
export type Pace = {
  /** From the end of one message to the next, at least and at most, in ms. */
  gapMs: readonly [number, number]
  /** Messages a day. */
  dailyCap: number
  random?: () => number
  /** How often one person is written to, and people together. */
  chats?: Pacing
}

/** Slow enough for a person who writes a lot. */
export const PERSONS_PACE: Pace = { gapMs: [1_000, 3_500], dailyCap: 1_000 }

/** Does something when its turn has come; `wait` when the day's messages are used up. */
export type InTurn = <T>(send: () => Promise<T>) => Promise<T | { wait: DeliveryResult & { kind: 'later' } }>

const LOOK_AGAIN_MS = 10 * 60_000

/** One message at a time, with the pauses of a person, and only so many a day. */
export function pace(
  { sendings, config, log }: Engine,
  { gapMs: [least, most], dailyCap, random = Math.random }: Pace,
  alarm: (alarm: 'daily_cap') => void,
  number: NumberId = null,
): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  let resting: Promise<unknown> = Promise.resolve()

  return (send) => {
    const mine = last.then(async () => {
      if ((await sendings.countSince('whatsapp', startOfDay(config.timeZone), number)) >= dailyCap) {
        log.warn({ dailyCap }, 'the WhatsApp number has sent all it may today; the rest leaves tomorrow')
        alarm('daily_cap')
        return {
          wait: { kind: 'later' as const, reason: 'daily_cap', afterMs: LOOK_AGAIN_MS, wholeChannel: true },
        }
      }
      try {
        return await send()
      } finally {
        rest()
      }
    })
    last = mine.then(
      () => resting,
      () => resting,
    )
    return mine
  }

  function rest(): void {
    resting = sleep(least + random() * (most - least), undefined, { ref: false })
  }
}

function startOfDay(timeZone: string): Date {
  return momentAt(timeZone, dayAndTimeAt(timeZone, new Date()).day, '00:00')
}
