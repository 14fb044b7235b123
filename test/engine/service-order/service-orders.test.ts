import { beforeEach, describe, expect, it } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { NewServiceOrder } from '../../../engine/service-order/input.ts'
import type { ServiceOrderRow } from '../../../engine/service-order/row.ts'
import { eventually } from '../../eventually.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addOperator, createWorld, HOUR, type World } from '../../world.ts'

let world: World
let provider: Provider
const orders = () => world.engine.serviceOrders

beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00-03:00`)
const slot = (technician: OperatorActor, from = '08:00', until = '09:00') => ({
  technicianId: technician.id,
  from: at(from),
  until: at(until),
})

function creates(by: OperatorActor, atendimentoId: string, input: Partial<NewServiceOrder> = {}) {
  const typeId = provider.serviceOrderTypes.reparo
  return orders().create(by, atendimentoId, { typeId, reportedDefect: 'Sem sinal.', ...input })
}

async function created(by = provider.eva, input: Partial<NewServiceOrder> = {}): Promise<ServiceOrderRow> {
  return creates(by, (await provider.claims(by)).id, input)
}

async function scheduled(technician = provider.lia, from?: string, until?: string) {
  const { id } = await created()
  return orders().schedule(provider.eva, id, slot(technician, from, until))
}

const historyOf = (entity: string, id: string) =>
  world.db.rows<{ type: string; actor: string; data: { move: string; number: string } }>(
    sql`select type, actor, data from event where entity = ${entity} and entity_id = ${id} order by id`,
  )

const CLOSING = { solution: 'Emenda refeita na caixa 12.', result: 'solved' as const }

describe('a service order', () => {
  it('begins with what the atendimento knows, and gets a number of its own without gaps', async () => {
    const { eva, technicianGroups, defects } = provider
    const { id } = await provider.claims(eva)
    expect(await orders().suggestion(eva, id)).toEqual({
      companyId: provider.redeVeloz.id,
      protocol: '202611.1',
      customer: 'Olívia Braga',
      reportedDefect: 'Sem sinal desde ontem à noite.',
      defectId: null,
      address: 'Rua do Sol, 15',
    })
    const order = await creates(eva, id, {
      defectId: defects.sinal,
      technicianGroupId: technicianGroups.norte,
      address: 'Rua do Sol, 15',
    })
    expect(order).toMatchObject({ state: 'open', number: '202611/0001', version: 1, openedById: eva.id })
    await expect(creates(eva, id, { typeId: defects.sinal })).rejects.toMatchObject({ name: 'NotFound' })
    expect((await creates(eva, id)).number).toBe('202611/0002')
  })

  it('goes through schedule, execution and closing, and each step stands in the history of its atendimento', async () => {
    const { eva, lia, defects } = provider
    const { id, atendimentoId } = await created()
    await orders().schedule(eva, id, slot(lia))
    world.clock.advance(22 * HOUR)
    await orders().start(lia, id)
    const cable = { name: 'Cabo drop', quantity: '12.5', unit: 'm' }
    await orders().changeMaterials(lia, id, { materials: [cable] })
    const closed = await orders().close(lia, id, {
      ...CLOSING,
      observedDefect: 'Fibra mordida por roedor',
      foundDefectId: defects.fibra,
      signatureName: 'Olívia Braga',
      materials: [cable, { name: 'Conector', quantity: '2', serial: 'SN-9' }],
    })
    expect(closed).toMatchObject({
      state: 'closed',
      technicianId: lia.id,
      scheduledFrom: at('08:00'),
      startedAt: at('08:00'),
      endedAt: at('08:00'),
      result: 'solved',
      foundDefectId: defects.fibra,
      signatureName: 'Olívia Braga',
      version: 5,
    })
    const { materials, history } = await orders().view(lia, id)
    expect(materials).toEqual([
      { name: 'Cabo drop', quantity: '12.5', unit: 'm', serial: null },
      { name: 'Conector', quantity: '2', unit: null, serial: 'SN-9' },
    ])
    expect(history.map(({ type }) => type)).toEqual(['close', 'changeMaterials', 'start', 'schedule', 'open'])
    expect(history[3]).toMatchObject({
      about: { technician: 'Lia Torres', from: at('08:00'), until: at('09:00') },
    })

    const told = (await historyOf('atendimento', atendimentoId)).slice(4)
    expect(told.map(({ type, actor, data }) => [type, actor, data.move, data.number])).toEqual([
      ['createServiceOrder', 'Eva Dias', 'open', '202611/0001'],
      ['serviceOrderMoved', 'Eva Dias', 'schedule', '202611/0001'],
      ['serviceOrderMoved', 'Lia Torres', 'start', '202611/0001'],
      ['serviceOrderMoved', 'Lia Torres', 'changeMaterials', '202611/0001'],
      ['serviceOrderMoved', 'Lia Torres', 'close', '202611/0001'],
    ])
  })

  it('is open again when its schedule is cancelled, with the reason, and the time is free', async () => {
    const { eva, lia } = provider
    const { id } = await scheduled()
    await expect(orders().cancelSchedule(eva, id, { reason: '  ' })).rejects.toMatchObject({
      name: 'Invalid',
    })
    expect(await orders().cancelSchedule(eva, id, { reason: 'Chuva forte' })).toMatchObject({
      state: 'open',
      technicianId: null,
      scheduledFrom: null,
      scheduleCancelReason: 'Chuva forte',
    })
    expect(await scheduled(lia)).toMatchObject({ state: 'scheduled' })
  })

  it('is cancelled with a reason, and nothing happens to it any more', async () => {
    const { eva, lia } = provider
    const { id } = await scheduled()
    expect(await orders().cancel(eva, id, { reason: 'Voltou sozinho' })).toMatchObject({
      state: 'cancelled',
      cancelReason: 'Voltou sozinho',
    })
    const late = [
      () => orders().start(eva, id),
      () => orders().schedule(eva, id, slot(lia)),
      () => orders().close(eva, id, CLOSING),
    ]
    for (const verb of late) await expect(verb()).rejects.toMatchObject({ name: 'Refused', code: 'not_now' })
  })

  it('is edited while it lives; what was put out of use meanwhile may stay', async () => {
    const { eva, serviceOrderTypes, defects } = provider
    const { id } = await created()
    await world.db.query(sql`update service_order_type set active = false`)
    const task = {
      typeId: serviceOrderTypes.reparo,
      reportedDefect: 'Sinal caindo.',
      defectId: defects.sinal,
    }
    expect(await orders().edit(eva, id, task)).toMatchObject({ reportedDefect: 'Sinal caindo.' })
    const other = { ...task, typeId: serviceOrderTypes.instalacao }
    await expect(orders().edit(eva, id, other)).rejects.toMatchObject({ name: 'NotFound' })
  })

  it('is not changed over somebody else’s change: the loser hears who was faster', async () => {
    const { eva, iara, lia, nuno } = provider
    const { id, version } = await scheduled()
    await orders().reschedule(iara, id, { ...slot(nuno), version })
    await expect(orders().reschedule(eva, id, { ...slot(lia), version })).rejects.toMatchObject({
      name: 'Conflict',
      code: 'service_order.changed',
      details: { winner: 'Iara Campos' },
    })
  })

  it('is created once for the customer to hear of, when they hear of everything (R64)', async () => {
    const { eva, lia } = provider
    const kinds = () =>
      world.db.rows(
        sql`select channel, kind from outbox_message where kind = 'atendimento.serviceOrderCreated'`,
      )
    await created()
    expect(await kinds()).toEqual([])
    const { id } = await provider.claims(eva, {}, { notificationLevel: 'all' })
    const order = await creates(eva, id)
    await orders().schedule(eva, order.id, slot(lia))
    expect(await kinds()).toEqual([
      { channel: 'telegram', kind: 'atendimento.serviceOrderCreated' },
      { channel: 'email', kind: 'atendimento.serviceOrderCreated' },
    ])
    const { payload } = await world.db.one<{ payload: unknown }>(
      sql`select payload from outbox_message where kind = 'atendimento.serviceOrderCreated' limit 1`,
    )
    expect(JSON.stringify(payload)).toContain(order.number)
  })

  it('belongs only to a case that somebody is at', async () => {
    const { eva } = provider
    const waiting = await provider.starts(eva)
    await expect(creates(provider.iara, waiting.id)).rejects.toMatchObject({ code: 'not_now' })
    await expect(creates(eva, waiting.id)).rejects.toMatchObject({ name: 'Forbidden' })
    const counted = await world.db.one(sql`
      select (select count(*)::int from service_order) as orders,
        (select count(*)::int from number_sequence where scope like 'service_order%') as numbers`)
    expect(counted).toEqual({ orders: 0, numbers: 0 })
  })
})

describe('a technician’s time', () => {
  it('is given once: the second is told what is there', async () => {
    const { eva, lia } = provider
    const first = await scheduled(lia, '08:00', '09:00')
    const { id } = await created()
    await expect(orders().schedule(eva, id, slot(lia, '08:30', '09:30'))).rejects.toMatchObject({
      name: 'Conflict',
      code: 'service_order.overlaps',
      details: {
        winner: 'Lia Torres',
        overlaps: [{ number: first.number, from: at('08:00'), until: at('09:00') }],
      },
    })
    expect(await orders().schedule(eva, id, slot(lia, '09:00', '10:00'))).toMatchObject({
      state: 'scheduled',
    })
  })

  it('may be moved by half an hour over itself', async () => {
    const { id } = await scheduled()
    const moved = await orders().reschedule(provider.eva, id, slot(provider.lia, '08:30', '09:30'))
    expect(moved).toMatchObject({ scheduledFrom: at('08:30') })
  })

  it('has one winner of fifty at once', async () => {
    const { eva, lia } = provider
    const made = []
    for (let n = 0; n < 50; n++) made.push(await created())
    const tries = await Promise.allSettled(
      made.map(({ id }, n) => orders().schedule(eva, id, slot(lia, '14:00', n % 2 ? '15:00' : '14:30'))),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const reasons = tries.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'service_order.overlaps' })
    const { count } = await world.db.one<{ count: number }>(
      sql`select count(*)::int as count from service_order where state = 'scheduled'`,
    )
    expect(count).toBe(1)
  })

  it('lies ahead, has an end, and is of somebody who can go', async () => {
    const { eva, lia } = provider
    const { id } = await created()
    const over = { technicianId: lia.id, from: at('08:00', '2026-11-23'), until: at('09:00', '2026-11-23') }
    await expect(orders().schedule(eva, id, over)).rejects.toMatchObject({ code: 'service_order.slot_past' })
    const backwards = { technicianId: lia.id, from: at('09:00'), until: at('08:00') }
    await expect(orders().schedule(eva, id, backwards)).rejects.toMatchObject({
      name: 'Invalid',
      details: { fields: [{ field: 'until', code: 'ends_before_it_begins' }] },
    })
    const days = { technicianId: lia.id, from: at('08:00'), until: at('08:01', '2026-11-25') }
    await expect(orders().schedule(eva, id, days)).rejects.toMatchObject({ name: 'Invalid' })
    const elsewhere = await addOperator(world.db, 'Zeca Alheio', 'agent', world.horizonte.id)
    await expect(orders().schedule(eva, id, slot(elsewhere))).rejects.toMatchObject({ name: 'NotFound' })
    await world.db.query(sql`update operator set active = false where id = ${lia.id}`)
    await expect(orders().schedule(eva, id, slot(lia))).rejects.toMatchObject({ name: 'NotFound' })
  })
})

describe('an atendimento with a service order', () => {
  const finish = (id: string) =>
    world.engine.atendimentos.finish(provider.eva, id, {
      classificationId: provider.classifications.resolvido,
    })

  it('is not finished while one is open, and is when none is', async () => {
    const { eva, lia } = provider
    const { id, atendimentoId } = await scheduled()
    await expect(finish(atendimentoId)).rejects.toMatchObject({ name: 'Refused' })
    await orders().start(lia, id)
    await expect(finish(atendimentoId)).rejects.toMatchObject({ name: 'Refused' })
    await orders().close(lia, id, CLOSING)
    const other = await creates(eva, atendimentoId)
    await expect(finish(atendimentoId)).rejects.toMatchObject({ name: 'Refused' })
    await orders().cancel(eva, other.id, { reason: 'Não precisa mais' })
    expect(await finish(atendimentoId)).toMatchObject({ state: 'finished' })
  })

  it('gets none once it is finished', async () => {
    const { id } = await provider.claims(provider.eva)
    await finish(id)
    await expect(creates(provider.eva, id)).rejects.toMatchObject({ name: 'Refused', code: 'not_now' })
  })

  it('is not finished by who waited while one was being created', async () => {
    const { id } = await provider.claims(provider.eva)
    let finishing: Promise<unknown> | undefined
    await world.db.transaction(async (tx) => {
      await world.engine.on(tx).serviceOrders.create(provider.eva, id, {
        typeId: provider.serviceOrderTypes.reparo,
        reportedDefect: 'Sem sinal.',
      })
      finishing = finish(id).catch((error) => error)
      await somebodyWaits()
    })
    expect(await finishing).toMatchObject({ name: 'Refused' })
  })

  it('gets none from who waited while it was being finished', async () => {
    const { id } = await provider.claims(provider.eva)
    let creating: Promise<unknown> | undefined
    await world.db.transaction(async (tx) => {
      await world.engine.on(tx).atendimentos.finish(provider.eva, id, {
        classificationId: provider.classifications.resolvido,
      })
      creating = creates(provider.eva, id).catch((error) => error)
      await somebodyWaits()
    })
    expect(await creating).toMatchObject({ name: 'Refused', code: 'not_now' })
  })

  it('has either an end or an open order, whoever of many is faster', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await provider.claims(provider.eva)
      await Promise.allSettled([creates(provider.eva, id), finish(id), creates(provider.eva, id)])
      const { state, open } = await world.db.one<{ state: string; open: number }>(sql`
        select state, (select count(*)::int from service_order s
          where s.atendimento_id = t.id and s.state not in ('closed', 'cancelled')) as open
        from atendimento t where id = ${id}`)
      expect(state === 'finished').toBe(open === 0)
    }
  })

  /** Until a connection stands at a lock. */
  const somebodyWaits = () =>
    eventually(async () => {
      const { count } = await world.db.one<{ count: number }>(sql`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
      expect(count).toBe(1)
    })
})
