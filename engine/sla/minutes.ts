import type { Closure, Hours, WeeklyInterval } from './calendar.ts'

/** Half-open [from, to) in minutes of the local clock. */
export type Span = { from: number; to: number }

export const MINUTES_PER_DAY = 1440
export const MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY

/** `HH:MM` as minutes since midnight; `24:00` is 1440. */
export function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3))
}

export function spanOfDay({ from, to }: Hours): Span {
  return { from: minutesOf(from), to: minutesOf(to) }
}

/** The interval in minutes since Monday 00:00; one that runs past Sunday ends beyond the week. */
export function spanOfWeek({ day, from, to, overnight }: WeeklyInterval): Span {
  const midnight = (day - 1) * MINUTES_PER_DAY
  return {
    from: midnight + minutesOf(from),
    to: midnight + minutesOf(to) + (overnight ? MINUTES_PER_DAY : 0),
  }
}

/** The weekly hours by weekday (0 = Monday), night shifts cut at midnight, sorted. */
export function spansByWeekday(weekly: readonly WeeklyInterval[]): Span[][] {
  const days: Span[][] = [[], [], [], [], [], [], []]
  for (const { day, from, to, overnight } of weekly) {
    if (overnight) {
      days[day - 1]!.push({ from: minutesOf(from), to: MINUTES_PER_DAY })
      days[day % 7]!.push({ from: 0, to: minutesOf(to) })
    } else {
      days[day - 1]!.push(spanOfDay({ from, to }))
    }
  }
  return days.map((spans) => spans.sort((a, b) => a.from - b.from))
}

/** What a closure leaves of a date's spans. */
export function keptOpen(spans: Span[], closure: Closure): Span[] {
  const open = (closure.open ?? []).map(spanOfDay).sort((a, b) => a.from - b.from)
  return spans.flatMap((span) =>
    open
      .map(({ from, to }) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) }))
      .filter(({ from, to }) => from < to),
  )
}
