import { type Administering, companyOf, isAdministrator, isStaff } from '../administration/authority.ts'
import { type Sql, sql } from '../database/sql.ts'

/** Everybody at the desk looks customers up; administrators change them (R8). */
export const mayReadCustomers = isStaff
export const mayChangeCustomers = isAdministrator

/** The `customer` rows of the person's company, and those that every company serves (R7). */
export function customersInSight(actor: Administering): Sql {
  const companyId = companyOf(actor)
  return companyId === null ? sql`true` : sql`(customer.company_id = ${companyId} or customer.all_companies)`
}
