import type { BusinessCalendar } from './calendar.ts'
import { addBusinessTime, businessTimeBetween, instant } from './time.ts'

/** The clock stands still in [from, to), e.g. while the customer is asked; without `to`, until further notice. */
export type Pause = { readonly from: Date; readonly to?: Date | null | undefined }

/** What was promised: `budgetMs` of open time, counted from `start`, not counted while paused. */
export type Commitment = {
  readonly start: Date
  readonly budgetMs: number
  readonly pauses?: readonly Pause[] | undefined
}

/**
 * The instant by which the commitment is due; null while an open pause holds it.
 * Paused open time is added back, paused closed time is not; overlapping pauses count once.
 * Throws like addBusinessTime, and RangeError for a pause that ends before it begins.
 */
export function deadline(
  calendar: BusinessCalendar,
  { start, budgetMs, pauses = [] }: Commitment,
): Date | null {
  let resumedAt = start
  let remaining = budgetMs
  for (const pause of pausesAfter(start, pauses)) {
    const due = addBusinessTime(calendar, resumedAt, remaining)
    if (due <= pause.from) return due
    if (!pause.to) return null
    remaining -= businessTimeBetween(calendar, resumedAt, pause.from)
    resumedAt = pause.to
  }
  return addBusinessTime(calendar, resumedAt, remaining)
}

/** The pauses as far as they lie after `start`: in order, overlapping and touching ones as one, none of no length. */
export function pausesAfter(start: Date, pauses: readonly Pause[]): { from: Date; to: Date | null }[] {
  const spans = pauses
    .map(({ from, to }) => ({ from: instant(from), to: to ? instant(to) : Number.POSITIVE_INFINITY }))
    .map(checked)
    .map(({ from, to }) => ({ from: Math.max(from, instant(start)), to }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from)

  const united: typeof spans = []
  for (const span of spans) {
    const last = united.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else united.push(span)
  }
  return united.map(({ from, to }) => ({
    from: new Date(from),
    to: to === Number.POSITIVE_INFINITY ? null : new Date(to),
  }))
}

function checked(span: { from: number; to: number }) {
  if (span.to < span.from) throw new RangeError('A pause cannot end before it begins')
  return span
}
