import { mayChangeContracts } from '#engine'
import { ContractsCard } from '../contract/card.tsx'
import type { Visit } from '../visit.ts'
import { panelPage } from './frame.tsx'

export async function showContracts(visit: Visit) {
  const { engine, actor } = visit
  const customer = await engine.customers.find(actor, visit.id())
  const [contracts, current] = await Promise.all([
    engine.contracts.of(actor, customer.id),
    engine.contracts.current(customer.id),
  ])
  return panelPage(
    visit,
    customer,
    'contracts',
    <ContractsCard
      customerId={customer.id}
      contracts={contracts}
      currentId={current?.id ?? null}
      mayChange={mayChangeContracts(actor)}
    />,
  )
}
