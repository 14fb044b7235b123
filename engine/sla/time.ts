import { Invalid } from '../errors.ts'
import type { BusinessCalendar } from './calendar.ts'
import { dayAt, windowsFrom, windowsOn, windowsUntil } from './windows.ts'

/**
 * The instant by which `ms` of open time (real elapsed milliseconds) have passed since `from`.
 * It lies inside a window or at its end: 4 h from 08:00 is 12:00, not 13:00 after lunch.
 * With 0 ms it is `from`, or the next opening when `from` is closed.
 * Throws Invalid `calendar_never_opens` when the calendar stays closed for more than a year on the way.
 */
export function addBusinessTime(calendar: BusinessCalendar, from: Date, ms: number): Date {
  let remaining = checkedDuration(ms)
  const start = instant(from)
  for (const window of windowsFrom(calendar, start)) {
    const begin = Math.max(window.from, start)
    if (remaining <= window.to - begin) return new Date(begin + remaining)
    remaining -= window.to - begin
  }
  throw new Invalid('calendar_never_opens')
}

/**
 * The instant from which `ms` of open time remain until `until`: "1 h before due" in business time, so that a warning
 * never falls into the night. The mirror of addBusinessTime, with the same errors.
 */
export function subtractBusinessTime(calendar: BusinessCalendar, until: Date, ms: number): Date {
  let remaining = checkedDuration(ms)
  const end = instant(until)
  for (const window of windowsUntil(calendar, end)) {
    const finish = Math.min(window.to, end)
    if (remaining <= finish - window.from) return new Date(finish - remaining)
    remaining -= finish - window.from
  }
  throw new Invalid('calendar_never_opens')
}

/** The open milliseconds from `a` to `b`; negative when `b` comes first. */
export function businessTimeBetween(calendar: BusinessCalendar, a: Date, b: Date): number {
  const from = instant(a)
  const to = instant(b)
  if (to < from) return -businessTimeBetween(calendar, b, a)

  let total = 0
  const lastDay = dayAt(calendar, to)
  for (let day = dayAt(calendar, from); day <= lastDay; day++) {
    for (const window of windowsOn(calendar, day)) {
      total += Math.max(0, Math.min(window.to, to) - Math.max(window.from, from))
    }
  }
  return total
}

/** A time as epoch ms; an invalid Date is a bug of the caller. */
export function instant(date: Date): number {
  const at = date.getTime()
  if (Number.isNaN(at)) throw new RangeError('An invalid date has no business time')
  return at
}

const LONGEST_DURATION_MS = 10 * 366 * 24 * 3_600_000

function checkedDuration(ms: number): number {
  if (Number.isInteger(ms) && ms >= 0 && ms <= LONGEST_DURATION_MS) return ms
  throw new RangeError(`Business time must be whole milliseconds from 0 to ten years, not ${ms}`)
}
