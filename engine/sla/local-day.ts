import { Temporal } from 'temporal-polyfill'
import { MINUTES_PER_DAY } from './minutes.ts'

/** A civil date as days since 1970-01-01: cheap to count with, the same in every time zone. */
export type LocalDay = number

const DAY_MS = 86_400_000

export function localDayOf(isoDate: string): LocalDay {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS
}

export function isoDateOf(day: LocalDay): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayIndex(day: LocalDay): number {
  return (((day + 3) % 7) + 7) % 7 // 1970-01-01 was a Thursday
}

/**
 * The instant (epoch ms) at which the clocks of the zone show `minutes` after midnight of `day`.
 * Times that do not exist or exist twice follow Temporal's `compatible`: after the gap, the first of the two.
 */
export function instantAt(timeZone: string, day: LocalDay, minutes: number): number {
  const midnight = new Date((day + Math.floor(minutes / MINUTES_PER_DAY)) * DAY_MS)
  return new Temporal.PlainDateTime(
    midnight.getUTCFullYear(),
    midnight.getUTCMonth() + 1,
    midnight.getUTCDate(),
    Math.floor((minutes % MINUTES_PER_DAY) / 60),
    minutes % 60,
  ).toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds
}

/** The local day that contains an instant, given where days begin: no zone of today is more than a day off UTC. */
export function localDayAt(instant: number, dayStart: (day: LocalDay) => number): LocalDay {
  let day = Math.floor(instant / DAY_MS)
  while (instant < dayStart(day)) day--
  while (instant >= dayStart(day + 1)) day++
  return day
}

/** The moment at which the clocks of the zone show a day (`YYYY-MM-DD`) and time (`HH:MM`). */
export function momentAt(timeZone: string, day: string, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(instantAt(timeZone, localDayOf(day), hours * 60 + minutes))
}

/** What the calendar and the clock of the zone show at a moment: `YYYY-MM-DD` and `HH:MM`. */
export function dayAndTimeAt(timeZone: string, at: Date): { day: string; time: string } {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ')
  return { day, time: time.slice(0, 5) }
}

/** So many days later, or earlier. */
export function dayAfter(day: string, days: number): string {
  return isoDateOf(localDayOf(day) + days)
}
