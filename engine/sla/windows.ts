import type { BusinessCalendar, Closure } from './calendar.ts'
import { instantAt, type LocalDay, localDayAt, localDayOf, weekdayIndex } from './local-day.ts'
import { keptOpen, type Span, spansByWeekday } from './minutes.ts'

/** Open time, half-open [from, to), in epoch milliseconds. */
export type OpenWindow = { readonly from: number; readonly to: number }

/** A calendar closed for longer than this is taken as never opening (again). */
export const LONGEST_CLOSURE_DAYS = 366

/**
 * The open windows that end at or after `at` (epoch ms), forwards, each whole; cut at local midnight.
 * Ends when nothing opens for more than a year.
 */
export function* windowsFrom(calendar: BusinessCalendar, at: number): Generator<OpenWindow> {
  let day = dayAt(calendar, at) - 1 // a window may end exactly at last midnight
  for (let closedDays = 0; closedDays <= LONGEST_CLOSURE_DAYS; day++) {
    const windows = windowsOn(calendar, day)
    closedDays = windows.length === 0 ? closedDays + 1 : 0
    for (const window of windows) if (window.to >= at) yield window
  }
}

/** The open windows that begin at or before `at` (epoch ms), backwards, each whole. The mirror of windowsFrom. */
export function* windowsUntil(calendar: BusinessCalendar, at: number): Generator<OpenWindow> {
  let day = dayAt(calendar, at)
  for (let closedDays = 0; closedDays <= LONGEST_CLOSURE_DAYS; day--) {
    const windows = windowsOn(calendar, day)
    closedDays = windows.length === 0 ? closedDays + 1 : 0
    for (const window of windows.toReversed()) if (window.from <= at) yield window
  }
}

/** The open windows of one local date. */
export function windowsOn(calendar: BusinessCalendar, day: LocalDay): readonly OpenWindow[] {
  const { weekly, closures, windows } = compiled(calendar)
  let found = windows.get(day)
  if (!found) {
    const hours = weekly[weekdayIndex(day)]!
    const closure = closures.get(day)
    found = toWindows(calendar, day, closure ? keptOpen(hours, closure) : hours)
    windows.set(day, found)
  }
  return found
}

/** The windows the date would have without its closure. */
export function regularWindowsOn(calendar: BusinessCalendar, day: LocalDay): readonly OpenWindow[] {
  return toWindows(calendar, day, compiled(calendar).weekly[weekdayIndex(day)]!)
}

/** The active closure of a local date. */
export function closureOn(calendar: BusinessCalendar, day: LocalDay): Closure | undefined {
  return compiled(calendar).closures.get(day)
}

/** The local day that contains the instant (epoch ms). */
export function dayAt(calendar: BusinessCalendar, at: number): LocalDay {
  return localDayAt(at, (day) => dayStart(calendar, day))
}

/** The first instant (epoch ms) of a local day. */
export function dayStart(calendar: BusinessCalendar, day: LocalDay): number {
  const { dayStarts } = compiled(calendar)
  let start = dayStarts.get(day)
  if (start === undefined) {
    start = instantAt(calendar.timeZone, day, 0)
    dayStarts.set(day, start)
  }
  return start
}

function toWindows(calendar: BusinessCalendar, day: LocalDay, spans: readonly Span[]): OpenWindow[] {
  if (spans.length === 0) return []
  const dayTo = dayStart(calendar, day + 1) // a date that the zone skipped has no length
  const windows = spans
    .map(({ from, to }) => ({
      from: instantAt(calendar.timeZone, day, from),
      to: Math.min(dayTo, instantAt(calendar.timeZone, day, to)),
    }))
    .filter(({ from, to }) => from < to)
  return united(windows)
}

/** Touching windows become one; so do those that a skipped hour pushed over each other, lest it counts twice. */
function united(windows: OpenWindow[]): OpenWindow[] {
  const result: { from: number; to: number }[] = []
  for (const window of windows.sort((a, b) => a.from - b.from)) {
    const last = result.at(-1)
    if (last && window.from <= last.to) last.to = Math.max(last.to, window.to)
    else result.push({ ...window })
  }
  return result
}

type Compiled = {
  weekly: Span[][]
  closures: Map<LocalDay, Closure>
  windows: Map<LocalDay, OpenWindow[]>
  dayStarts: Map<LocalDay, number>
}

const compiledCalendars = new WeakMap<BusinessCalendar, Compiled>()

function compiled(calendar: BusinessCalendar): Compiled {
  let found = compiledCalendars.get(calendar)
  if (!found) {
    const active = calendar.closures.filter((closure) => closure.active)
    found = {
      weekly: spansByWeekday(calendar.weekly),
      closures: new Map(active.map((closure) => [localDayOf(closure.date), closure])),
      windows: new Map(),
      dayStarts: new Map(),
    }
    compiledCalendars.set(calendar, found)
  }
  return found
}
