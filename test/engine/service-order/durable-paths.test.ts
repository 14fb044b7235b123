import { beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { ServiceOrderEvent } from '../../../engine/service-order/machine.ts'
import { killedEverywhere, unbrokenHistory } from '../../lifecycle.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, MONDAY_TEN, type World } from '../../world.ts'
import { ways } from './paths.ts'

let world: World
let provider: Provider
let hours = 0
beforeAll(async () => {
  world = await createWorld()
  provider = await createProvider(world)
  const { id } = provider.redeVeloz
  await world.engine.outsideSystems.keep(world.davi, {
    companyId: id,
    kind: 'field',
    url: 'https://campo.example/os',
  })
})

type Kept = { state: string; dispatched: boolean; technicianId: string | null; version: number }
const kept = (db: Database, id: string) =>
  db.one<Kept>(sql`select state, dispatched, technician_id, version from service_order where id = ${id}`)

async function opened(): Promise<{ id: string; atendimentoId: string }> {
  const { eva, serviceOrderTypes } = provider
  const atendimento = await provider.claims(eva, {}, { notificationLevel: 'all' })
  return world.engine.serviceOrders.create(eva, atendimento.id, {
    typeId: serviceOrderTypes.reparo,
    reportedDefect: 'Sem sinal.',
  })
}

describe('on a real database', () => {
  it.for(ways.map(({ situation, state, events }) => ({ situation, state, events })))(
    'a service order comes to "$situation", and its history and its atendimento’s tell how',
    async ({ state, events }) => {
      const { id, atendimentoId } = await opened()
      for (const event of events) await perform(world.engine, id, event)

      const row = await kept(world.db, id)
      expect(row).toMatchObject({ state: state.value, dispatched: state.context.dispatched })
      expect(row.technicianId !== null).toBe(state.context.technicianId !== null)
      const history = await unbrokenHistory(world.db, 'service_order', id)
      expect(history.at(-1)?.to).toBe(row.state)
      expect(history).toHaveLength(row.version)
      const told = await world.db.rows<{ move: string }>(sql`
        select data->>'move' as move from event
        where entity = 'atendimento' and entity_id = ${atendimentoId} and type ilike '%serviceOrder%' order by id`)
      const moves = history.map(({ type }) => type).filter((type) => type !== 'dispatch')
      expect(told.map(({ move }) => move)).toEqual(moves)
    },
  )
})

describe('a kill between any two steps', () => {
  const DEEDS: ServiceOrderEvent['type'][][] = [
    ['edit'],
    ['schedule'],
    ['schedule', 'reschedule'],
    ['schedule', 'cancelSchedule'],
    ['schedule', 'start'],
    ['schedule', 'start', 'changeMaterials'],
    ['dispatch', 'schedule', 'start', 'close'],
    ['dispatch', 'cancel'],
    ['dispatch'],
  ]

  it.for(DEEDS.map((types) => ({ name: types.join(', '), types })))(
    'in "$name" leaves the last step wholly undone, and it can be done again',
    async ({ types }) => {
      const events = types.map((type) => ({ type }) as ServiceOrderEvent)
      const last = events.at(-1) as ServiceOrderEvent
      const { id } = await opened()
      for (const event of events.slice(0, -1)) await perform(world.engine, id, event)

      const killed = await killedEverywhere(world, (engine) => perform(engine, id, last))
      expect(killed).toBeGreaterThan(3)
      expect((await kept(world.db, id)).version).toBe(events.length + 1)
    },
  )

  it('in creating one leaves nothing: no number, no history, no word to the customer', async () => {
    const { eva, serviceOrderTypes } = provider
    const atendimento = await provider.claims(eva, {}, { notificationLevel: 'all' })
    const killed = await killedEverywhere(world, (engine) =>
      engine.serviceOrders.create(eva, atendimento.id, {
        typeId: serviceOrderTypes.instalacao,
        reportedDefect: 'Ponto novo.',
        dispatch: true,
      }),
    )
    expect(killed).toBeGreaterThan(6)
  })
})

async function perform(engine: Engine, id: string, event: ServiceOrderEvent): Promise<unknown> {
  const { serviceOrders: orders } = engine
  const { eva, lia, serviceOrderTypes } = provider
  switch (event.type) {
    case 'edit':
      return orders.edit(eva, id, { typeId: serviceOrderTypes.instalacao, reportedDefect: 'Outro ponto.' })
    case 'schedule':
    case 'reschedule':
      return orders[event.type](eva, id, freeSlot())
    case 'cancelSchedule':
    case 'cancel':
      return orders[event.type](eva, id, { reason: 'Chuva forte' })
    case 'start':
      return orders.start(lia, id)
    case 'changeMaterials':
      return orders.changeMaterials(lia, id, { materials: [{ name: 'Cabo', quantity: '3' }] })
    case 'close':
      return orders.close(lia, id, {
        solution: 'Emenda refeita.',
        result: 'solved',
        materials: [{ name: 'Conector', quantity: '1' }],
      })
    case 'dispatch':
      return orders.dispatch(eva, id)
  }
}

/** Each visit an hour after the one before: Lia is in one place at a time. */
function freeSlot() {
  const from = new Date(Date.parse(MONDAY_TEN) + ++hours * HOUR)
  return { technicianId: provider.lia.id, from, until: new Date(from.getTime() + HOUR) }
}
