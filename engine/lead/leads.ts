import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, possibleId } from '../administration/input.ts'
import { atomically } from '../administration/rows.ts'
import { changesBetween } from '../audit/changes.ts'
import { uniqueViolation } from '../database/errors.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound, Refused } from '../errors.ts'
import { type LeadEvent, leadHistory, recordLead } from './history.ts'
import { changedLead, type LeadChangeInput, type LeadInput, lostLead, movedLead, newLead } from './input.ts'
import { type Lead, type LeadItem, leadItems, visibleLeads } from './lead.ts'
import { leadList } from './list.ts'
import { placeInCase, placeOutside, type TellCaseOfLead } from './place.ts'
import { mayReadLeads, mayWorkLeads } from './policy.ts'
import { isLeadOver, type LeadStage } from './stages.ts'

export type LeadDeps = Deps & { tellCaseOfLead: TellCaseOfLead }

/** Leads: simple or complete by permission, one a case, through their stages (R52). */
export function leads(deps: LeadDeps) {
  const { db, clock, tellCaseOfLead } = deps

  async function find(actor: Actor, leadId: string): Promise<LeadItem> {
    mustSee(mayReadLeads(actor), 'lead')
    const found = await db.first<LeadItem>(
      sql`${leadItems} where lead.id = ${possibleId(leadId)} and ${visibleLeads(actor)}`,
    )
    if (!found) throw new NotFound('lead_not_found')
    return found
  }

  /**
   * A new lead, in a case or outside of one. Throws Forbidden (`only_complete_leads`) for a complete one by whoever may
   * only prospect, Refused (`case_has_lead`) for a second one of a case, Invalid.
   */
  async function add(
    actor: Actor,
    input: LeadInput,
    { atendimentoId = null }: { atendimentoId?: string | null | undefined } = {},
  ): Promise<Lead> {
    mustBeAllowed(mayReadLeads(actor), 'only_leads')
    const values = checked(newLead, input)
    mustBeAllowed(values.kind === 'simple' || mayWorkLeads(actor), 'only_complete_leads')
    return atomically(db, async (tx) => {
      const id = newId()
      const { name } = values
      const { protocol, ...place } = atendimentoId
        ? await placeInCase(tx, actor, { atendimentoId, id, name }, { tell: tellCaseOfLead, at: clock.now() })
        : await placeOutside(tx, actor, values, clock.now())
      const lead = await once(() =>
        tx.one<Lead>(sql`
          insert into lead (id, protocol, company_id, customer_id, operator_id, created_in_id, kind, name, document,
            phone, email, address, interest, notes, created_at, updated_at)
          values (${id}, ${protocol}, ${place.companyId}, ${place.customerId}, ${actor.id}, ${atendimentoId},
            ${values.kind}, ${values.name}, ${values.document}, ${values.phone}, ${values.email}, ${values.address},
            ${values.interest}, ${values.notes}, ${clock.now()}, ${clock.now()})
          returning *`),
      )
      await recordLead(tx, lead, { actor, at: clock.now(), type: 'open', from: null })
      return lead
    })
  }

  /** Its person and words. While it is only prospected, whoever created it may too. Throws Conflict, Refused, Invalid. */
  function change(actor: Actor, leadId: string, input: LeadChangeInput, version?: number): Promise<Lead> {
    return step(actor, leadId, version, async (tx, lead) => {
      const isTheirs = lead.operatorId === actor.id && lead.stage === 'prospecting'
      mustBeAllowed(isTheirs || mayWorkLeads(actor), 'only_complete_leads')
      mustGoOn(lead)
      const values = checked(changedLead, input)
      const { after } = changesBetween(lead, { ...lead, ...values })
      if (Object.keys(after ?? {}).length === 0) return lead
      const { name, document, phone, email, address, interest, notes } = values
      const changed = await tx.one<Lead>(sql`
        update lead set name = ${name}, document = ${document}, phone = ${phone}, email = ${email},
          address = ${address}, interest = ${interest}, notes = ${notes}, updated_at = ${clock.now()},
          version = version + 1
        where id = ${lead.id} returning *`)
      const data = { fields: Object.keys(after ?? {}) }
      await recordLead(tx, changed, { actor, at: clock.now(), type: 'change', from: lead.stage, data })
      return changed
    })
  }

  /** To another stage on its way; who works a simple lead makes it a complete one. Throws Refused (`lead_is_over`). */
  function move(actor: Actor, leadId: string, input: { stage: string }, version?: number): Promise<Lead> {
    return step(actor, leadId, version, async (tx, lead) => {
      mustBeAllowed(mayWorkLeads(actor), 'only_complete_leads')
      mustGoOn(lead)
      const { stage } = checked(movedLead, input)
      return stage === lead.stage ? lead : become(tx, actor, lead, stage, 'move')
    })
  }

  /** It came to nothing, and why. Throws Refused (`lead_is_over`). */
  function lose(actor: Actor, leadId: string, input: { reason: string }, version?: number): Promise<Lead> {
    return step(actor, leadId, version, async (tx, lead) => {
      mustBeAllowed(mayWorkLeads(actor), 'only_complete_leads')
      mustGoOn(lead)
      const { reason } = checked(lostLead, input)
      return become(tx, actor, lead, 'lost', 'lose', reason)
    })
  }

  /** Back to its beginning. Throws Refused (`lead_is_not_over`). */
  function reopen(actor: Actor, leadId: string, version?: number): Promise<Lead> {
    return step(actor, leadId, version, async (tx, lead) => {
      mustBeAllowed(mayWorkLeads(actor), 'only_complete_leads')
      if (!isLeadOver(lead.stage)) throw new Refused('lead_is_not_over')
      return become(tx, actor, lead, 'prospecting', 'reopen')
    })
  }

  async function become(
    tx: Tx,
    actor: Actor,
    lead: Lead,
    stage: LeadStage,
    type: LeadEvent['type'],
    reason: string | null = null,
  ): Promise<Lead> {
    const moved = await tx.one<Lead>(sql`
      update lead set stage = ${stage}, kind = 'complete', lost_reason = ${reason}, updated_at = ${clock.now()},
        version = version + 1
      where id = ${lead.id} returning *`)
    await recordLead(tx, moved, {
      actor,
      at: clock.now(),
      type,
      from: lead.stage,
      data: reason ? { reason } : null,
    })
    return moved
  }

  function step(
    actor: Actor,
    leadId: string,
    version: number | undefined,
    deed: (tx: Tx, lead: Lead) => Promise<Lead>,
  ): Promise<Lead> {
    return atomically(db, async (tx) => {
      mustSee(mayReadLeads(actor), 'lead')
      const lead = await tx.first<Lead>(
        sql`select * from lead where id = ${possibleId(leadId)} and ${visibleLeads(actor)} for update`,
      )
      if (!lead) throw new NotFound('lead_not_found')
      if (version !== undefined && version !== lead.version) throw await changedMeanwhile(tx, lead)
      return deed(tx, lead)
    })
  }

  return { ...leadList(deps), find, add, change, move, lose, reopen, ...leadHistory(deps, find) }
}

function mustGoOn({ stage }: Lead): void {
  if (isLeadOver(stage)) throw new Refused('lead_is_over')
}

/** Two who create one in the same case at once: the second learns of the first. */
async function once(insert: () => Promise<Lead>): Promise<Lead> {
  try {
    return await insert()
  } catch (error) {
    if (uniqueViolation(error) === 'lead_created_in_id_key') throw new Refused('case_has_lead')
    throw error
  }
}

async function changedMeanwhile(tx: Tx, { id }: Lead): Promise<Conflict> {
  const last = await tx.first<{ actor: string }>(
    sql`select actor from event where entity = 'lead' and entity_id = ${id} order by id desc limit 1`,
  )
  return new Conflict('changed_meanwhile', { winner: last?.actor })
}
