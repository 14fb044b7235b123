import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { SilencePolicy } from './silence-policies.ts'

/** The policy a ticket stands under: its contract's, else its department's, else its company's (R22). */
export async function policyFor(
  db: Db,
  ticket: { companyId: string; departmentId: string; contractId: string | null },
): Promise<SilencePolicy> {
  const { companyId, departmentId, contractId } = ticket
  const policy = await db.first<SilencePolicy>(sql`
    select * from silence_policy where id = coalesce(
      (select silence_policy_id from contract where id = ${contractId}),
      (select silence_policy_id from department where id = ${departmentId}),
      (select silence_policy_id from company where id = ${companyId})
    )
  `)
  if (!policy) throw new NotFound('silence_policy_not_found')
  return policy
}
