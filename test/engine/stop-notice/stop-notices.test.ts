import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, HOUR, type World } from '../../world.ts'
import { refusal } from '../administration/desk.ts'

let world: World
let net: Provider

beforeEach(async () => {
  world = await createWorld()
  net = await createProvider(world)
})

const verbs = () => world.engine.stopNotices
const MESSAGE = 'Fibra rompida na Rua das Palmeiras. A equipe está no local.'
const open = (accessPointIds: string[], by = net.eva) =>
  verbs().open(by, { accessPointIds, message: MESSAGE })

describe('a stop notice', () => {
  test('is told to whose connection hangs there, until it is closed', async () => {
    const [notice] = await open([net.accessPoints.centro])
    const { id, connectionId, shop } = net.casaDaOlivia
    const told = (connection: string) => world.engine.atendimentos.knownStop(net.olivia, id, connection)
    expect(await told(connectionId)).toMatchObject({ id: notice?.id, message: MESSAGE })
    expect(await told(shop)).toBeUndefined()
    await verbs().close(net.gil, notice?.id ?? '')
    expect(await told(connectionId)).toBeUndefined()
  })

  test('takes the cases that run there, and new ones; ended ones stay as they are', async () => {
    const running = await net.claims(net.eva)
    const ended = await net.registers(net.eva)
    await world.engine.atendimentos.cancel(net.eva, ended.id, { reason: 'Engano' })
    const elsewhere = await net.starts(net.eva, { connectionId: net.casaDaOlivia.shop })
    const [notice] = await open([net.accessPoints.centro])
    const later = await net.writes(net.olivia)
    const linked = await verbs().cases(net.eva, notice?.id ?? '')
    expect(linked.map(({ protocol }) => protocol).sort()).toEqual([running.protocol, later.protocol].sort())
    expect(linked.map(({ id }) => id)).not.toContain(elsewhere.id)
    expect(await verbs().find(net.eva, notice?.id ?? '')).toMatchObject({
      connections: 2,
      cases: 2,
      openedBy: 'Eva Dias',
    })
  })

  test('is opened for several access points at once, or for none of them', async () => {
    const { centro, serra } = net.accessPoints
    await open([serra])
    await expect(open([centro, serra])).rejects.toMatchObject({
      code: 'stop_is_known',
      details: { accessPoint: 'Torre Serra' },
    })
    expect((await verbs().page(net.eva)).rows.map(({ accessPoint }) => accessPoint)).toEqual(['Torre Serra'])
  })

  test('is opened once when two people open it at the same moment', async () => {
    const both = await Promise.allSettled([
      open([net.accessPoints.centro]),
      open([net.accessPoints.centro], net.gil),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await verbs().page(net.eva)).rows).toHaveLength(1)
  })

  test('is changed while it lasts, and is on record', async () => {
    const [notice] = await open([net.accessPoints.centro])
    const expectedUntil = new Date(world.clock.now().getTime() + HOUR)
    await verbs().change(net.gil, notice?.id ?? '', { message: 'Voltamos às 11 h.', expectedUntil })
    await verbs().close(net.iara, notice?.id ?? '')
    expect(await refusal(verbs().change(net.eva, notice?.id ?? '', { message: 'x' }))).toBe(
      'Refused stop_is_over',
    )
    expect(await refusal(verbs().close(net.eva, notice?.id ?? ''))).toBe('Refused stop_is_over')
    expect((await verbs().page(net.eva)).rows).toEqual([])
    expect((await verbs().page(net.eva, { over: true })).rows).toMatchObject([
      { message: 'Voltamos às 11 h.', expectedUntil, openedBy: 'Eva Dias', closedBy: 'Iara Campos' },
    ])
    const { rows } = await world.engine.audit.page(world.davi, { entity: 'stop_notice' })
    expect(rows.map(({ action, operator, name }) => [action, operator, name])).toEqual([
      ['closed', 'Iara Campos', '1 · Torre Centro'],
      ['changed', 'Gil Moura', '1 · Torre Centro'],
      ['opened', 'Eva Dias', '1 · Torre Centro'],
    ])
  })

  test('needs words, an access point, and an end that is still to come', async () => {
    const now = world.clock.now()
    const accessPointIds = [net.accessPoints.centro]
    expect(await refusal(verbs().open(net.eva, { accessPointIds: [], message: ' ' }))).toEqual([
      'accessPointIds: required',
      'message: required',
    ])
    expect(
      await refusal(verbs().open(net.eva, { accessPointIds, message: 'x', expectedUntil: now })),
    ).toEqual(['expectedUntil: out_of_range'])
    expect(
      await refusal(verbs().open(net.eva, { accessPointIds: [net.redeVeloz.id], message: 'x' })),
    ).toEqual(['accessPointIds: unknown_choice'])
  })
})

describe('who may', () => {
  test('open one: who has the technical tools, for their own company', async () => {
    const without = { ...net.eva, permissions: [] }
    expect(await refusal(open([net.accessPoints.centro], without))).toBe('Forbidden only_technical_tools')
    const stranger = { ...world.ana, companyId: world.horizonte.id }
    expect(await refusal(open([net.accessPoints.centro], stranger))).toEqual([
      'accessPointIds: unknown_choice',
    ])
    await world.db.query(sql`update access_point set company_id = null where id = ${net.accessPoints.serra}`)
    expect(await refusal(open([net.accessPoints.serra]))).toBe('Forbidden shared_by_companies')
    expect(await open([net.accessPoints.serra], world.ana)).toHaveLength(1)
  })

  test('see one: nobody of another company, and of its cases only those they may see', async () => {
    const [notice] = await open([net.accessPoints.centro])
    const stranger = { ...world.caio, companyId: world.horizonte.id }
    expect(await refusal(verbs().find(stranger, notice?.id ?? ''))).toBe('NotFound stop_notice_not_found')
    expect(await refusal(verbs().close(stranger, notice?.id ?? ''))).toBe('NotFound stop_notice_not_found')
    expect((await verbs().page(stranger)).rows).toEqual([])
    const elsewhere = { ...net.gil, departmentIds: [net.comercial.id] }
    await net.writes(net.olivia)
    expect(await verbs().cases(elsewhere, notice?.id ?? '')).toEqual([])
  })
})

test('of two people who change a notice the slower is told who was faster', async () => {
  const [notice] = await open([net.accessPoints.centro])
  const { basis } = await verbs().find(net.eva, notice!.id)
  await verbs().change(net.gil, notice!.id, { message: 'A equipe chegou.' }, basis)
  await expect(verbs().change(net.eva, notice!.id, { message: 'Outra' }, basis)).rejects.toMatchObject({
    code: 'changed_meanwhile',
    details: { winner: 'Gil Moura' },
  })
})
