import { sql } from '../../database/sql.ts'
import { makesDefault, todayOf } from '../../invoice/collection-rule.ts'
import { type CheckSubject, type Finding, MOST_DETAILS } from '../lights.ts'
import type { LocalDeps } from '../local.ts'
import { type Counted, shown } from './shown.ts'

type Pending = Counted & { number: string; dueOn: string; cents: number }

/** Every invoice that is open, also before its day (R43). */
export async function invoices({ db }: LocalDeps, { customerId }: CheckSubject): Promise<Finding> {
  const found = await db.rows<Pending>(sql`
    select number, due_on, (amount * 100)::float8 as cents, count(*) over ()::int as total
    from invoice where customer_id = ${customerId} and state = 'open'
    order by due_on, number limit ${MOST_DETAILS}`)
  return shown(found, ({ number, dueOn, cents }) => ({ about: 'invoice', number, dueOn, cents }))
}

/** Those for which the collection rule no longer waits. */
export async function inDefault({ db, clock }: LocalDeps, { customerId }: CheckSubject): Promise<Finding> {
  const now = clock.now()
  const found = await db.rows<Pending & { days: number }>(sql`
    select invoice.number, invoice.due_on, (invoice.amount * 100)::float8 as cents,
      ${todayOf(now)} - invoice.due_on as days, count(*) over ()::int as total
    from invoice
    join customer on customer.id = invoice.customer_id
    join company on company.id = customer.company_id
    left join contract on contract.id = invoice.contract_id
    where invoice.customer_id = ${customerId} and ${makesDefault(now)}
    order by invoice.due_on, invoice.number limit ${MOST_DETAILS}`)
  return shown(found, ({ number, dueOn, cents, days }) => ({ about: 'overdue', number, dueOn, cents, days }))
}
