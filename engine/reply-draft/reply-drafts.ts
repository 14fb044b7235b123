import type { OperatorActor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { clean, LONGEST_TEXT } from '../history/wording.ts'
import { visibleTickets } from '../ticket/policy.ts'

export type ReplyDraft = { visibility: 'public' | 'private'; body: string; updatedAt: Date }

/** What an operator typed into a ticket and has not sent yet: theirs alone, one a ticket. */
export function replyDrafts({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  return {
    async find(actor: OperatorActor, ticketId: string): Promise<ReplyDraft | null> {
      const draft = await db.first<ReplyDraft>(sql`
        select visibility, body, updated_at from reply_draft
        where operator_id = ${actor.id} and ticket_id = ${ticketId}`)
      return draft ?? null
    },

    /** Nothing typed is no draft. Throws NotFound for a ticket the operator may not see. */
    async save(
      actor: OperatorActor,
      ticketId: string,
      { visibility, body }: { visibility: 'public' | 'private'; body: string },
    ): Promise<void> {
      const kept = clean(body, LONGEST_TEXT)
      const { count } = await db.query(
        kept === ''
          ? sql`
              with dropped as (
                delete from reply_draft where operator_id = ${actor.id} and ticket_id = ${ticketId}
              )
              select 1 from ticket t where t.id = ${ticketId} and ${visibleTickets(actor)}`
          : sql`
              insert into reply_draft (operator_id, ticket_id, visibility, body, updated_at)
              select ${actor.id}::uuid, t.id, ${visibility}, ${kept}, ${clock.now()}::timestamptz from ticket t
              where t.id = ${ticketId} and ${visibleTickets(actor)}
              on conflict (operator_id, ticket_id) do update set visibility = excluded.visibility,
                body = excluded.body, updated_at = excluded.updated_at`,
      )
      if (count === 0) throw new NotFound('ticket')
    },

    /** It was sent, or thrown away. */
    async drop(actor: OperatorActor, ticketId: string): Promise<void> {
      await db.query(sql`delete from reply_draft where operator_id = ${actor.id} and ticket_id = ${ticketId}`)
    },
  }
}
