import { z } from 'zod'
import { partial } from '../answer.ts'
import { SeenCheck } from '../express-check/lazy.tsx'
import type { Visit } from '../visit.ts'
import { panelPage } from './frame.tsx'

/** The express check of a customer, outside of any case: looked at, not kept. */
export async function showCheck(visit: Visit) {
  const { engine, actor } = visit
  const { connection } = visit.query(z.object({ connection: z.uuid().optional().catch(undefined) }))
  const customer = await engine.customers.find(actor, visit.id())
  const contract = await engine.contracts.current(customer.id)
  const check = await engine.expressChecks.look(actor, {
    customerId: customer.id,
    connectionId: connection ?? null,
    contractId: contract?.id ?? null,
  })
  const path = `/customers/${customer.id}/express-check${connection ? `?connection=${connection}` : ''}`
  const seen = <SeenCheck path={path} check={check} />
  return visit.isPartial ? partial(seen) : panelPage(visit, customer, 'overview', seen)
}
