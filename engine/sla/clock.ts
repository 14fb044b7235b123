import type { BusinessCalendar } from './calendar.ts'
import { addBusinessTime, businessTimeBetween, subtractBusinessTime } from './time.ts'

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
