import type { OperatorActor } from '../actor.ts'
import { type Button, buttonsOf } from '../lifecycle/buttons.ts'
import { statesThatAllow } from './chart.ts'
import type { TicketEvent } from './machine.ts'
import { may, OPERATOR_VERBS } from './policy.ts'
import type { TicketRow } from './row.ts'
import { isEnded, type TicketState } from './states.ts'

export type OperatorVerb = (typeof OPERATOR_VERBS)[number]

/** A button of the ticket's page. */
export type OperatorAction = Button<OperatorVerb, ActionReason>

/** Why a button is off. `not_now` says in which states it would be possible. */
export type ActionReason =
  | { code: 'forbidden' }
  | { code: 'ended' }
  | { code: 'yours' }
  | { code: 'taken' }
  | { code: 'not_now'; states: TicketState[] }

export function actionsOf(
  actor: OperatorActor,
  ticket: TicketRow,
  can: (ticket: TicketRow, event: TicketEvent) => boolean,
): OperatorAction[] {
  return buttonsOf(OPERATOR_VERBS, (verb) => reasonAgainst(actor, verb, ticket, can))
}

function reasonAgainst(
  actor: OperatorActor,
  verb: OperatorVerb,
  ticket: TicketRow,
  can: (ticket: TicketRow, event: TicketEvent) => boolean,
): ActionReason | null {
  const event = probe(verb, actor, ticket)
  if (!can(ticket, event)) {
    if (isEnded(ticket.state)) return { code: 'ended' }
    return { code: 'not_now', states: statesThatAllow(event.type) }
  }
  if (verb === 'take' && ticket.operatorId === actor.id) return { code: 'yours' }
  if (verb === 'take' && ticket.operatorId !== null) return { code: 'taken' }
  return may(actor, verb, ticket) ? null : { code: 'forbidden' }
}

/** The event whose possibility a button shows. */
function probe(verb: OperatorVerb, { id: operatorId }: OperatorActor, ticket: TicketRow): TicketEvent {
  switch (verb) {
    case 'write':
      return { type: 'teamWrote' }
    case 'handOver': {
      const { team, departmentId } = ticket
      return { type: 'handOver', team, departmentId, operatorId, justification: '' }
    }
    case 'propose':
      return { type: 'propose', proposalId: ticket.id, validUntil: ticket.openedAt }
    case 'reject':
      return { type: 'reject', duplicateOfId: null }
    case 'reclassify':
      return { type: 'reclassify', severity: ticket.severity }
    case 'resume':
    case 'note':
      return { type: verb }
    default:
      return { type: verb, operatorId }
  }
}
