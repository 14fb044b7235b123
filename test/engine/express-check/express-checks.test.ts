import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { ExpressCheck } from '../../../engine/express-check/express-checks.ts'
import { LIGHTS, type Light } from '../../../engine/express-check/lights.ts'
import { detailWords, lightWords } from '../../../engine/express-check/words.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { refusal } from '../administration/desk.ts'

let world: World
let net: Provider

beforeEach(async () => {
  world = await createWorld()
  net = await createProvider(world)
})

const READER = { language: 'pt' as const, timeZone: 'America/Sao_Paulo', currency: 'BRL' }
const checks = () => world.engine.expressChecks
const look = (customerId: string, connectionId?: string, contractId?: string) =>
  checks().look(net.eva, {
    customerId,
    ...(connectionId ? { connectionId } : {}),
    ...(contractId ? { contractId } : {}),
  })
const stateOf = ({ results }: ExpressCheck) =>
  Object.fromEntries(results.map(({ light, state, why }) => [light, why ?? state]))
const said = ({ results }: ExpressCheck, light: Light) =>
  results
    .find((result) => result.light === light)
    ?.details.map((detail) => detailWords(detail, READER).replaceAll('\u00a0', ' '))

describe('the records here', () => {
  test('are all green for somebody of whom nothing is to be said but an invoice to come', async () => {
    const { id, connectionId } = net.mercadoSol
    const check = await look(id, connectionId)
    expect(stateOf(check)).toEqual(Object.fromEntries(LIGHTS.map((light) => [light, 'green'])))
    expect(check.results.every(({ source, tookMs }) => source === 'bote' && tookMs < 2_000)).toBe(true)
  })

  test('tell of a block, a default and an invoice as the provider’s people say it', async () => {
    const { id, connectionId } = net.casaDoJairo
    const check = await look(id, connectionId)
    expect(stateOf(check)).toMatchObject({
      default: 'red',
      online: 'red',
      blocked: 'red',
      invoices: 'red',
      contract: 'green',
      stop: 'green',
    })
    const { number } = await world.engine.connections.find(net.eva, connectionId)
    expect(said(check, 'blocked')).toEqual([
      `Conexão informada ${number} login jairo.pena mac 02:00:00:00:00:01 bloqueada (Falta de pagamento em 20/11/2026).`,
    ])
    expect(said(check, 'invoices')).toEqual([
      'Fatura pendente 70841 no vcto. 15/10/2026 no valor de R$ 89,90.',
    ])
    expect(said(check, 'default')).toEqual([
      'Fatura 70841 no vcto. 15/10/2026 no valor de R$ 89,90, vencida há 39 dias.',
    ])
    const online = check.results.find(({ light }) => light === 'online')
    expect(online && lightWords(online, 'pt')).toBe('Offline')
  })

  test('tell of a stop where the connection hangs, and of none elsewhere', async () => {
    await addStop(net.accessPoints.centro, 'Fibra rompida na Rua das Palmeiras.')
    const { id, connectionId, shop } = net.casaDaOlivia
    const check = await look(id, connectionId)
    expect(said(check, 'stop')).toEqual([
      'Notificação pendente cód. 1 para Torre Centro. Aberta em 23/11/2026, 09:00. Fibra rompida na Rua das Palmeiras.',
    ])
    expect(stateOf(await look(id, shop)).stop).toBe('green')
    expect(stateOf(await look(id)).stop).toBe('red')
  })

  test('tell of what is pending, but for the case in hand', async () => {
    const { id: older } = await net.claims(net.eva)
    const inHand = await net.registers(net.gil)
    await addServiceOrder(older)
    const check = await checks().refresh(net.gil, inHand.id)
    expect(said(check, 'pending')).toEqual([
      'Ordem de serviço 202611/0001 (Aberta), de 23/11/2026, 10:00.',
      'Atendimento 202611.1 (Em atendimento), de 23/11/2026, 10:00.',
    ])
  })

  test('tell of a reduction, and of a contract that does not hold', async () => {
    const { id, connectionId, contractId } = net.casaDaOlivia
    await world.engine.connections.routines.restrain(connectionId, { does: 'reduction' }, 'Franquia')
    await world.db.query(sql`
      update contract set active = false, cancelled_at = '2026-10-24T12:00:00Z', cancel_reason = 'Mudança'
      where id = ${contractId}`)
    const check = await look(id, connectionId)
    expect(said(check, 'reduction')).toEqual([
      expect.stringMatching(
        /^Conexão \d+ login olivia.braga com velocidade reduzida \(Franquia em 23\/11\/2026\)\.$/,
      ),
    ])
    expect(said(check, 'contract')).toEqual([
      'O contrato RV-2041 do plano Fibra 300 está cancelado desde 24/10/2026. Mudança',
    ])
  })

  test.each([
    ["ends_on = '2026-11-22'", 'terminou em 22/11/2026', 'red'],
    ["ends_on = '2026-11-23'", 'está ativo desde 01/01/2026', 'green'],
    ["starts_on = '2026-12-01'", 'só começa em 01/12/2026', 'red'],
    ['active = false', 'está inativo', 'red'],
  ])('of a contract with %s say: %s', async (change, words, state) => {
    const { id, connectionId, contractId } = net.casaDaOlivia
    await world.db.query(sql`update contract set ${sql.raw(change)} where id = ${contractId}`)
    const check = await look(id, connectionId)
    expect(said(check, 'contract')).toEqual([`O contrato RV-2041 do plano Fibra 300 ${words}.`])
    expect(stateOf(check).contract).toBe(state)
  })

  test('say that nobody knows, rather than green, where there is nothing to look at', async () => {
    await world.db.query(sql`update connection set active = false where customer_id = ${net.casaDaOlivia.id}`)
    expect(stateOf(await look(net.casaDaOlivia.id))).toMatchObject({
      stop: 'nothing_to_look_at',
      reduction: 'nothing_to_look_at',
      online: 'nothing_to_look_at',
      blocked: 'nothing_to_look_at',
      contract: 'nothing_to_look_at',
      default: 'green',
    })
    await world.db.query(sql`update connection set online = null where id = ${net.mercadoSol.connectionId}`)
    expect(stateOf(await look(net.mercadoSol.id)).online).toBe('not_said')
  })

  test('show twenty of many invoices, and count the rest', async () => {
    await world.db.query(sql`
      insert into invoice (id, customer_id, number, issued_on, due_on, amount)
      select gen_random_uuid(), ${net.mercadoSol.id}, n::text, '2026-10-01', '2026-12-01', 10
      from generate_series(1, 30) as n`)
    const rows = said(await look(net.mercadoSol.id), 'invoices')
    expect(rows).toHaveLength(21)
    expect(rows?.at(-1)).toBe('E mais 10.')
  })
})

