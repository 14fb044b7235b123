import type { initialTransition } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import { SILENCE_PRESETS } from '../../../engine/silence/presets.ts'
import { presetCalendar } from '../../../engine/sla/presets.ts'
import type { TicketFacts } from '../../../engine/ticket/facts.ts'
import { type TicketEvent, ticketMachine } from '../../../engine/ticket/machine.ts'

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

type Snapshot = ReturnType<typeof initialTransition<typeof ticketMachine>>[0]

const options = {
  input: FACTS,
  events: EVENTS,
  /** What decides about what may come: not who is responsible or how urgent it is. */
  serializeState: ({ value, context: { proposalState, ball, rated, remindersSent } }: Snapshot) =>
    [value, proposalState, ball, rated, Math.min(remindersSent, 3)].join(' '),
  limit: 5_000,
}

/** The shortest way to each situation a ticket can be in: the events that lead there. */
export const ways = getShortestPaths(ticketMachine, options as never).map(({ state, steps }) => ({
  situation: options.serializeState(state as Snapshot),
  state: state as Snapshot,
  events: steps
    .map(({ event }) => event as TicketEvent)
    .filter(({ type }) => (type as string) !== 'xstate.init'),
}))

/** Every movement out of every situation. */
export const moves = Object.values(getAdjacencyMap(ticketMachine, options as never)).flatMap(
  ({ state, transitions }) =>
    (Object.values(transitions) as { event: unknown; state: unknown }[]).map((move) => ({
      from: state as Snapshot,
      event: move.event as TicketEvent,
      to: move.state as Snapshot,
    })),
)
