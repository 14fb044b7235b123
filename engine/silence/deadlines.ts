import type { BusinessCalendar } from '../sla/calendar.ts'
import { addBusinessDays, addCalendarDays } from '../sla/days.ts'

/** What happens when the customer does not answer (R20, R22). Days are counted as `businessDays` says. */
export type SilenceRules = {
  businessDays: boolean
  /** Days in pending_customer (R20), and what follows. */
  pendingDays: number
  pendingFollows: 'validation' | 'close'
  /** Days in customer_validation, then it closes. */
  validationDays: number
  /** Days in awaiting_approval (R22). `nothing`: waits for as long as it takes. */
  approvalDays: number
  approvalFollows: 'close' | 'nothing'
  /** Days before each deadline at which the customer is warned. */
  reminderDaysBefore: readonly number[]
}

export const SILENT_STATES = ['pending_customer', 'customer_validation', 'awaiting_approval'] as const
/** The states in which the ball is with the customer. */
export type SilentState = (typeof SILENT_STATES)[number]

export type SilenceDeadlines = {
  closesOrMovesAt: Date | null
  follows: 'validation' | 'close' | null
  /** In order, each strictly between `since` and the deadline. */
  reminders: Date[]
}

/**
 * When a ticket that waits for the customer since `since` moves on by itself, to what, and when the customer is warned.
 * Business days are those of the calendar; calendar days keep the local time of the calendar's zone.
 */
export function silenceDeadlines(wait: {
  policy: SilenceRules
  calendar: BusinessCalendar
  state: SilentState
  since: Date
}): SilenceDeadlines {
  const { policy, calendar, state, since } = wait
  const { days, follows } = waitIn(state, policy)
  if (follows === null) return { closesOrMovesAt: null, follows, reminders: [] }

  const after = (n: number) =>
    policy.businessDays ? addBusinessDays(calendar, since, n) : addCalendarDays(calendar.timeZone, since, n)
  const daysBefore = [...new Set(policy.reminderDaysBefore)].filter((n) => n > 0 && n < days)
  return {
    closesOrMovesAt: after(days),
    follows,
    reminders: daysBefore.sort((a, b) => b - a).map((n) => after(days - n)),
  }
}

function waitIn(
  state: SilentState,
  policy: SilenceRules,
): { days: number; follows: 'validation' | 'close' | null } {
  switch (state) {
    case 'pending_customer':
      return { days: policy.pendingDays, follows: policy.pendingFollows }
    case 'customer_validation':
      return { days: policy.validationDays, follows: 'close' }
    case 'awaiting_approval':
      return { days: policy.approvalDays, follows: policy.approvalFollows === 'close' ? 'close' : null }
  }
}
