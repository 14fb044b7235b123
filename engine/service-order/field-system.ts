import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'

/** Whether the company's service orders can go to a system of its own. */
export async function hasFieldSystem(db: Queryable, companyId: string): Promise<boolean> {
  const found = await db.first(
    sql`select from outside_system where company_id = ${companyId} and kind = 'field' and active`,
  )
  return found !== undefined
}
