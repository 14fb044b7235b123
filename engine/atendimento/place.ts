import type { Actor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { mustBeIds } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { Invalid, NotFound } from '../errors.ts'
import { companyChoice } from './company-rule.ts'
import type { NewAtendimento } from './input.ts'
import type { NotificationLevel } from './states.ts'

/** Where a new atendimento belongs, and what that brings. */
export type Place = {
  companyId: string
  departmentId: string
  connectionId: string | null
  contractId: string | null
  personGroupId: string | null
  stopNoticeId: string | null
  priority: number
  notificationLevel: NotificationLevel
  ratingDays: number
  timeZone: string
  calendarId: string
  calendarVersion: number
  calendarWritten: string
  needsTechnician: boolean
  leadProtocol: string | null
}

/** Customer, company, connection and the rest must belong together, and be this person's to use. */
export async function findPlace(tx: Tx, by: Actor, input: NewAtendimento): Promise<Place> {
  mustBeIds({
    customer: input.customerId,
    contact: input.contactId,
    connection: input.connectionId,
    contract: input.contractId,
    company: input.companyId,
    department: input.departmentId,
    origin: input.originId,
    technician: input.technicianId,
    lead: input.leadId,
  })
  const companyId = await companyFor(tx, by, input)
  const place = await tx.first<Place & Record<Fitting, boolean>>(sql`
    select c.id as company_id, d.id as department_id, n.id as connection_id, k.id as contract_id,
      g.id as person_group_id, coalesce(g.priority, 3) as priority, c.default_notification_level as notification_level,
      c.rating_days, b.id as calendar_id, b.version as calendar_version, b.xmin::text as calendar_written, b.time_zone,
      coalesce(o.by_technician, false) as needs_technician, l.protocol as lead_protocol,
      (select s.id from stop_notice s where s.access_point_id = n.access_point_id and s.closed_at is null
        order by s.opened_at, s.id limit 1) as stop_notice_id,
      (${input.connectionId ?? null}::uuid is null or n.id is not null) as connection,
      (n.contract_id is not null or ${input.contractId ?? null}::uuid is null or k.id is not null) as contract,
      (${input.originId ?? null}::uuid is null or o.id is not null) as origin,
      (${input.leadId ?? null}::uuid is null or l.id is not null) as lead,
      (${input.contactId ?? null}::uuid is null or exists (
        select 1 from membership m join contact q on q.id = m.contact_id and q.active
        where m.customer_id = u.id and m.contact_id = ${input.contactId ?? null})) as contact,
      (${input.technicianId ?? null}::uuid is null or exists (
        select 1 from operator t where t.id = ${input.technicianId ?? null} and t.active
          and (t.company_id is null or t.company_id = c.id))) as technician
    from customer u
    join company c on c.id = ${companyId} and c.active
    join lateral (
      select d.* from department d
      left join operator_department w on w.department_id = d.id and w.operator_id = ${by.kind === 'operator' ? by.id : null}
      where d.company_id = c.id and d.active and (${input.departmentId ?? null}::uuid is null or d.id = ${input.departmentId ?? null})
      order by w.operator_id is null, d.position, d.name limit 1
    ) d on true
    join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)
    left join person_group g on g.id = u.person_group_id and g.active
    left join connection n on n.id = ${input.connectionId ?? null} and n.customer_id = u.id
    left join contract k on k.id = coalesce(n.contract_id, ${input.contractId ?? null}::uuid) and k.customer_id = u.id
    left join origin o on o.id = ${input.originId ?? null} and o.active and (o.company_id is null or o.company_id = c.id)
    left join lead l on l.id = ${input.leadId ?? null} and l.company_id = c.id
    where u.id = ${input.customerId} and u.active`)
  if (!place) throw new NotFound('department')
  const { connection, contract, origin, lead, contact, technician, ...found } = place
  const fitting: Record<Fitting, boolean> = { connection, contract, origin, lead, contact, technician }
  for (const [what, fits] of Object.entries(fitting)) if (!fits) throw new NotFound(what)
  if (by.kind === 'operator' && by.departmentIds && !by.departmentIds.includes(found.departmentId))
    throw new NotFound('department')
  return found
}

type Fitting = 'connection' | 'contract' | 'origin' | 'lead' | 'contact' | 'technician'

/** R7. Throws NotFound for a customer of another company, Invalid for a company that the rule does not leave free. */
async function companyFor(tx: Tx, by: Actor, { customerId, companyId }: NewAtendimento): Promise<string> {
  const customer = await tx.first<{ companyId: string; allCompanies: boolean }>(
    sql`select company_id, all_companies from customer where id = ${customerId} and active`,
  )
  const own = by.kind === 'operator' ? by.companyId : null
  if (!customer || (own !== null && !customer.allCompanies && customer.companyId !== own))
    throw new NotFound('customer')
  // A customer writes to the company that serves them; only operators choose.
  if (by.kind === 'contact') return customer.companyId
  const choice = companyChoice(own, customer)
  if (choice.isFree) return companyId ?? customer.companyId
  if (companyId !== undefined && companyId !== choice.companyId)
    throw new Invalid('company.not_free', { fields: { companyId: 'not_free' } })
  return choice.companyId
}
