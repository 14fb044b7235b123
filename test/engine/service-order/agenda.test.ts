import { beforeEach, describe, expect, it } from 'vitest'
import type { OperatorActor } from '../../../engine/actor.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { addOperator, createWorld, type World } from '../../world.ts'

let world: World
let provider: Provider
beforeEach(async () => {
  world = await createWorld()
  provider = await createProvider(world)
})

const at = (time: string, day = '2026-11-24') => new Date(`${day}T${time}:00-03:00`)

async function visit(technician: OperatorActor, from: Date, until: Date) {
  const { eva, serviceOrderTypes } = provider
  const { id } = await provider.claims(eva)
  const order = await world.engine.serviceOrders.create(eva, id, {
    typeId: serviceOrderTypes.reparo,
    reportedDefect: 'Sem sinal.',
  })
  return world.engine.serviceOrders.schedule(eva, order.id, { technicianId: technician.id, from, until })
}

const agenda = (by: OperatorActor, day = '2026-11-24', more = {}) =>
  world.engine.agendas.agenda(by, { companyId: provider.redeVeloz.id, day, ...more })

describe('the agenda', () => {
  it('shows who is where on a day of the company’s zone, and what waits for a time', async () => {
    const { eva, lia, nuno, serviceOrderTypes, technicianGroups } = provider
    const early = await visit(lia, at('00:00'), at('01:00'))
    const late = await visit(nuno, at('23:30'), at('00:30', '2026-11-25'))
    await visit(lia, at('00:00', '2026-11-25'), at('01:00', '2026-11-25'))
    const { id } = await provider.claims(eva)
    const waiting = await world.engine.serviceOrders.create(eva, id, {
      typeId: serviceOrderTypes.instalacao,
      technicianGroupId: technicianGroups.norte,
      reportedDefect: 'Ponto novo.',
    })
    const { technicians, visits, unplanned, timeZone } = await agenda(eva)
    expect(timeZone).toBe('America/Sao_Paulo')
    expect(technicians).toEqual([
      { id: lia.id, name: 'Lia Torres', groups: ['Equipe Norte'] },
      { id: nuno.id, name: 'Nuno Prates', groups: ['Equipe Norte'] },
    ])
    expect(visits.map(({ technicianId, order }) => [technicianId, order?.number])).toEqual([
      [lia.id, early.number],
      [nuno.id, late.number],
    ])
    expect(visits[0]).toMatchObject({
      from: at('00:00'),
      until: at('01:00'),
      order: { customer: 'Olívia Braga', state: 'scheduled', movable: true },
    })
    expect(unplanned).toMatchObject([
      { number: waiting.number, minutes: 120, technicianGroup: 'Equipe Norte' },
    ])
    expect((await agenda(eva, '2026-11-24', { days: 7 })).visits).toHaveLength(3)
    expect((await agenda(eva, '2026-11-23')).visits).toEqual([])
  })

  it('shows what others may not know only as time that is taken', async () => {
    const { lia, nuno, cobranca } = provider
    await visit(lia, at('08:00'), at('09:00'))
    const billing = { ...provider.gil, departmentIds: [cobranca.id] }
    const { visits, unplanned } = await agenda(billing)
    expect(visits).toEqual([{ technicianId: lia.id, from: at('08:00'), until: at('09:00'), order: null }])
    expect(unplanned).toEqual([])
    const own = await agenda({ ...lia, departmentIds: [cobranca.id] })
    expect(own.visits[0]?.order).toMatchObject({ customer: 'Olívia Braga', movable: false })
    expect((await agenda({ ...nuno, departmentIds: [cobranca.id] })).visits[0]?.order).toBeNull()
  })

  it('is another company’s business, and asks for a group of its own', async () => {
    const stranger = await addOperator(world.db, 'Ugo Paz', 'supervisor', world.horizonte.id)
    await expect(agenda(stranger)).rejects.toMatchObject({ name: 'NotFound' })
    await expect(
      world.engine.agendas.agenda(provider.eva, { companyId: 'x', day: '2026-11-24' }),
    ).rejects.toMatchObject({ name: 'NotFound' })
    await visit(provider.lia, at('08:00'), at('09:00'))
    const { technicians, visits } = await agenda(provider.eva, '2026-11-24', {
      technicianGroupId: provider.redeVeloz.id,
    })
    expect({ technicians, visits }).toEqual({ technicians: [], visits: [] })
  })

  it('frees the time of what is cancelled, and keeps what happened', async () => {
    const { eva, lia } = provider
    const first = await visit(lia, at('08:00'), at('09:00'))
    await world.engine.serviceOrders.cancel(eva, first.id, { reason: 'Engano' })
    const second = await visit(lia, at('08:00'), at('09:00'))
    await world.engine.serviceOrders.start(lia, second.id)
    await world.engine.serviceOrders.close(lia, second.id, { solution: 'Feito.', result: 'solved' })
    const { visits } = await agenda(eva)
    expect(visits.map(({ order }) => [order?.number, order?.movable])).toEqual([[second.number, false]])
  })
})
