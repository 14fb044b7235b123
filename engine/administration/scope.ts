import { sql } from '../database/sql.ts'
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
