import { type SilenceDeadlines, type SilentState, silenceDeadlines } from '../silence/deadlines.ts'
import type { TicketColumns, TicketFacts } from './facts.ts'

/** The columns of a ticket that begins to wait for the customer now. */
export function beginWaiting(facts: TicketFacts, state: SilentState): Partial<TicketColumns> {
  const silent = { ...facts, silentSince: facts.now }
  const { closesOrMovesAt, follows } = deadlines(silent, state)
  return {
    silentSince: facts.now,
    remindersSent: 0,
    closesAt: follows === 'close' ? closesOrMovesAt : null,
  }
}

/** The same silence under rules that have changed: only what is derived from them changes. */
export function reschedule(facts: TicketFacts, state: SilentState): Partial<TicketColumns> {
  const { closesOrMovesAt, follows, reminders } = deadlines(facts, state)
  return {
    closesAt: follows === 'close' ? closesOrMovesAt : null,
    remindersSent: reminders.filter((at) => at <= facts.now).length,
  }
}

/** Milliseconds until silence moves the ticket on; Infinity when the policy never does. */
export function untilSilence(facts: TicketFacts, state: SilentState): number {
  return until(facts, deadlines(facts, state).closesOrMovesAt)
}

/** Milliseconds until the next reminder; Infinity when all were sent. */
export function untilReminder(facts: TicketFacts, state: SilentState): number {
  const { reminders } = deadlines(facts, state)
  return until(facts, reminders[facts.remindersSent])
}

function deadlines(
  { policy, calendar, silentSince, now }: TicketFacts,
  state: SilentState,
): SilenceDeadlines {
  return silenceDeadlines({ policy, calendar, state, since: silentSince ?? now })
}

function until({ now }: TicketFacts, at: Date | null | undefined): number {
  return at ? Math.max(0, at.getTime() - now.getTime()) : Number.POSITIVE_INFINITY
}
