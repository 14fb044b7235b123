import { newId, sql } from '#engine'
import type { Verbs } from './administration.ts'
import { entries, type ProviderDesk } from './provider-administration.ts'
import { PROVIDER_PLANS } from './provider-offer.ts'
import { PROVIDER_CUSTOMERS } from './provider-people.ts'

/** Due each month on this day. */
const DUE_DAY = 10
const MONTHS_BEHIND = 3
const FIRST_NUMBER = 70_801

type Bill = {
  id: string
  customerId: string
  contractId: string
  number: string
  issuedOn: string
  dueOn: string
  amount: string
  isPaid: boolean
}

/** Three months of invoices behind every contract in force and one ahead, as the billing system would write them. */
export async function billCustomers(
  engine: Verbs,
  customers: ProviderDesk['customers'],
  now: Date,
): Promise<void> {
  const bills: Bill[] = []
  for (const [key, { plan, unpaid = 0, cancelled, connections }] of entries(PROVIDER_CUSTOMERS)) {
    if (cancelled || connections.length === 0) continue
    for (let month = -MONTHS_BEHIND; month <= 1; month++) {
      const dueOn = dayOf(now, month)
      bills.push({
        id: newId(),
        customerId: customers[key].id,
        contractId: customers[key].contractId,
        number: String(FIRST_NUMBER + bills.length),
        issuedOn: dayOf(now, month - 1),
        dueOn,
        amount: PROVIDER_PLANS[plan].price,
        // The last ones whose day is well over were not paid; this month's is paid once its day has come.
        isPaid:
          month < -unpaid ||
          (month < 0 && unpaid === 0) ||
          (month === 0 && unpaid === 0 && dueOn < isoOf(now)),
      })
    }
  }
  await engine.tx.query(sql`
    insert into invoice (id, customer_id, contract_id, number, issued_on, due_on, amount, state, paid_on, paid_amount,
      pay_line, pix)
    select id, customer_id, contract_id, number, issued_on, due_on, amount,
      case when is_paid then 'paid' else 'open' end, case when is_paid then due_on end,
      case when is_paid then amount end,
      case when not is_paid then '34191.79001 01043.510047 91020.150008 8 ' || number || '00009990' end,
      case when not is_paid then '00020126580014br.gov.bcb.pix0136' || id end
    from ${sql.unnest(bills, {
      ...{
        id: 'uuid',
        customerId: 'uuid',
        contractId: 'uuid',
        number: 'text',
        issuedOn: 'date',
        dueOn: 'date',
      },
      ...{ amount: 'numeric', isPaid: 'boolean' },
    })}`)
  await engine.tx.query(sql`
    insert into account (id, customer_id, contract_id, invoice_id, description, due_on, amount, state)
    select gen_random_uuid(), customer_id, contract_id, id, 'Mensalidade', due_on, amount, state from invoice
    where id = any(${bills.map(({ id }) => id)}::uuid[])`)
  await engine.tx.query(sql`
    insert into fiscal_note (id, customer_id, invoice_id, number, series, issued_on, amount)
    select gen_random_uuid(), customer_id, id, '9' || number, '1', issued_on, amount from invoice
    where id = any(${bills.map(({ id }) => id)}::uuid[]) and state = 'paid'`)
}

/** The due day so many months from now. */
function dayOf(now: Date, months: number): string {
  return isoOf(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months, DUE_DAY)))
}

function isoOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
