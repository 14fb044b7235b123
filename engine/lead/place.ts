import type { Actor } from '../actor.ts'
import { companyOf } from '../administration/authority.ts'
import { invalid, possibleId } from '../administration/input.ts'
import { nextProtocol } from '../atendimento/registering.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound, Refused } from '../errors.ts'

/** Tells the case in which a lead is created, in the lead's own transaction. Throws NotFound, Forbidden, Refused. */
export type TellCaseOfLead = (
  tx: Tx,
  actor: Actor,
  atendimentoId: string,
  lead: { id: string; protocol: string; name: string },
) => Promise<{ companyId: string; customerId: string }>

/** Where a new lead belongs, and its number. */
export type LeadPlace = { companyId: string; customerId: string | null; protocol: string }

type Asked = { companyId: string | null; customerId: string | null }

/** The customer's company, else the one that is chosen; a limited operator's is their own. */
export async function placeOutside(tx: Tx, actor: Actor, asked: Asked, at: Date): Promise<LeadPlace> {
  if (actor.kind === 'contact') throw new NotFound('company_not_found')
  const own = companyOf(actor)
  const { companyId, customerId } = asked
  const customer = customerId
    ? await tx.first<{ companyId: string; allCompanies: boolean }>(sql`
        select company_id, all_companies from customer where id = ${customerId} and ${customersInSight(actor)}`)
    : null
  if (customerId && !customer) throw new NotFound('customer_not_found')
  const fixed = customer && !customer.allCompanies ? customer.companyId : own
  const chosen = fixed ?? companyId ?? customer?.companyId ?? null
  if (!chosen) throw invalid('companyId', 'required')
  if (companyId && companyId !== chosen) throw invalid('companyId', 'unknown_choice')
  const company = await tx.first<{ timeZone: string }>(
    sql`select time_zone from company where id = ${chosen} and active`,
  )
  if (!company) throw invalid('companyId', 'unknown_choice')
  const place = { companyId: chosen, customerId }
  return { ...place, protocol: await nextProtocol(tx, { ...place, timeZone: company.timeZone }, at) }
}

/** In a case everything comes from the case, which is told of it. Throws Refused (`case_has_lead`). */
export async function placeInCase(
  tx: Tx,
  actor: Actor,
  { atendimentoId, id, name }: { atendimentoId: string; id: string; name: string },
  { tell, at }: { tell: TellCaseOfLead; at: Date },
): Promise<LeadPlace> {
  const zone = await tx.first<{ companyId: string; timeZone: string }>(sql`
    select t.company_id, c.time_zone from atendimento t join company c on c.id = t.company_id
    where t.id = ${possibleId(atendimentoId)}`)
  if (!zone) throw new NotFound('atendimento')
  const protocol = await nextProtocol(tx, zone, at)
  const place = await tell(tx, actor, atendimentoId, { id, protocol, name })
  if (await tx.first(sql`select from lead where created_in_id = ${atendimentoId}`))
    throw new Refused('case_has_lead')
  return { ...place, protocol }
}
