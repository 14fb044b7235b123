import type { BusinessCalendar } from './calendar.ts'
import { addBusinessTime, businessTimeBetween, subtractBusinessTime } from './time.ts'
import { windowsFrom } from './windows.ts'

/**
 * A clock of business time that is stopped and set going again: what was used up before stays used up, whatever pauses,
 * calendars or allowances come between. `allowanceMs` null: nothing was promised.
 */
export type SlaClock = {
  readonly allowanceMs: number | null
  readonly usedMs: number
  /** Null while it stands. */
  readonly runningSince: Date | null
}

/** Business time used up until `at`, the stretch that runs included. */
export function usedAt(calendar: BusinessCalendar, { usedMs, runningSince }: SlaClock, at: Date): number {
  return runningSince ? usedMs + Math.max(0, businessTimeBetween(calendar, runningSince, at)) : usedMs
}

/** When the allowance will have been used up, or was; null while the clock stands and when nothing was promised. */
export function dueAt(calendar: BusinessCalendar, clock: SlaClock): Date | null {
  return shareAt(calendar, clock, 1)
}

/** When a share of the allowance (0.75: three quarters) will have been used up, in business time like the deadline. */
export function shareAt(calendar: BusinessCalendar, clock: SlaClock, share: number): Date | null {
  const { allowanceMs, usedMs, runningSince } = clock
  if (allowanceMs === null || runningSince === null) return null
  const left = Math.round(allowanceMs * share) - usedMs
  return left >= 0
    ? addBusinessTime(calendar, runningSince, left)
    : subtractBusinessTime(calendar, runningSince, -left)
}

/** A clock as a page shows it, counting by itself: `leftMs` at `at`, which then shrinks inside `open` and nowhere else. */
export type ClockFace = {
  at: Date
  /** Negative once the allowance is used up; null when nothing was promised. */
  leftMs: number | null
  usedMs: number
  isRunning: boolean
  dueAt: Date | null
  /** The next open times, each from and to; none while the clock stands. */
  open: [from: Date, to: Date][]
}

const SHOWN_WINDOWS = 6

export function clockFace(calendar: BusinessCalendar, clock: SlaClock, at: Date): ClockFace {
  const usedMs = usedAt(calendar, clock, at)
  const isRunning = clock.runningSince !== null
  return {
    at,
    usedMs,
    isRunning,
    leftMs: clock.allowanceMs === null ? null : clock.allowanceMs - usedMs,
    dueAt: dueAt(calendar, clock),
    open: isRunning ? openTimes(calendar, at) : [],
  }
}

function openTimes(calendar: BusinessCalendar, at: Date): [Date, Date][] {
  const times: [Date, Date][] = []
  for (const { from, to } of windowsFrom(calendar, at.getTime())) {
    if (to > at.getTime()) times.push([new Date(Math.max(from, at.getTime())), new Date(to)])
    if (times.length === SHOWN_WINDOWS) break
  }
  return times
}
