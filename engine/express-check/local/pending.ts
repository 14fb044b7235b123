import { sql } from '../../database/sql.ts'
import { type CheckSubject, type Finding, MOST_DETAILS } from '../lights.ts'
import type { LocalDeps } from '../local.ts'
import { type Counted, shown } from './shown.ts'

type Open = Counted & { isOrder: boolean; number: string; state: string; openedAt: Date }

/** Service orders and atendimentos of the customer that are not done, but for the case in hand. */
export async function pending(
  { db }: LocalDeps,
  { customerId, atendimentoId }: CheckSubject,
): Promise<Finding> {
  const found = await db.rows<Open>(sql`
    select *, count(*) over ()::int as total from (
      select true as is_order, number, state, opened_at from service_order
      where customer_id = ${customerId} and state not in ('closed', 'cancelled')
      union all
      select false, protocol, state, opened_at from atendimento
      where customer_id = ${customerId} and state not in ('finished', 'cancelled')
        and id is distinct from ${atendimentoId}::uuid
    ) as open order by is_order desc, opened_at limit ${MOST_DETAILS}`)
  return shown(found, ({ isOrder, number, state, openedAt }) => {
    const at = openedAt.toISOString()
    return isOrder
      ? { about: 'serviceOrder', number, state, at }
      : { about: 'atendimento', protocol: number, state, at }
  })
}
