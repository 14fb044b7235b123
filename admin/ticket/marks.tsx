import type { Severity, TicketState } from '#engine'
import { Mark, type Sign, signBadge } from '../case/mark-icons.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { ticketVocabulary } from './words.ts'

type Words = ReturnType<typeof ticketVocabulary>

/** Where a ticket stands, in colour and words. */
export function StateBadge({ state }: { state: TicketState }) {
  return stateBadge(state, useText(ticketVocabulary))
}

/** The same for rows of long lists, as are the next. */
export function stateBadge(state: TicketState, words: Words) {
  return signBadge(STATES[state], words.state[state])
}

export function SeverityBadge({ severity }: { severity: Severity }) {
  return severityBadge(severity, useText(ticketVocabulary))
}

export function severityBadge(severity: Severity, words: Words) {
  return signBadge(SEVERITIES[severity], words.severity[severity])
}

type Promised = {
  state: TicketState
  dueAt: Date | null
  firstRespondedAt: Date | null
  closesAt: Date | null
}

/** What is promised next: the first answer, or that silence closes it. Late ones are marked. */
export function Deadline({ ticket }: { ticket: Promised }) {
  return deadline(ticket, useText(ticketVocabulary), useDates(), useShell().now)
}

export function deadline(ticket: Promised, words: Words, dates: ReturnType<typeof useDates>, now: Date) {
  const { dueAt, firstRespondedAt, closesAt } = ticket
  if (closesAt) {
    return (
      <time class="text-secondary" datetime={closesAt.toISOString()} title={dates.dateTime(closesAt)}>
        {words.closes(dates.ago(closesAt))}
      </time>
    )
  }
  if (!dueAt || firstRespondedAt || isOver(ticket.state)) return null
  const isLate = dueAt < now
  return (
    <time
      class={isLate ? 'deadline-late' : 'text-secondary'}
      datetime={dueAt.toISOString()}
      title={dates.dateTime(dueAt)}
    >
      {isLate && Mark('alarm')}
      {isLate ? words.overdue(dates.ago(dueAt)) : words.due(dates.ago(dueAt))}
    </time>
  )
}

function isOver(state: TicketState): boolean {
  return state === 'closed' || state === 'rejected' || state === 'cancelled'
}

const STATES: Record<TicketState, Sign> = {
  new: { tone: 'info', icon: 'sparkles' },
  estimating: { tone: 'progress', icon: 'calculator' },
  in_progress: { tone: 'progress', icon: 'progress' },
  pending_customer: { tone: 'waiting', icon: 'hourglass' },
  customer_validation: { tone: 'waiting', icon: 'user-question' },
  awaiting_approval: { tone: 'waiting', icon: 'thumb-up' },
  closed: { tone: 'good', icon: 'circle-check' },
  rejected: { tone: 'bad', icon: 'circle-x' },
  cancelled: { tone: 'neutral', icon: 'circle-minus' },
}

const SEVERITIES: Record<Severity, Sign> = {
  low: { tone: 'neutral', icon: 'arrow-down' },
  normal: { tone: 'neutral', icon: 'minus' },
  high: { tone: 'waiting', icon: 'arrow-up' },
  critical: { tone: 'critical', icon: 'flame' },
}
