import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { invalid } from './input.ts'

/** What belongs to a department belongs to that department's company too. Throws Invalid for another one's. */
export async function mustOwnDepartment(
  tx: Tx,
  { companyId, departmentId }: { companyId: string | null; departmentId: string | null },
): Promise<void> {
  if (!departmentId) return
  const department = await tx.first(
    sql`select from department where id = ${departmentId} and company_id is not distinct from ${companyId}::uuid`,
  )
  if (!department) throw invalid('departmentId', 'unknown_choice')
}

/**
 * What something refers to belongs to the same company, or to all of them; what all companies share refers only to
 * what they share. Throws Invalid for another company's.
 */
export async function mustBeShared(
  tx: Tx,
  { table, field, id, when = sql`true` }: { table: string; field: string; id: string | null; when?: Sql },
  companyId: string | null,
): Promise<void> {
  if (!id) return
  const found = await tx.first(sql`
    select from ${sql.raw(table)} where id = ${id} and (company_id is null or company_id = ${companyId}) and ${when}
  `)
  if (!found) throw invalid(field, 'unknown_choice')
}
