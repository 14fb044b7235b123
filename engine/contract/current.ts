import type { Clock } from '../database/clock.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { Contract } from './contracts.ts'

export type CurrentContract = Contract & { plan: string; whatsapp: boolean; phone: boolean }

/** The active contract whose dates hold today in the company's time zone; of several the one that began last. */
export async function currentContract(
  db: Db,
  clock: Clock,
  customerId: string,
): Promise<CurrentContract | null> {
  const contract = await db.first<CurrentContract>(sql`
    select contract.*, plan.name as plan, plan.whatsapp, plan.phone
    from contract
    join plan on plan.id = contract.plan_id
    join customer on customer.id = contract.customer_id
    join company on company.id = customer.company_id
    cross join lateral (select (${clock.now()}::timestamptz at time zone company.time_zone)::date as date) as today
    where contract.customer_id = ${customerId} and contract.active
      and contract.starts_on <= today.date and (contract.ends_on is null or contract.ends_on >= today.date)
    order by contract.starts_on desc, contract.id desc
    limit 1
  `)
  return contract ?? null
}
