import { z } from 'zod'
import type { Hours, Weekday, WeeklyInterval } from './calendar.ts'
import type { CalendarFault, CalendarMistake } from './calendar-faults.ts'
import { MINUTES_PER_WEEK, minutesOf, spanOfDay, spanOfWeek } from './minutes.ts'

const clockTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/)

const weeklyInterval = z
  .strictObject({
    day: z.literal([1, 2, 3, 4, 5, 6, 7]),
    from: clockTime,
    to: clockTime,
    overnight: z.boolean().optional(),
  })
  .superRefine(({ from, to, overnight }, context) => {
    const endsLater = minutesOf(from) < minutesOf(to)
    if (!overnight && !endsLater) blame(context, { code: 'endsBeforeItBegins', from, to })
    if (overnight && (endsLater || from === '24:00' || to === '00:00')) {
      blame(context, { code: 'notOvernight', from, to })
    }
  })

const openHours = z.strictObject({ from: clockTime, to: clockTime }).superRefine(({ from, to }, context) => {
  if (minutesOf(from) >= minutesOf(to)) blame(context, { code: 'endsBeforeItBegins', from, to })
})

const closure = z.strictObject({
  date: z.iso.date(),
  name: z.string().trim().min(1).max(120),
  open: z.array(openHours).max(10).superRefine(refuseOverlapsInDay).optional(),
  active: z.boolean(),
})

export const calendarSchema = z.strictObject({
  timeZone: z
    .string()
    .max(64)
    .superRefine((timeZone, context) => {
      if (!isTimeZone(timeZone)) blame(context, { code: 'unknownTimeZone', timeZone })
    }),
  weekly: z.array(weeklyInterval).max(100).superRefine(refuseOverlapsInWeek),
  closures: z
    .array(closure)
    .max(2000)
    .superRefine((closures, context) => {
      const dates = new Set<string>()
      closures.forEach(({ date, name }, index) => {
        if (dates.has(date)) blame(context, { code: 'closureTwice', date, name }, [index])
        dates.add(date)
      })
    }),
})

/** Zod's issues as faults of the calendar. */
export function calendarFaults({ issues }: z.ZodError): CalendarFault[] {
  return issues.map((issue) => {
    const mistake: CalendarMistake =
      issue.code === 'custom' ? (issue.params as CalendarMistake) : { code: 'malformed' }
    return { field: issue.path.join('.'), ...mistake }
  })
}

function refuseOverlapsInWeek(weekly: WeeklyInterval[], context: z.RefinementCtx) {
  if (weekly.length === 0) blame(context, { code: 'noHours' })

  const entries = weekly.map((hours, index) => ({ hours, index, ...spanOfWeek(hours) }))
  const sorted = entries.sort((a, b) => a.from - b.from)
  sorted.forEach((current, position) => {
    const next = sorted[position + 1] ?? sorted[0]!
    if (next === current) return
    const nextFrom = next.from + (position + 1 < sorted.length ? 0 : MINUTES_PER_WEEK)
    if (current.to > nextFrom)
      blame(context, overlap(current.hours, next.hours, next.hours.day), [next.index])
  })
}

function refuseOverlapsInDay(open: Hours[], context: z.RefinementCtx) {
  const sorted = open
    .map((hours, index) => ({ hours, index, ...spanOfDay(hours) }))
    .sort((a, b) => a.from - b.from)
  sorted.forEach((current, position) => {
    const next = sorted[position + 1]
    if (next && current.to > next.from) blame(context, overlap(current.hours, next.hours, null), [next.index])
  })
}

function overlap(first: Hours, second: Hours, day: Weekday | null): CalendarMistake {
  return { code: 'overlap', first: `${first.from}–${first.to}`, second: `${second.from}–${second.to}`, day }
}

/** Only names of places (or UTC): an offset such as +03:00 knows no daylight saving. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== ''
  } catch {
    return false
  }
}

function blame(context: z.RefinementCtx, params: CalendarMistake, path: (string | number)[] = []) {
  context.addIssue({ code: 'custom', params, path })
}
