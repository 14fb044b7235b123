import { type SilentState, silenceDeadlines } from '../silence/deadlines.ts'
import { addBusinessTime } from '../sla/time.ts'
import type { TicketState } from './states.ts'
import type { Waiting } from './waiting.ts'

/** A date that a ticket was given, and what it is under the rules of today. */
export type Shift = {
  id: string
  number: string
  title: string
  customer: string
  state: TicketState
  /** The first answer it waits for, or what silence does to it. */
  of: 'firstResponse' | 'validation' | 'close' | 'reminder'
  /** Null: no such date. */
  told: Date | null
  anew: Date | null
}

/** The date of a waiting ticket that its rules give another day now; null when it has the right ones. */
export function shifted(row: Waiting, now: Date): Shift | null {
  const { id, number, title, customer, state, silentSince } = row
  const dates = silentSince ? datesOfSilence(row, silentSince, now) : datesOfWork(row)
  const moved = dates.find(({ told, anew }) => told?.getTime() !== anew?.getTime())
  return moved ? { id, number, title, customer, state, ...moved } : null
}

type Dated = Pick<Shift, 'of' | 'told' | 'anew'>

function datesOfWork({ calendar, openedAt, dueAt, firstResponseMinutes }: Waiting): Dated[] {
  const anew = addBusinessTime(calendar, openedAt, firstResponseMinutes * 60_000)
  return [{ of: 'firstResponse', told: dueAt, anew }]
}

function datesOfSilence(row: Waiting, since: Date, now: Date): Dated[] {
  const { policy, calendar, silenceAt, reminderAt } = row
  const state = row.state as SilentState
  const { closesOrMovesAt, follows, reminders } = silenceDeadlines({ policy, calendar, state, since })
  // A deadline that is past already fires at once, whatever date stands there.
  const isFiring =
    silenceAt !== null && silenceAt <= now && closesOrMovesAt !== null && closesOrMovesAt <= now
  if (isFiring) return []
  return [
    { of: follows ?? 'close', told: silenceAt, anew: closesOrMovesAt },
    { of: 'reminder', told: reminderAt, anew: reminders.find((at) => at > now) ?? null },
  ]
}
