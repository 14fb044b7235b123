import { sql } from '../../database/sql.ts'
import { todayOf } from '../../invoice/collection-rule.ts'
import type { CheckSubject, ContractIs, Finding } from '../lights.ts'
import type { LocalDeps } from '../local.ts'

type Read = {
  number: string
  plan: string
  active: boolean
  startsOn: string
  endsOn: string | null
  cancelledAt: Date | null
  cancelReason: string | null
  today: string
}

/** Whether the contract holds today where the company works. */
export async function contract(
  { db, clock }: LocalDeps,
  { customerId, contractId }: CheckSubject,
): Promise<Finding> {
  const found = await db.first<Read>(sql`
    select contract.number, plan.name as plan, contract.active, contract.starts_on, contract.ends_on,
      contract.cancelled_at, contract.cancel_reason, ${todayOf(clock.now())} as today
    from contract
    join plan on plan.id = contract.plan_id
    join customer on customer.id = contract.customer_id
    join company on company.id = customer.company_id
    where contract.id = ${contractId} and contract.customer_id = ${customerId}`)
  if (!found) return { state: 'grey', why: 'nothing_to_look_at' }
  const { number, plan, cancelReason: reason } = found
  const { is, since } = standing(found)
  return {
    state: is === 'active' ? 'green' : 'red',
    details: [{ about: 'contract', number, plan, is, since, reason }],
  }
}

function standing(contract: Read): { is: ContractIs; since: string | null } {
  const { active, startsOn, endsOn, cancelledAt, today } = contract
  if (cancelledAt) return { is: 'cancelled', since: cancelledAt.toISOString() }
  if (endsOn && endsOn < today) return { is: 'ended', since: endsOn }
  if (startsOn > today) return { is: 'not_begun', since: startsOn }
  return active ? { is: 'active', since: startsOn } : { is: 'inactive', since: null }
}
