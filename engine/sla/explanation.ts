import type { BusinessCalendar } from './calendar.ts'
import { type Commitment, deadline, pausesAfter } from './deadline.ts'
import type { LocalDay } from './local-day.ts'
import { closureOn, dayAt, dayStart, type OpenWindow, regularWindowsOn, windowsOn } from './windows.ts'

/** Why an interval counts (`open`) or does not. `holiday` comes with its name. */
export type Reason = 'open' | 'outsideHours' | 'lunch' | 'holiday' | 'paused'

/** ISO instants; `to` and `ms` are null for a pause that still lasts. */
export type ExplainedInterval = {
  from: string
  to: string | null
  ms: number | null
  counted: boolean
  reason: Reason
  name?: string
}

/** Plain JSON. The counted `ms` add up to `budgetMs`, unless an open pause holds the deadline (`due` null). */
export type Explanation = {
  timeZone: string
  start: string
  budgetMs: number
  due: string | null
  intervals: ExplainedInterval[]
}

/** Every interval from the start to the deadline, and whether it counted (R83). Throws like `deadline`. */
export function explain(calendar: BusinessCalendar, commitment: Commitment): Explanation {
  const due = deadline(calendar, commitment)
  return {
    timeZone: calendar.timeZone,
    start: commitment.start.toISOString(),
    budgetMs: commitment.budgetMs,
    due: due?.toISOString() ?? null,
    intervals: joined(pieces(calendar, commitment, due)).map(toInterval),
  }
}

/** The same for a stretch that has an end already: which parts of it counted. */
export function explainStretch(calendar: BusinessCalendar, from: Date, to: Date): ExplainedInterval[] {
  return joined(runningPieces(calendar, from.getTime(), to.getTime())).map(toInterval)
}

type Piece = { from: number; to: number; reason: Reason; name?: string }

function* pieces(calendar: BusinessCalendar, { start, pauses = [] }: Commitment, due: Date | null) {
  const end = due?.getTime() ?? Number.POSITIVE_INFINITY
  let runsFrom = start.getTime()
  for (const pause of pausesAfter(start, pauses)) {
    if (pause.from.getTime() >= end) break
    const resumes = pause.to?.getTime() ?? Number.POSITIVE_INFINITY
    yield* runningPieces(calendar, runsFrom, pause.from.getTime())
    yield { from: pause.from.getTime(), to: resumes, reason: 'paused' } satisfies Piece
    runsFrom = resumes
  }
  if (due) yield* runningPieces(calendar, runsFrom, end)
}

function* runningPieces(calendar: BusinessCalendar, from: number, to: number): Generator<Piece> {
  const lastDay = dayAt(calendar, to)
  for (let day = dayAt(calendar, from); day <= lastDay; day++) {
    for (const piece of piecesOfDay(calendar, day)) {
      const clipped = { ...piece, from: Math.max(piece.from, from), to: Math.min(piece.to, to) }
      if (clipped.from < clipped.to) yield clipped
    }
  }
}

/** A whole local day as open windows and the closed gaps around them. */
function* piecesOfDay(calendar: BusinessCalendar, day: LocalDay): Generator<Piece> {
  let from = dayStart(calendar, day)
  for (const window of windowsOn(calendar, day)) {
    if (from < window.from) yield gap(calendar, day, { from, to: window.from })
    yield { ...window, reason: 'open' }
    from = window.to
  }
  const to = dayStart(calendar, day + 1)
  if (from < to) yield gap(calendar, day, { from, to })
}

/** A gap is the holiday's when the holiday took open time out of it. */
function gap(calendar: BusinessCalendar, day: LocalDay, { from, to }: OpenWindow): Piece {
  const regular = regularWindowsOn(calendar, day)
  const closure = closureOn(calendar, day)
  if (closure && regular.some((window) => window.from < to && from < window.to)) {
    return { from, to, reason: 'holiday', name: closure.name }
  }
  const isBetween = regular.some((window) => window.to <= from) && regular.some((window) => to <= window.from)
  return { from, to, reason: isBetween ? 'lunch' : 'outsideHours' }
}

/** Neighbours of one reason become one: a night and the morning after it, a weekend. */
function joined(pieces: Iterable<Piece>): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last && last.to === piece.from && last.reason === piece.reason && last.name === piece.name)
      last.to = piece.to
    else result.push({ ...piece })
  }
  return result
}

function toInterval({ from, to, reason, name }: Piece): ExplainedInterval {
  const lasts = to === Number.POSITIVE_INFINITY
  return {
    from: new Date(from).toISOString(),
    to: lasts ? null : new Date(to).toISOString(),
    ms: lasts ? null : to - from,
    counted: reason === 'open',
    reason,
    ...(name === undefined ? {} : { name }),
  }
}