describe('a case', () => {
  test('keeps what was seen, and says who looked and when', async () => {
    const { id } = await net.registers(net.eva)
    expect(await checks().latest(net.eva, id)).toBeNull()
    const seen = await checks().refresh(net.eva, id)
    const kept = await checks().latest(net.iara, id)
    expect(kept).toEqual(seen)
    expect(kept).toMatchObject({ at: world.clock.now(), by: 'Eva Dias', currency: 'BRL' })
    const { state } = await world.db.one<{ state: string }>(
      sql`select state from atendimento where id = ${id}`,
    )
    expect(state).toBe('checked')
    const event = await world.db.one<{ data: unknown }>(
      sql`select data from event where entity_id = ${id} and type = 'check'`,
    )
    expect(event.data).toEqual({ red: ['invoices'], grey: [] })
  })

  test('is looked at again at any time before its end, and keeps each look', async () => {
    const { id } = await net.claims(net.eva)
    await checks().refresh(net.eva, id)
    world.clock.advance(60_000)
    await world.engine.connections.block(net.eva, net.casaDaOlivia.connectionId, { reason: 'Teste' })
    expect(stateOf(await checks().refresh(net.eva, id)).blocked).toBe('red')
    expect((await checks().latest(net.eva, id))?.at).toEqual(world.clock.now())
    const { count } = await world.db.query(sql`select from express_check where atendimento_id = ${id}`)
    expect(count).toBe(2)
  })

  test('that ended takes no new look', async () => {
    const { id } = await net.registers(net.eva)
    await world.engine.atendimentos.cancel(net.eva, id, { reason: 'Engano' })
    expect(await refusal(checks().refresh(net.eva, id))).toBe('Refused not_now')
  })
})

describe('who may', () => {
  test('look at a customer of theirs, and only at what is that customer’s', async () => {
    const stranger = { ...world.ana, companyId: world.horizonte.id }
    const { id, connectionId } = net.casaDaOlivia
    expect(await refusal(checks().look(stranger, { customerId: id }))).toBe('NotFound customer_not_found')
    expect(await refusal(checks().look(net.eva, { customerId: net.mercadoSol.id, connectionId }))).toBe(
      'NotFound connection_not_found',
    )
    const { contractId } = net.casaDoJairo
    expect(await refusal(checks().look(net.eva, { customerId: id, contractId }))).toBe(
      'NotFound contract_not_found',
    )
    expect(await refusal(checks().look(net.olivia, { customerId: id }))).toBe('NotFound customer_not_found')
    expect(await refusal(checks().look(net.eva, { customerId: 'made up' }))).toBe(
      'NotFound customer_not_found',
    )
  })

  test('see and renew what a case knows: nobody of another department, and no customer', async () => {
    const { id } = await net.registers(net.eva)
    const elsewhere = { ...net.gil, departmentIds: [net.comercial.id] }
    for (const actor of [elsewhere, net.olivia]) {
      expect(await refusal(checks().latest(actor, id))).toBe('NotFound atendimento')
      expect(await refusal(checks().refresh(actor, id))).toMatch(/^(NotFound|Forbidden) /)
    }
  })
})

function addStop(accessPointId: string, message: string) {
  return world.db.query(sql`
    insert into stop_notice (id, access_point_id, message, opened_at)
    values (${newId()}, ${accessPointId}, ${message}, '2026-11-23T09:00:00-03:00')`)
}

function addServiceOrder(atendimentoId: string) {
  return world.db.query(sql`
    insert into service_order (id, number, company_id, atendimento_id, customer_id, type_id, reported_defect, state,
      opened_at, updated_at)
    values (${newId()}, '202611/0001', ${net.redeVeloz.id}, ${atendimentoId}, ${net.casaDaOlivia.id},
      ${net.serviceOrderTypes.reparo}, 'Sem sinal', 'open', ${world.clock.now()}, ${world.clock.now()})`)
}
