import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Action } from '../lifecycle/actions.ts'
import type { TicketNews } from './machine.ts'
import type { TicketRow } from './row.ts'
import type { TicketStep } from './store.ts'

export type Performed = TicketStep & { row: TicketRow; eventId: string }
export type Effects = { perform(tx: Tx, action: Action, step: Performed): Promise<void> }

/** What the ticket machine names, done in the same transaction. An effect without a line here does not pass. */
export function ticketEffects(parts: {
  tell(tx: Tx, news: TicketNews, step: Performed): Promise<void>
  openFollowUp(tx: Tx, step: Performed): Promise<void>
}): Effects {
  return {
    async perform(tx, { type, params }, step) {
      switch (type) {
        case 'tell':
          return parts.tell(tx, (params as { news: TicketNews }).news, step)
        case 'openFollowUp':
          return parts.openFollowUp(tx, step)
        case 'settleProposal':
          return settleProposal(tx, (params as { decision: 'approved' | 'refused' }).decision, step)
        case 'noted':
          return
        default:
          throw new Error(`the ticket machine names an effect that nobody performs: ${type}`)
      }
    },
  }
}

/** Who decided on which proposal, when and from which channel: an approval authorises a charge (R18). */
async function settleProposal(tx: Tx, decision: 'approved' | 'refused', step: Performed): Promise<void> {
  await tx.query(sql`
    update proposal set decision = ${decision}, decided_by_id = ${step.actor.id}, decided_by = ${step.actor.name},
      decided_at = ${step.at}, channel = ${step.actor.channel}, reason = ${step.note?.log?.body ?? null}
    where id = ${step.row.proposalId} and ticket_id = ${step.row.id} and decision is null`)
}
