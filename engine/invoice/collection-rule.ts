import { type Sql, sql } from '../database/sql.ts'

/**
 * The collection rule (régua): an `invoice` makes its customer a defaulter when it is open longer after its day than its
 * `contract` grants, else the `company`. Both tables stand in the statement; the contract may be missing (left join).
 */
export function makesDefault(now: Date): Sql {
  return sql`(invoice.state = 'open'
    and invoice.due_on + coalesce(contract.overdue_days, company.overdue_days) < ${todayOf(now)})`
}

/** The civil date where the `company` of the statement works. */
export function todayOf(now: Date): Sql {
  return sql`(${now}::timestamptz at time zone company.time_zone)::date`
}
