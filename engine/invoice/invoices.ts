import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { PAGE_SIZE, type Page, pageOf, placeByDay } from '../administration/page.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { makesDefault, todayOf } from './collection-rule.ts'
import { mayUseFinancialTools } from './policy.ts'

export const INVOICE_STATES = ['open', 'paid', 'cancelled'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

/** A fatura. Dates are civil, amounts whole cents. */
export type Invoice = {
  id: string
  number: string
  contract: string | null
  issuedOn: string
  dueOn: string
  cents: number
  currency: string
  state: InvoiceState
  paidOn: string | null
  paidCents: number | null
  payLine: string | null
  pix: string | null
  /** Open after its day; and for longer than the collection rule waits. */
  overdue: boolean
  inDefault: boolean
}

export function invoices({ db, clock }: Deps) {
  return {
    /** A customer's, the latest day first, in pages. Throws Forbidden (`only_financial_tools`). */
    async of(actor: Actor, customerId: string, after?: string | null): Promise<Page<Invoice>> {
      mustBeAllowed(mayUseFinancialTools(actor), 'only_financial_tools')
      const last = placeByDay(after)
      const now = clock.now()
      const rows = await db.rows<Invoice>(sql`
        select invoice.id, invoice.number, contract.number as contract, invoice.issued_on, invoice.due_on,
          (invoice.amount * 100)::float8 as cents, company.currency, invoice.state, invoice.paid_on,
          (invoice.paid_amount * 100)::float8 as paid_cents, invoice.pay_line, invoice.pix,
          invoice.state = 'open' and invoice.due_on < ${todayOf(now)} as overdue,
          ${makesDefault(now)} as in_default
        from invoice
        join customer on customer.id = invoice.customer_id
        join company on company.id = customer.company_id
        left join contract on contract.id = invoice.contract_id
        where invoice.customer_id = ${possibleId(customerId)} and ${customersInSight(actor)}
          and ${last ? sql`(invoice.due_on, invoice.id) < (${last.day}::date, ${last.id}::uuid)` : sql`true`}
        order by invoice.due_on desc, invoice.id desc limit ${PAGE_SIZE + 1}`)
      return pageOf(rows, ({ dueOn, id }) => [dueOn, id])
    },
  }
}
