import { beforeAll, describe, expect, it } from 'vitest'
import type { ServiceOrderFilters } from '../../../engine/service-order/list.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, MINUTE, type World } from '../../world.ts'

let world: World
let provider: Provider
const numbers: string[] = []
beforeAll(async () => {
  world = await createWorld()
  provider = await createProvider(world)
  const { eva, lia, nuno, mercadoSol, serviceOrderTypes: types, technicianGroups } = provider
  const { serviceOrders } = world.engine
  // Seven orders, an hour between them: Olívia's, but for two of Mercado Sol's.
  for (let n = 0; n < 7; n++) {
    const at =
      n >= 5
        ? { customerId: mercadoSol.id, connectionId: mercadoSol.connectionId, contactId: provider.saulo.id }
        : {}
    const { id } = await provider.claims(eva, at)
    const order = await serviceOrders.create(eva, id, {
      typeId: n === 0 ? types.instalacao : types.reparo,
      technicianGroupId: n === 1 ? technicianGroups.norte : null,
      reportedDefect: `Defeito ${n}`,
    })
    numbers.push(order.number)
    const slot = (technician: typeof lia, hour: number) => ({
      technicianId: technician.id,
      from: new Date(world.clock.now().getTime() + hour * HOUR),
      until: new Date(world.clock.now().getTime() + hour * HOUR + 30 * MINUTE),
    })
    if (n === 2) await serviceOrders.schedule(eva, order.id, slot(lia, 40))
    if (n === 3) await serviceOrders.schedule(eva, order.id, slot(nuno, 20))
    if (n === 4) {
      await serviceOrders.schedule(eva, order.id, slot(lia, 1))
      await serviceOrders.start(lia, order.id)
      await serviceOrders.close(lia, order.id, { solution: 'Feito.', result: 'solved' })
    }
    if (n === 5) await serviceOrders.cancel(eva, order.id, { reason: 'Engano' })
    world.clock.advance(HOUR)
  }
})

const found = async (filters: Partial<ServiceOrderFilters>, by = provider.eva) =>
  (await world.engine.serviceOrders.page(by, { tab: 'all', ...filters })).rows.map(({ number }) =>
    numbers.indexOf(number),
  )

describe('the list of service orders', () => {
  it('has a tab for each state: what waits in the order of work, what is over the newest first', async () => {
    expect(await found({ tab: 'open' })).toEqual([0, 1, 6])
    expect(await found({ tab: 'scheduled' })).toEqual([3, 2])
    expect(await found({ tab: 'in_execution' })).toEqual([])
    expect(await found({ tab: 'closed' })).toEqual([4])
    expect(await found({ tab: 'cancelled' })).toEqual([5])
    expect(await found({ tab: 'all' })).toEqual([6, 5, 4, 3, 2, 1, 0])
    expect(await world.engine.serviceOrders.counts(provider.eva)).toEqual({
      open: { count: 3, more: false },
      scheduled: { count: 2, more: false },
      in_execution: { count: 0, more: false },
    })
  })

  it('is narrowed by technician, group, type, period and words', async () => {
    const { lia, technicianGroups, serviceOrderTypes } = provider
    expect(await found({ technician: lia.id })).toEqual([4, 2])
    expect(await found({ technician: 'me' }, lia)).toEqual([4, 2])
    expect(await found({ technician: 'none' })).toEqual([6, 5, 1, 0])
    expect(await found({ technicianGroupId: technicianGroups.norte })).toEqual([1])
    expect(await found({ typeId: serviceOrderTypes.instalacao })).toEqual([0])
    expect(await found({ text: numbers[3] })).toEqual([3])
    expect(await found({ text: '202611/' })).toHaveLength(7)
    expect(await found({ text: 'mercado' })).toEqual([6, 5])
    expect(await found({ text: '202611.4' })).toEqual([3])
    for (const text of ['%', '_', '\\', "'; drop table service_order --", '\0']) await found({ text })
    expect(await found({ text: '%' })).toEqual([])
    const timeZone = 'America/Sao_Paulo'
    expect(await found({ from: '2026-11-23', to: '2026-11-23', timeZone })).toHaveLength(7)
    expect(await found({ from: '2026-11-24', timeZone })).toEqual([])
    expect(await found({ technician: 'nobody', typeId: 'x' })).toEqual([])
    const counts = await world.engine.serviceOrders.counts(provider.eva, { text: 'mercado' })
    expect(counts.open.count).toBe(1)
  })

  it.each(['all', 'open', 'scheduled', 'closed'] as const)(
    'comes in pages without gaps (%s)',
    async (tab) => {
      const whole = await found({ tab })
      const paged: number[] = []
      let after: string | null = null
      do {
        const page = await world.engine.serviceOrders.page(provider.eva, { tab }, { after, size: 2 })
        paged.push(...page.rows.map(({ number }) => numbers.indexOf(number)))
        after = page.next
      } while (after)
      expect(paged).toEqual(whole)
    },
  )

  it('starts at its top for a cursor that somebody made up', async () => {
    const made = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url')
    const id = '01a2227c-d511-70bd-b046-e4e80bcbede6'
    const odd = [
      'x',
      made({}),
      made(['2026', '1']),
      made(['9999999-01-01', id]),
      made(['not a date', id]),
      made([1, 2]),
    ]
    for (const after of odd) {
      const { rows } = await world.engine.serviceOrders.page(provider.eva, { tab: 'all' }, { after })
      expect(rows).toHaveLength(7)
    }
  })
})
