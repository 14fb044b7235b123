import type { Actor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import type { Lead } from './lead.ts'
import type { LeadStage } from './stages.ts'

/** One thing that happened to a lead. */
export type LeadEvent = {
  id: string
  type: 'open' | 'change' | 'move' | 'lose' | 'reopen' | 'follow'
  from: LeadStage | null
  to: LeadStage
  actor: string
  at: Date
  data: { reason?: string; fields?: string[]; protocol?: string } | null
}

export function leadHistory(
  { db }: Pick<Deps, 'db'>,
  find: (actor: Actor, leadId: string) => Promise<{ id: string }>,
) {
  return {
    /** What happened to it, newest first. */
    async history(actor: Actor, leadId: string): Promise<LeadEvent[]> {
      const { id } = await find(actor, leadId)
      return db.rows<LeadEvent>(sql`
        select id, type, "from", "to", actor, at, data from event
        where entity = 'lead' and entity_id = ${id} order by id desc limit 200`)
    },
  }
}

type Recorded = {
  actor: Actor
  at: Date
  type: LeadEvent['type']
  from: LeadStage | null
  data?: LeadEvent['data']
}

/** Keeps it in the history, in the transaction of what happened. */
export async function recordLead(
  tx: Tx,
  { id, stage }: Pick<Lead, 'id' | 'stage'>,
  { actor, at, type, from, data = null }: Recorded,
): Promise<void> {
  await tx.query(sql`
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, data, at)
    values ('lead', ${id}, ${type}, ${from}, ${stage}, ${actor.kind}, ${actor.id}, ${actor.name}, ${actor.channel},
      ${data && sql.json(data)}, ${at})`)
}
