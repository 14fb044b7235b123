import { Temporal } from 'temporal-polyfill'
import { Invalid } from '../errors.ts'
import type { BusinessCalendar } from './calendar.ts'
import { type LocalDay, weekdayIndex } from './local-day.ts'
import { instant } from './time.ts'
import { dayAt, LONGEST_CLOSURE_DAYS, windowsOn } from './windows.ts'

/**
 * The same local time `n` days later, or earlier when negative (silence policies, R20 and R22).
 * A local time that does not exist on that day moves behind the gap; of two equal ones the first counts.
 */
export function addCalendarDays(timeZone: string, from: Date, n: number): Date {
  const local = Temporal.Instant.fromEpochMilliseconds(instant(from)).toZonedDateTimeISO(timeZone)
  return new Date(local.add({ days: checkedCount(n) }).epochMilliseconds)
}

/**
 * The same local time `n` business days later (earlier when negative), in the calendar's zone; 0 changes nothing.
 * A partly open day counts as a whole one. Throws Invalid `calendar_never_opens` after a year without one.
 */
export function addBusinessDays(calendar: BusinessCalendar, from: Date, n: number): Date {
  const firstDay = dayAt(calendar, instant(from))
  const step = Math.sign(checkedCount(n))
  let day = firstDay
  let closedDays = 0
  for (let left = Math.abs(n); left > 0; ) {
    day += step
    closedDays = isBusinessDay(calendar, day) ? 0 : closedDays + 1
    if (closedDays === 0) left--
    if (closedDays > LONGEST_CLOSURE_DAYS) throw new Invalid('calendar_never_opens')
  }
  return addCalendarDays(calendar.timeZone, from, day - firstDay)
}

/** Work begins on it: the early hours of a night shift do not make a Saturday a business day. */
function isBusinessDay(calendar: BusinessCalendar, day: LocalDay): boolean {
  const weekday = weekdayIndex(day) + 1
  return calendar.weekly.some((hours) => hours.day === weekday) && windowsOn(calendar, day).length > 0
}

function checkedCount(n: number): number {
  if (Number.isInteger(n) && Math.abs(n) <= 3660) return n
  throw new RangeError(`Days must be a whole number within ten years, not ${n}`)
}
