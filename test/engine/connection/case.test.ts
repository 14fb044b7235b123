import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { refusal } from '../administration/desk.ts'

let world: World
let net: Provider
let home: string

beforeEach(async () => {
  world = await createWorld()
  net = await createProvider(world)
  home = net.casaDaOlivia.connectionId
})

const verbs = () => world.engine.connections
const told = (id: string) =>
  world.db.rows<{ type: string; actor: string; data: unknown }>(sql`
    select type, actor, data from event
    where entity = 'atendimento' and entity_id = ${id} and type = 'changeConnection' order by id`)
const changes = async () => (await verbs().history(net.iara, home)).rows

test('a tool used in a case is in both histories, and leads from one to the other', async () => {
  const { id, protocol } = await net.claims(net.eva)
  await verbs().block(net.eva, home, { reason: 'Cliente pediu' }, { atendimentoId: id })
  const { number } = await verbs().find(net.eva, home)
  expect(await told(id)).toEqual([
    {
      type: 'changeConnection',
      actor: 'Eva Dias',
      data: {
        change: 'blocked',
        connectionId: home,
        connection: `${number} (olivia.braga)`,
        reason: 'Cliente pediu',
      },
    },
  ])
  expect(await changes()).toMatchObject([{ kind: 'blocked', atendimentoId: id, protocol }])
})

test('a password shown in a case is told there without the password', async () => {
  const { id } = await net.claims(net.eva)
  const occasion = { atendimentoId: id }
  await verbs().changeCredentials(
    net.eva,
    home,
    { login: 'olivia.braga', password: 'vento-norte-7' },
    occasion,
  )
  expect(await verbs().showPassword(net.eva, home, occasion)).toBe('vento-norte-7')
  const data = (await told(id)).map(({ data }) => data)
  expect(data).toMatchObject([{ change: 'credentials' }, { change: 'passwordShown' }])
  expect(JSON.stringify(data)).not.toContain('vento')
})

test('a connection made in a case becomes the case’s own', async () => {
  const { id } = await net.claims(net.eva, { connectionId: null })
  const { contractId } = net.casaDaOlivia
  const made = await verbs().add(
    net.eva,
    net.casaDaOlivia.id,
    { login: 'olivia.nova', contractId },
    { atendimentoId: id },
  )
  const row = await world.db.one(sql`select connection_id, contract_id from atendimento where id = ${id}`)
  expect(row).toEqual({ connectionId: made.id, contractId })
})

test('only the responsible of a claimed case uses tools in it; otherwise nothing at all happens', async () => {
  const waiting = await net.starts(net.eva)
  const block = (by: typeof net.eva, atendimentoId: string) =>
    refusal(verbs().block(by, home, { reason: 'x' }, { atendimentoId }))
  expect(await block(net.eva, waiting.id)).toBe('Forbidden atendimento.changeConnection')
  expect(await block(net.iara, waiting.id)).toBe('Refused not_now')
  const { id } = await world.engine.atendimentos.claim(net.gil, waiting.id)
  expect(await block(net.eva, id)).toBe('Forbidden atendimento.changeConnection')
  expect(await changes()).toEqual([])
  expect(await verbs().find(net.eva, home)).toMatchObject({ blockedAt: null, version: 1 })
  expect(await told(id)).toEqual([])
})

test('a case of another customer, or one that nobody knows, takes no tool', async () => {
  const { id } = await net.claims(net.eva)
  const jairo = net.casaDoJairo.connectionId
  const unblock = (atendimentoId: string) => refusal(verbs().unblock(net.eva, jairo, {}, { atendimentoId }))
  expect(await unblock(id)).toBe('NotFound connection_not_found')
  expect(await unblock('00000000-0000-7000-8000-000000000000')).toBe('NotFound atendimento')
  expect(await unblock('made up')).toBe('NotFound atendimento')
  expect(await verbs().find(net.eva, jairo)).toMatchObject({ blockedAt: expect.any(Date) })
  const exception = { until: '2026-12-10', reasonId: net.exceptionReasons.promessa, kind: 'all' as const }
  for (const atendimentoId of [id, 'made up', '00000000-0000-7000-8000-000000000000'])
    expect(await refusal(verbs().exceptions.add(net.eva, jairo, exception, { atendimentoId }))).toMatch(
      /^NotFound/,
    )
})

test('who may not see a case does not learn its protocol from the connection', async () => {
  const { id } = await net.claims(net.eva)
  await verbs().changeIp(net.eva, home, { ip: '100.64.7.7' }, { atendimentoId: id })
  const elsewhere = { ...net.gil, departmentIds: [net.comercial.id] }
  expect((await verbs().history(elsewhere, home)).rows).toMatchObject([
    { kind: 'ip', atendimentoId: null, protocol: null },
  ])
})
