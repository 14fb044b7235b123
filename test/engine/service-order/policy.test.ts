import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor, OperatorActor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Engine } from '../../../engine/engine.ts'
import {
  mayOnServiceOrder,
  maySeeServiceOrder,
  SERVICE_ORDER_VERBS,
  type ServiceOrderVerb,
} from '../../../engine/service-order/policy.ts'
import { readServiceOrder } from '../../../engine/service-order/row.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addOperator, createWorld, type World } from '../../world.ts'

let world: World
let provider: Provider
let orderId: string
let everybody: Record<string, Actor>
beforeAll(async () => {
  world = await createWorld()
  provider = await createProvider(world)
  const { eva, lia, technicianGroups, serviceOrderTypes, cobranca } = provider
  const { id } = await provider.claims(eva)
  const watching = { ...provider.gil, departmentIds: [cobranca.id] }
  await world.engine.atendimentos.includeViewer(eva, id, { operatorId: watching.id })
  const order = await world.engine.serviceOrders.create(eva, id, {
    typeId: serviceOrderTypes.reparo,
    technicianGroupId: technicianGroups.norte,
    reportedDefect: 'Sem sinal.',
  })
  orderId = order.id
  await world.engine.serviceOrders.schedule(eva, orderId, {
    technicianId: lia.id,
    from: new Date('2026-11-24T08:00:00-03:00'),
    until: new Date('2026-11-24T09:00:00-03:00'),
  })
  const elsewhere = (actor: OperatorActor): OperatorActor => ({ ...actor, departmentIds: [cobranca.id] })
  everybody = {
    'the responsible': eva,
    'a supervisor': provider.iara,
    'a supervisor of another department': elsewhere(provider.iara),
    'an administrator of all companies': world.davi,
    'a colleague': await addOperator(world.db, 'Rui Faria', 'agent', provider.redeVeloz.id),
    'a colleague of another department': elsewhere(
      await addOperator(world.db, 'Téo Lins', 'agent', provider.redeVeloz.id),
    ),
    'somebody who watches': watching,
    'the technician': lia,
    'the technician of another department': elsewhere(lia),
    'a technician of the group, of another department': elsewhere(provider.nuno),
    'another company’s supervisor': await addOperator(world.db, 'Ugo Paz', 'supervisor', world.horizonte.id),
    'the customer': provider.olivia,
  }
})

const ALL = [...SERVICE_ORDER_VERBS]
const ON_THE_SPOT = ['start', 'changeMaterials', 'close']

/** Who sees it, and what they may do with it. */
const AGREED: Record<string, { sees: boolean; may: readonly string[] }> = {
  'the responsible': { sees: true, may: ALL },
  'a supervisor': { sees: true, may: ALL },
  'a supervisor of another department': { sees: false, may: [] },
  'an administrator of all companies': { sees: true, may: ALL },
  'a colleague': { sees: true, may: [] },
  'a colleague of another department': { sees: false, may: [] },
  'somebody who watches': { sees: true, may: [] },
  'the technician': { sees: true, may: ON_THE_SPOT },
  'the technician of another department': { sees: true, may: ON_THE_SPOT },
  'a technician of the group, of another department': { sees: true, may: [] },
  'another company’s supervisor': { sees: false, may: [] },
  'the customer': { sees: false, may: [] },
}

describe('who may do what with a service order', () => {
  it('is as agreed', async () => {
    const order = await readServiceOrder(world.db, orderId)
    const found = Object.fromEntries(
      Object.entries(everybody).map(([who, actor]) => [
        who,
        {
          sees: maySeeServiceOrder(actor, order),
          may: ALL.filter((verb) => mayOnServiceOrder(actor, verb, order)),
        },
      ]),
    )
    expect(found).toEqual(AGREED)
  })

  it.for(Object.keys(AGREED))('is kept by every verb, page and list: %s', async (who) => {
    const actor = everybody[who] as OperatorActor
    const { sees, may } = AGREED[who] as (typeof AGREED)[string]
    for (const verb of ALL) {
      const refusal = await attempt(world.engine, actor, verb).then(
        () => 'done',
        (error) => error.name,
      )
      if (!sees) expect(`${verb} ${refusal}`).toBe(`${verb} NotFound`)
      else if (!may.includes(verb)) expect(`${verb} ${refusal}`).toBe(`${verb} Forbidden`)
      else expect(['Refused', 'Conflict']).toContain(refusal)
    }
    if (actor.kind !== 'operator') return
    const { serviceOrders } = world.engine
    const view = serviceOrders.view(actor, orderId)
    await (sees
      ? expect(view).resolves.toBeDefined()
      : expect(view).rejects.toMatchObject({ name: 'NotFound' }))
    const { rows } = await serviceOrders.page(actor, { tab: 'all' })
    expect(rows.map(({ id }) => id)).toEqual(sees ? [orderId] : [])
    expect((await serviceOrders.counts(actor)).scheduled.count).toBe(sees ? 1 : 0)
  })

  it('is not found under an id that is none', async () => {
    for (const id of [newId(), 'not-an-id', "' or 1=1"])
      await expect(world.engine.serviceOrders.start(provider.eva, id)).rejects.toMatchObject({
        name: 'NotFound',
      })
    expect(await world.db.rows(sql`select id from service_order where state <> 'scheduled'`)).toEqual([])
  })
})

/** Tries the verb so that who may is held up by something else, and nothing changes. */
function attempt({ serviceOrders }: Engine, by: OperatorActor, verb: ServiceOrderVerb): Promise<unknown> {
  const stale = { version: 1 }
  switch (verb) {
    case 'edit':
      return serviceOrders.edit(by, orderId, {
        typeId: provider.serviceOrderTypes.reparo,
        reportedDefect: 'x',
        ...stale,
      })
    case 'schedule':
    case 'reschedule': {
      const from = new Date('2026-11-25T08:00:00-03:00')
      const until = new Date('2026-11-25T09:00:00-03:00')
      return serviceOrders[verb](by, orderId, { technicianId: provider.lia.id, from, until, ...stale })
    }
    case 'cancelSchedule':
    case 'cancel':
      return serviceOrders[verb](by, orderId, { reason: 'x', ...stale })
    case 'start':
      return serviceOrders.start(by, orderId, stale)
    case 'changeMaterials':
      return serviceOrders.changeMaterials(by, orderId, { materials: [], ...stale })
    case 'close':
      return serviceOrders.close(by, orderId, { solution: 'x', result: 'solved', ...stale })
    case 'dispatch':
      return serviceOrders.dispatch(by, orderId)
  }
}
