import { type Administering, companyOf } from '../administration/authority.ts'
import { type Sql, sql } from '../database/sql.ts'

/** A condition on `customer`: those of the person's company, and those whom every company serves (R7). */
export function servedBy(actor: Administering): Sql {
  const companyId = companyOf(actor)
  return companyId === null ? sql`true` : sql`(customer.company_id = ${companyId} or customer.all_companies)`
}
