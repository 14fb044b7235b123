import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { possibleId } from '../administration/input.ts'
import { PAGE_SIZE, type Page, pageOf, placeByDay } from '../administration/page.ts'
import { customersInSight } from '../customer/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { todayOf } from '../invoice/collection-rule.ts'
import { mayUseFinancialTools } from '../invoice/policy.ts'

export const ACCOUNT_STATES = ['open', 'paid', 'cancelled'] as const
export type AccountState = (typeof ACCOUNT_STATES)[number]

/** A conta: what is charged, before and after an invoice gathers it. Dates are civil, amounts whole cents. */
export type Account = {
  id: string
  description: string
  contract: string | null
  /** The invoice that gathers it. */
  invoice: string | null
  dueOn: string
  cents: number
  currency: string
  state: AccountState
  /** Open after its day. */
  overdue: boolean
}

export function accountRecords({ db, clock }: Deps) {
  return {
    /** A customer's, the latest day first, in pages. Throws Forbidden (`only_financial_tools`). */
    async of(actor: Actor, customerId: string, after?: string | null): Promise<Page<Account>> {
      mustBeAllowed(mayUseFinancialTools(actor), 'only_financial_tools')
      const last = placeByDay(after)
      const rows = await db.rows<Account>(sql`
        select account.id, account.description, contract.number as contract, invoice.number as invoice, account.due_on,
          (account.amount * 100)::float8 as cents, company.currency, account.state,
          account.state = 'open' and account.due_on < ${todayOf(clock.now())} as overdue
        from account
        join customer on customer.id = account.customer_id
        join company on company.id = customer.company_id
        left join contract on contract.id = account.contract_id
        left join invoice on invoice.id = account.invoice_id
        where account.customer_id = ${possibleId(customerId)} and ${customersInSight(actor)}
          and ${last ? sql`(account.due_on, account.id) < (${last.day}::date, ${last.id}::uuid)` : sql`true`}
        order by account.due_on desc, account.id desc limit ${PAGE_SIZE + 1}`)
      return pageOf(rows, ({ dueOn, id }) => [dueOn, id])
    },
  }
}
