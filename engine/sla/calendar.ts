import { Invalid } from '../errors.ts'
import { calendarFaults, calendarSchema } from './calendar-schema.ts'

/** ISO day of the week: 1 = Monday … 7 = Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** Half-open [from, to) in local time, `HH:MM`; `to` may be `24:00`. */
export type Hours = { readonly from: string; readonly to: string }

/** Hours of one weekday. With `overnight` they end on the next day (22:00-06:00); without it `from < to`. */
export type WeeklyInterval = Hours & { readonly day: Weekday; readonly overnight?: boolean | undefined }

/**
 * A date on which the weekly hours do not hold: from 00:00 to 24:00 of that civil date, also for a night shift that
 * began the evening before. `open` names the parts of the date that stay as in the weekly hours (Ash Wednesday:
 * 14:00-24:00); it never opens more than they do. An inactive closure is kept, shown, and ignored.
 */
export type Closure = {
  readonly date: string
  readonly name: string
  readonly open?: readonly Hours[] | undefined
  readonly active: boolean
}

/**
 * When a company works (R33). Plain JSON, stored with the company.
 * Never changed in place: computed windows are remembered for each calendar object.
 */
export type BusinessCalendar = {
  readonly timeZone: string
  readonly weekly: readonly WeeklyInterval[]
  readonly closures: readonly Closure[]
}

/**
 * Reads a calendar from stored or submitted JSON.
 * Throws Invalid (`calendar_invalid`) with one entry of `details.fields` a mistake; `calendarFaultText` words it.
 */
export function parseCalendar(json: unknown): BusinessCalendar {
  const parsed = calendarSchema.safeParse(json)
  if (!parsed.success) throw new Invalid('calendar_invalid', { fields: calendarFaults(parsed.error) })
  return parsed.data
}
