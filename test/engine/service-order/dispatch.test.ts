import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { outsideChannel } from '../../../engine/outside/outside-channel.ts'
import { eventually } from '../../eventually.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { receiver } from '../outside/receiver.ts'

let world: World
let provider: Provider
beforeEach(async () => {
  world = await createWorld({ OUTSIDE_NETWORKS: '127.0.0.1' })
  provider = await createProvider(world)
})

const orders = () => world.engine.serviceOrders

async function created({ dispatch = true } = {}) {
  const { eva, serviceOrderTypes, casaDaOlivia } = provider
  await world.db.query(
    sql`update customer set phone = '+5511987650011', document = '52998224725' where id = ${casaDaOlivia.id}`,
  )
  const { id } = await provider.claims(eva)
  return orders().create(eva, id, {
    typeId: serviceOrderTypes.reparo,
    reportedDefect: 'Sem sinal.',
    address: 'Rua do Sol, 15',
    dispatch,
  })
}

/** A field system, set up and delivered to; `answer` as that of the receiver. */
async function fieldSystem(answer?: Parameters<typeof receiver>[0]['answer']) {
  const keep = (url: string, newSecret = false) =>
    world.engine.outsideSystems.keep(
      world.davi,
      { companyId: provider.redeVeloz.id, kind: 'field', url },
      { newSecret },
    )
  const { secret } = await keep('http://127.0.0.1:1/')
  const outside = await receiver({
    secret: secret as string,
    now: () => world.clock.now(),
    ...(answer ? { answer } : {}),
  })
  await keep(outside.url)
  const delivery = world.engine.outbox.deliver(outsideChannel(world.engine.askOutside), {
    backOff: () => 20,
    pollMs: 50,
  })
  onTestFinished(() => delivery.stop())
  const bodies = () => outside.received.map(({ body }) => JSON.parse(body))
  return { ...outside, bodies, keep }
}

const dispatchOf = async (id: string) => (await orders().view(provider.eva, id)).dispatch

describe('the field system of a company', () => {
  it('hears of every step of an order that goes there, signed, in order, as a whole picture', async () => {
    const outside = await fieldSystem((response) => response.end('{"id":"OS-77"}'))
    const { eva, lia } = provider
    const { id, number } = await created()
    const from = new Date('2026-11-24T08:00:00-03:00')
    const until = new Date('2026-11-24T09:00:00-03:00')
    await orders().schedule(eva, id, { technicianId: lia.id, from, until })
    await orders().start(lia, id)
    await orders().close(lia, id, {
      solution: 'Emenda refeita.',
      result: 'solved',
      materials: [{ name: 'Conector', quantity: '2' }],
    })
    await eventually(() => expect(outside.received).toHaveLength(4))
    expect(outside.received.every(({ signed }) => signed)).toBe(true)
    const bodies = outside.bodies()
    expect(bodies.map(({ event }) => event)).toEqual([
      'service_order.created',
      'service_order.scheduled',
      'service_order.started',
      'service_order.closed',
    ])
    expect(bodies.map(({ serviceOrder }) => serviceOrder.version)).toEqual([1, 2, 3, 4])
    expect(bodies[3].serviceOrder).toMatchObject({
      id,
      number,
      state: 'closed',
      type: 'Reparo',
      reportedDefect: 'Sem sinal.',
      address: 'Rua do Sol, 15',
      technician: { id: lia.id, name: 'Lia Torres' },
      scheduledFrom: from.toISOString(),
      result: 'solved',
      atendimento: { protocol: '202611.1' },
      customer: { name: 'Olívia Braga', phone: '+5511987650011' },
      materials: [{ name: 'Conector', quantity: '2' }],
    })
    expect(JSON.stringify(bodies)).not.toContain('52998224725')
    const numbers = outside.received.map(({ headers }) => headers['x-bote-delivery'])
    expect(new Set(numbers).size).toBe(4)
    await eventually(async () => {
      expect(await dispatchOf(id)).toMatchObject({ state: 'sent', externalId: 'OS-77', reason: null })
    })
  })

  it('hears nothing of an order that does not go there; it can be sent later', async () => {
    const outside = await fieldSystem()
    const { id } = await created({ dispatch: false })
    await orders().edit(provider.eva, id, {
      typeId: provider.serviceOrderTypes.reparo,
      reportedDefect: 'Sem sinal nenhum.',
    })
    expect(await dispatchOf(id)).toBeNull()
    await orders().dispatch(provider.eva, id)
    await eventually(() => expect(outside.bodies()).toMatchObject([{ event: 'service_order.sent_again' }]))
  })

  it('is tried again while it is away, with the same number, and the order says why it waits', async () => {
    let isAway = true
    const outside = await fieldSystem((response) =>
      isAway ? response.writeHead(503).end() : response.end('{}'),
    )
    const { id } = await created()
    await eventually(async () => {
      expect(await dispatchOf(id)).toMatchObject({ state: 'waiting', reason: 'status 503' })
      expect(outside.received.length).toBeGreaterThan(2)
    })
    isAway = false
    await eventually(async () => expect(await dispatchOf(id)).toMatchObject({ state: 'sent' }))
    expect(new Set(outside.received.map(({ headers }) => headers['x-bote-delivery'])).size).toBe(1)
  })

  it('that refuses is not asked again by itself; somebody sends it again when it is mended', async () => {
    let isBroken = true
    const outside = await fieldSystem((response) =>
      isBroken ? response.writeHead(404).end() : response.end('{}'),
    )
    const { id } = await created()
    await eventually(async () => {
      expect(await dispatchOf(id)).toMatchObject({ state: 'failed', reason: 'status 404' })
    })
    expect(outside.received).toHaveLength(1)
    isBroken = false
    await orders().dispatch(provider.eva, id)
    await eventually(async () => expect(await dispatchOf(id)).toMatchObject({ state: 'sent' }))
    const states = await world.db.rows<{ state: string }>(
      sql`select state from outbox_message where channel = 'outside' order by id`,
    )
    expect(states.map(({ state }) => state)).toEqual(['discarded', 'sent'])
  })

  it('at a private address is not asked at all, and the order says so', async () => {
    const outside = await fieldSystem()
    await outside.keep('http://10.0.0.1/os')
    const { id } = await created()
    await eventually(async () => {
      expect(await dispatchOf(id)).toMatchObject({ state: 'failed', reason: 'private_address' })
    })
  })

  it('that redirects is not followed: the signed order goes to nobody else', async () => {
    const outside = await fieldSystem((response, { path }) =>
      path === '/hook' ? response.writeHead(307, { location: '/other' }).end() : response.end('{}'),
    )
    const { id } = await created()
    await eventually(async () => {
      expect(await dispatchOf(id)).toMatchObject({ state: 'failed', reason: 'redirected 307' })
    })
    expect(outside.received).toHaveLength(1)
  })

  it('must be there for an order that is to go there', async () => {
    await expect(created()).rejects.toMatchObject({ code: 'service_order.no_field_system' })
    const { id } = await created({ dispatch: false })
    await expect(orders().dispatch(provider.eva, id)).rejects.toMatchObject({
      code: 'service_order.no_field_system',
    })
    expect((await orders().view(provider.eva, id)).actions.find(({ verb }) => verb === 'dispatch')).toEqual({
      verb: 'dispatch',
      allowed: false,
      reason: { code: 'no_field_system' },
    })
  })
})
