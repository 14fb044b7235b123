import { type Sql, sql } from '../database/sql.ts'

/**
 * Whether WhatsApp is among a customer's channels (R6): a contract that holds on that moment's day, where its company
 * is, has a plan with it. `customer` and `company` are what a query calls the two.
 */
export function includesWhatsapp(moment: Sql, { customer = 'customer', company = 'company' } = {}): Sql {
  const day = sql`((${moment}) at time zone ${sql.raw(company)}.time_zone)::date`
  return sql`exists (
    select 1 from contract as held join plan as included on included.id = held.plan_id
    where held.customer_id = ${sql.raw(customer)}.id and held.active and included.whatsapp
      and held.starts_on <= ${day} and (held.ends_on is null or held.ends_on >= ${day}))`
}
