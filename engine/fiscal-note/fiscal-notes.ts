import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { PAGE_SIZE, type Page, pageOf, placeByDay } from '../administration/page.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { mayUseFinancialTools } from '../invoice/policy.ts'

/** A nota fiscal. The date is civil, the amount whole cents. */
export type FiscalNote = {
  id: string
  number: string
  series: string | null
  /** The access key of 44 digits. */
  key: string | null
  invoice: string | null
  issuedOn: string
  cents: number
  currency: string
}

export function fiscalNotes({ db }: Deps) {
  return {
    /** A customer's, the latest day first, in pages. Throws Forbidden (`only_financial_tools`). */
    async of(actor: Actor, customerId: string, after?: string | null): Promise<Page<FiscalNote>> {
      mustBeAllowed(mayUseFinancialTools(actor), 'only_financial_tools')
      const last = placeByDay(after)
      const rows = await db.rows<FiscalNote>(sql`
        select note.id, note.number, note.series, note.key, invoice.number as invoice, note.issued_on,
          (note.amount * 100)::float8 as cents, company.currency
        from fiscal_note note
        join customer on customer.id = note.customer_id
        join company on company.id = customer.company_id
        left join invoice on invoice.id = note.invoice_id
        where note.customer_id = ${possibleId(customerId)} and ${customersInSight(actor)}
          and ${last ? sql`(note.issued_on, note.id) < (${last.day}::date, ${last.id}::uuid)` : sql`true`}
        order by note.issued_on desc, note.id desc limit ${PAGE_SIZE + 1}`)
      return pageOf(rows, ({ issuedOn, id }) => [issuedOn, id])
    },
  }
}
