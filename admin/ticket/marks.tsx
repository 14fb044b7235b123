import type { Severity, TicketState } from '#engine'
import { Badge, type Tone } from '../layout/components/index.ts'
import { Icon } from '../layout/icon.tsx'
import { useDates, useShell, useText } from '../layout/shell.ts'
import { ticketVocabulary } from './words.ts'

/** Where a ticket stands, in colour and words. */
export function StateBadge({ state }: { state: TicketState }) {
  const { state: words } = useText(ticketVocabulary)
  const { tone, icon } = STATES[state]
  return (
    <Badge tone={tone} icon={icon}>
      {words[state]}
    </Badge>
  )
}

/** Normal severity is the rule and needs no colour. */
export function SeverityBadge({ severity }: { severity: Severity }) {
  const { severity: words } = useText(ticketVocabulary)
  const { tone, icon } = SEVERITIES[severity]
  return (
    <Badge tone={tone} icon={icon}>
      {words[severity]}
    </Badge>
  )
}

type Promised = {
  state: TicketState
  dueAt: Date | null
  firstRespondedAt: Date | null
  closesAt: Date | null
}

/** What is promised next: the first answer, or that silence closes it. Late ones are marked. */
export function Deadline({ ticket }: { ticket: Promised }) {
  const t = useText(ticketVocabulary)
  const { ago, dateTime } = useDates()
  const { now } = useShell()
  const { dueAt, firstRespondedAt, closesAt } = ticket
  if (closesAt) {
    return (
      <time class="text-secondary" datetime={closesAt.toISOString()} title={dateTime(closesAt)}>
        {t.closes(ago(closesAt))}
      </time>
    )
  }
  if (!dueAt || firstRespondedAt || isOver(ticket.state)) return null
  const isLate = dueAt < now
  return (
    <time
      class={isLate ? 'deadline-late' : 'text-secondary'}
      datetime={dueAt.toISOString()}
      title={dateTime(dueAt)}
    >
      {isLate && <Icon name="alarm" class="icon-inline" />}
      {isLate ? t.overdue(ago(dueAt)) : t.due(ago(dueAt))}
    </time>
  )
}

function isOver(state: TicketState): boolean {
  return state === 'closed' || state === 'rejected' || state === 'cancelled'
}

export const STATES: Record<TicketState, { tone: Tone; icon: string }> = {
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

const SEVERITIES: Record<Severity, { tone: Tone; icon: string }> = {
  low: { tone: 'neutral', icon: 'arrow-down' },
  normal: { tone: 'neutral', icon: 'minus' },
  high: { tone: 'waiting', icon: 'arrow-up' },
  critical: { tone: 'critical', icon: 'flame' },
}
