import type { BusinessCalendar } from './calendar.ts'
import { instant } from './time.ts'
import { dayAt, windowsFrom, windowsOn, windowsUntil } from './windows.ts'

export function isOpen(calendar: BusinessCalendar, at: Date): boolean {
  const time = instant(at)
  return windowsOn(calendar, dayAt(calendar, time)).some(({ from, to }) => from <= time && time < to)
}

/** When work resumes (R33): the first open instant at or after `at`, `at` itself when open; null: not within a year. */
export function nextOpening(calendar: BusinessCalendar, at: Date): Date | null {
  const time = instant(at)
  for (const { from, to } of windowsFrom(calendar, time)) {
    if (to > time) return new Date(Math.max(from, time))
  }
  return null
}

/**
 * Names the closed period that contains `at`, the same for every instant in it; null when open.
 * The out-of-hours notice is sent once for each (R33). Usually the instant it began at, in ISO form.
 */
export function closedPeriodId(calendar: BusinessCalendar, at: Date): string | null {
  if (isOpen(calendar, at)) return null

  const lastWindow = windowsUntil(calendar, instant(at)).next().value
  if (lastWindow) return new Date(lastWindow.to).toISOString()
  const opening = nextOpening(calendar, at)
  return opening ? `until ${opening.toISOString()}` : 'always'
}
