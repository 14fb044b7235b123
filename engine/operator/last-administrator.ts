import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { Refused } from '../errors.ts'
import type { Operator } from './operator.ts'

/** Somebody who may change everything, also what all companies share. */
export function isFullAdministrator(operator: Operator): boolean {
  return operator.role === 'administrator' && operator.companyId === null && operator.active
}

/** Two who remove each other at the same time are told apart by the lock: one of them stays. */
export async function mustNotBeTheLast(tx: Tx, id: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('bote.last_administrator'))`)
  const other = await tx.first(sql`
    select 1 from operator
    where role = 'administrator' and company_id is null and active and id <> ${id} limit 1
  `)
  if (!other) throw new Refused('last_administrator')
}
