import type { Logger } from 'pino'
import type { Queryable } from './query.ts'
import { sql } from './sql.ts'

/** What time it is. Passed in, never asked of the machine directly, so that tests can turn the hands. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests that moves only when told. */
export function fixedClock(start: Date | string) {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    set: (date: Date | string) => {
      time = new Date(date).getTime()
    },
    /** Turns the hands by so many milliseconds. */
    advance: (ms: number) => {
      time += ms
    },
  }
}

const WARN_ABOVE = 60_000

/** The machine's own two clocks, in ms: `wall` may jump, `monotonic` only goes on (but stands still in suspend). */
export type Machine = { wall(): number; monotonic(): number }
export const machine: Machine = { wall: () => Date.now(), monotonic: () => performance.now() }

/**
 * The database's clock, read without asking it each time: measured now and every `everyMs`, carried on by the monotonic
 * clock in between. So replicas agree, and a wrong or jumping clock of this machine closes no ticket early.
 */
export async function databaseClock(
  db: Queryable,
  options: { log: Logger; everyMs?: number; machine?: Machine },
): Promise<Clock & { measure(): Promise<void>; stop(): void }> {
  const { log, everyMs = 30_000, machine: own = machine } = options
  let offset = 0
  let drift = 0

  async function measure(): Promise<void> {
    const asked = own.monotonic()
    const { now } = await db.one<{ now: Date }>(sql`select clock_timestamp() as now`)
    const answered = own.monotonic()
    offset = now.getTime() - (asked + answered) / 2
    drift = own.wall() - answered
    const wrongBy = Math.round(own.wall() - (answered + offset))
    if (Math.abs(wrongBy) >= WARN_ABOVE) {
      log.warn(
        { wrongByMs: wrongBy },
        "this machine's clock disagrees with the database's; the database's counts",
      )
    }
  }

  function refresh(): void {
    measure().catch((error) => log.warn({ error: error.message }, "the database's clock could not be read"))
  }

  await measure()
  const timer = setInterval(refresh, everyMs)
  timer.unref()

  return {
    now() {
      // The two clocks of the machine went apart: it slept, or somebody set its clock. Only the first calls for this.
      if (Math.abs(own.wall() - own.monotonic() - drift) > 2_000) {
        drift = own.wall() - own.monotonic()
        refresh()
      }
      return new Date(own.monotonic() + offset)
    },
    measure,
    stop: () => clearInterval(timer),
  }
}
