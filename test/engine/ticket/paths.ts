import { SILENCE_PRESETS } from '../../../engine/silence/presets.ts'
import { presetCalendar } from '../../../engine/sla/presets.ts'
import type { TicketFacts } from '../../../engine/ticket/facts.ts'
import { type TicketEvent, ticketMachine } from '../../../engine/ticket/machine.ts'
import { explored } from '../../lifecycle.ts'

/** A new ticket on a Monday morning, under the 7 + 5 days policy. */
export const FACTS: TicketFacts = {
  team: 'support',
  departmentId: 'suporte',
  operatorId: null,
  justification: null,
  severity: 'normal',
  rank: 1,
  ball: 'team',
  unread: true,
  proposalId: null,
  proposalState: 'none',
  proposalValidUntil: null,
  remindersSent: 0,
  silentSince: null,
  closesAt: null,
  closeReason: null,
  duplicateOfId: null,
  firstRespondedAt: null,
  solvedAt: null,
  closedAt: null,
  now: new Date('2026-11-23T10:00:00-03:00'),
  policy: SILENCE_PRESETS.totvs,
  calendar: presetCalendar('weekdays8to18'),
  rated: false,
  ratingDays: 7,
}

/** Every event there is, once. */
export const EVENTS: TicketEvent[] = [
  { type: 'take', operatorId: 'ana' },
  { type: 'assign', operatorId: 'bia' },
  {
    type: 'handOver',
    team: 'development',
    justification: 'Em análise',
    departmentId: 'suporte',
    operatorId: null,
  },
  { type: 'estimate', operatorId: 'ana' },
  { type: 'propose', proposalId: 'proposta', validUntil: new Date('2026-12-03T10:00:00-03:00') },
  { type: 'approveProposal' },
  { type: 'refuseProposal' },
  { type: 'resume' },
  { type: 'ask', operatorId: 'ana' },
  { type: 'solve', operatorId: 'ana' },
  { type: 'approve' },
  { type: 'approveWithRestrictions' },
  { type: 'refuse' },
  { type: 'keepOpen' },
  { type: 'reject', duplicateOfId: null },
  { type: 'cancel' },
  { type: 'customerWrote' },
  { type: 'teamWrote' },
  { type: 'note' },
  { type: 'reclassify', severity: 'critical' },
  { type: 'rate' },
  { type: 'silence' },
  { type: 'remind' },
  { type: 'reschedule' },
]

/** The shortest way to each situation a ticket can be in, and every movement out of every situation. */
export const { ways, moves } = explored<TicketFacts, TicketEvent>(ticketMachine, {
  input: FACTS,
  events: EVENTS,
  // Not who is responsible or how urgent it is.
  situation: ({ value, context: { proposalState, ball, rated, remindersSent } }) =>
    [value, proposalState, ball, rated, Math.min(remindersSent, 3)].join(' '),
})
