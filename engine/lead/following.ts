import type { Actor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound, Refused } from '../errors.ts'
import { recordLead } from './history.ts'
import { type LeadStage, leadsToAtendimento } from './stages.ts'

/**
 * Holds the lead that a new case is to follow, so that only one does. Throws NotFound, Refused (`lead_too_early` before
 * the fourth stage, `lead_has_case`).
 */
export async function holdLead(tx: Tx, leadId: string): Promise<void> {
  tx.hold(`lead ${leadId}`)
  const lead = await tx.first<{ stage: LeadStage; atendimentoId: string | null }>(
    sql`select stage, atendimento_id from lead where id = ${leadId} for update`,
  )
  if (!lead) throw new NotFound('lead')
  if (lead.atendimentoId) throw new Refused('lead_has_case')
  if (!leadsToAtendimento(lead.stage)) throw new Refused('lead_too_early')
}

/** The case follows it from now on; whoever was nobody's customer yet is this one. */
export async function followLead(
  tx: Tx,
  leadId: string,
  row: { id: string; customerId: string; protocol: string },
  { actor, at }: { actor: Actor; at: Date },
): Promise<void> {
  const lead = await tx.one<{ id: string; stage: LeadStage }>(sql`
    update lead set atendimento_id = ${row.id}, customer_id = coalesce(customer_id, ${row.customerId}),
      updated_at = ${at}, version = version + 1
    where id = ${leadId} returning id, stage`)
  await recordLead(tx, lead, {
    actor,
    at,
    type: 'follow',
    from: lead.stage,
    data: { protocol: row.protocol },
  })
}
