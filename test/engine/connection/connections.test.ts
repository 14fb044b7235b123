import { beforeEach, describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
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

describe('a new connection', () => {
  test('belongs to the customer, keeps its password sealed, and is on record', async () => {
    const made = await verbs().add(net.eva, net.mercadoSol.id, {
      contractId: net.mercadoSol.contractId,
      accessPointId: net.accessPoints.serra,
      name: 'Depósito',
      login: 'mercado.deposito',
      password: 'cebola roxa'.replace(' ', '-'),
      ip: '2804:14C::7',
      mac: '001a.2b3c.4d5e',
    })
    expect(made).toMatchObject({
      ip: '2804:14c::7',
      mac: '00:1A:2B:3C:4D:5E',
      hasPassword: true,
      active: true,
    })
    expect(made).not.toHaveProperty('passwordEncrypted')
    const found = await verbs().find(net.gil, made.id)
    expect(found).toMatchObject({ customer: 'Mercado Sol', accessPoint: 'Torre Serra', plan: 'Fibra 300' })
    const { rows } = await verbs().history(net.eva, made.id)
    expect(rows).toMatchObject([
      { kind: 'added', actor: 'Eva Dias', before: null, after: { login: 'mercado.deposito' } },
    ])
    expect(await everywhere('cebola')).toEqual([])
  })

  test('names everything that is wrong with it at once, in words', async () => {
    const wrong = {
      contractId: net.mercadoSol.contractId,
      login: "x'; drop table connection; --",
      password: 'açaí',
      ip: '127.0.0.1',
      mac: 'ff:ff:ff:ff:ff:ff',
    }
    expect(await refusal(verbs().add(net.eva, net.casaDaOlivia.id, wrong))).toEqual([
      'login: not_login',
      'password: not_connection_password',
      'ip: not_ip',
      'mac: not_mac',
    ])
  })

  test('takes no other customer’s contract and no other company’s access point', async () => {
    const login = 'olivia.nova'
    const contractId = net.mercadoSol.contractId
    expect(await refusal(verbs().add(net.eva, net.casaDaOlivia.id, { login, contractId }))).toEqual([
      'contractId: unknown_choice',
    ])
    await world.db.query(sql`
      update access_point set company_id = ${world.horizonte.id} where id = ${net.accessPoints.serra}`)
    const accessPointId = net.accessPoints.serra
    expect(await refusal(verbs().add(net.eva, net.casaDaOlivia.id, { login, accessPointId }))).toEqual([
      'accessPointId: unknown_choice',
    ])
  })

  test('has a login of its own', async () => {
    expect(await refusal(verbs().add(net.eva, net.mercadoSol.id, { login: 'olivia.braga' }))).toEqual([
      'login: taken',
    ])
  })
})

describe('a change', () => {
  test('keeps before and after, and an unchanged form changes nothing', async () => {
    const { name, address, contractId, accessPointId } = await verbs().find(net.eva, home)
    const same = { name, address, contractId, accessPointId }
    await verbs().edit(net.eva, home, same)
    expect((await verbs().history(net.eva, home)).rows).toEqual([])
    await verbs().edit(net.eva, home, { ...same, name: 'Casa', accessPointId: net.accessPoints.serra })
    expect((await verbs().history(net.eva, home)).rows).toMatchObject([
      {
        kind: 'edited',
        before: { name: null, accessPointId: net.accessPoints.centro },
        after: { name: 'Casa', accessPointId: net.accessPoints.serra },
      },
    ])
  })

  test('of IP or MAC is checked and recorded; empty takes it away', async () => {
    await verbs().changeIp(net.eva, home, { ip: '100.64.9.9' })
    await verbs().changeIp(net.eva, home, { ip: '' })
    await verbs().changeMac(net.eva, home, { mac: '00-1a-2b-3c-4d-5e' })
    expect(await refusal(verbs().changeIp(net.eva, home, { ip: '999.1.1.1' }))).toEqual(['ip: not_ip'])
    expect(await refusal(verbs().changeMac(net.eva, home, { mac: 'x' }))).toEqual(['mac: not_mac'])
    const told = (await verbs().history(net.eva, home)).rows.map(({ kind, before, after }) => [
      kind,
      before,
      after,
    ])
    expect(told).toEqual([
      ['mac', { mac: '02:00:00:00:00:01' }, { mac: '00:1A:2B:3C:4D:5E' }],
      ['ip', { ip: '100.64.9.9' }, { ip: null }],
      ['ip', { ip: '100.64.0.2' }, { ip: '100.64.9.9' }],
    ])
  })

  test('by somebody who saw an older version is refused, and says who was faster', async () => {
    const { version } = await verbs().find(net.eva, home)
    await verbs().changeIp(net.gil, home, { ip: '100.64.9.9' }, { version })
    const late = verbs().changeMac(net.eva, home, { mac: '00:1a:2b:3c:4d:5e' }, { version })
    await expect(late).rejects.toMatchObject({ code: 'changed_meanwhile', details: { winner: 'Gil Moura' } })
  })
})

describe('user and password', () => {
  test('the password is shown on request only, and who saw it is on record', async () => {
    await verbs().changeCredentials(net.eva, home, { login: 'olivia.nova', password: 'vento-norte-7' })
    expect(await verbs().showPassword(net.gil, home)).toBe('vento-norte-7')
    const { rows } = await verbs().history(net.iara, home)
    expect(rows.map(({ kind, actor, after }) => [kind, actor, after])).toEqual([
      ['passwordShown', 'Gil Moura', null],
      ['credentials', 'Eva Dias', { login: 'olivia.nova', newCredential: true }],
    ])
    expect(await everywhere('vento-norte')).toEqual([])
  })

  test('an empty password leaves the one there is', async () => {
    await verbs().changeCredentials(net.eva, home, { login: 'olivia.braga', password: 'vento-norte-7' })
    await verbs().changeCredentials(net.eva, home, { login: 'olivia.b', password: '' })
    expect(await verbs().showPassword(net.eva, home)).toBe('vento-norte-7')
  })

  test('one that was never set, or sealed under another key, is refused in words', async () => {
    expect(await refusal(verbs().showPassword(net.eva, home))).toBe('Refused connection_without_password')
    await world.db.query(sql`update connection set password_encrypted = 'v1.AAAA' where id = ${home}`)
    expect(await refusal(verbs().showPassword(net.eva, home))).toBe('Refused connection_password_unreadable')
  })

  test('copied to another connection it does not open', async () => {
    await verbs().changeCredentials(net.eva, home, { login: 'olivia.braga', password: 'vento-norte-7' })
    const other = net.casaDoJairo.connectionId
    await world.db.query(sql`
      update connection set password_encrypted = (select password_encrypted from connection where id = ${home})
      where id = ${other}`)
    expect(await refusal(verbs().showPassword(net.eva, other))).toBe('Refused connection_password_unreadable')
  })
})

describe('by hand', () => {
  test('an operator blocks with a reason and unblocks', async () => {
    expect(await refusal(verbs().block(net.eva, home, { reason: ' ' }))).toEqual(['reason: required'])
    expect(await verbs().block(net.eva, home, { reason: 'Pedido do cliente' })).toMatchObject({
      blockedAt: world.clock.now(),
      blockReason: 'Pedido do cliente',
    })
    expect(await refusal(verbs().block(net.eva, home, { reason: 'Outra vez' }))).toBe(
      'Refused connection_is_blocked',
    )
    expect(await verbs().unblock(net.eva, home)).toMatchObject({ blockedAt: null, blockReason: null })
    expect(await refusal(verbs().unblock(net.eva, home))).toBe('Refused connection_is_not_blocked')
  })

  test('a session is ended with a reason, once', async () => {
    expect(await refusal(verbs().disconnect(net.eva, home, { reason: '' }))).toEqual(['reason: required'])
    const after = await verbs().disconnect(net.eva, home, { reason: 'Sessão presa' })
    expect(after).toMatchObject({ online: false, onlineChangedAt: world.clock.now() })
    expect(await refusal(verbs().disconnect(net.eva, home, { reason: 'De novo' }))).toBe(
      'Refused connection_is_offline',
    )
  })

  test('a reduction is taken away, with or without a note', async () => {
    expect(await refusal(verbs().removeReduction(net.eva, home))).toBe('Refused connection_is_not_reduced')
    await verbs().routines.restrain(home, { does: 'reduction' }, 'Franquia')
    await verbs().removeReduction(net.eva, home, { note: 'Cortesia' })
    const { rows } = await verbs().history(net.eva, home)
    expect(rows.map(({ kind, actor, reason }) => [kind, actor, reason])).toEqual([
      ['speedRestored', 'Eva Dias', 'Cortesia'],
      ['reduced', 'Bote', 'Franquia'],
    ])
  })
})

describe('the address of the equipment', () => {
  test('is the last one seen, with the port asked for, and nothing else', async () => {
    expect(await refusal(verbs().equipmentLink(net.eva, home))).toBe('Refused connection_without_last_ip')
    await world.db.query(sql`update connection set last_ip = '100.64.0.7' where id = ${home}`)
    expect(await verbs().equipmentLink(net.eva, home)).toBe('http://100.64.0.7/')
    expect(await verbs().equipmentLink(net.eva, home, { port: '8080' })).toBe('http://100.64.0.7:8080/')
    for (const port of ['0', '65536', '80@evil.example', '-1'])
      expect(await refusal(verbs().equipmentLink(net.eva, home, { port })), port).toEqual([
        expect.stringMatching(/^port: /),
      ])
    expect((await verbs().history(net.eva, home)).rows).toHaveLength(2)
  })

  test('a made-up last address makes no link', async () => {
    for (const lastIp of ['127.0.0.1', 'evil.example', '169.254.169.254', 'javascript:alert(1)']) {
      await world.db.query(sql`update connection set last_ip = ${lastIp} where id = ${home}`)
      expect(await refusal(verbs().equipmentLink(net.eva, home)), lastIp).toBe(
        'Refused connection_without_last_ip',
      )
    }
  })
})

describe('who may', () => {
  const tools = () => [
    (actor: Parameters<World['engine']['connections']['block']>[0]) =>
      verbs().add(actor, net.casaDaOlivia.id, { login: 'olivia.x' }),
    (actor: typeof net.eva) => verbs().edit(actor, home, { name: 'Casa' }),
    (actor: typeof net.eva) =>
      verbs().changeCredentials(actor, home, { login: 'olivia.y', password: 'vento-norte' }),
    (actor: typeof net.eva) => verbs().changeIp(actor, home, { ip: '100.64.3.3' }),
    (actor: typeof net.eva) => verbs().changeMac(actor, home, { mac: '00:1a:2b:3c:4d:5e' }),
    (actor: typeof net.eva) => verbs().showPassword(actor, home),
    (actor: typeof net.eva) => verbs().block(actor, home, { reason: 'x' }),
    (actor: typeof net.eva) => verbs().unblock(actor, home),
    (actor: typeof net.eva) => verbs().disconnect(actor, home, { reason: 'x' }),
    (actor: typeof net.eva) => verbs().removeReduction(actor, home),
    (actor: typeof net.eva) => verbs().equipmentLink(actor, home),
    (actor: typeof net.eva) =>
      verbs().exceptions.add(actor, home, {
        until: '2026-12-31',
        reasonId: net.exceptionReasons.promessa,
        kind: 'all',
      }),
  ]

  test('every tool needs the technical permission; supervisors have it', async () => {
    const without = { ...net.eva, permissions: ['financial_tools' as const] }
    for (const tool of tools()) expect(await refusal(tool(without))).toBe('Forbidden only_technical_tools')
    expect((await verbs().history(without, home)).rows).toEqual([])
    expect(
      (await verbs().block({ ...net.iara, permissions: [] }, home, { reason: 'x' })).blockedAt,
    ).not.toBeNull()
  })

  test('a connection of another company does not exist', async () => {
    const stranger = { ...world.ana, companyId: world.horizonte.id }
    const [add, ...others] = tools()
    expect(await refusal(add!(stranger))).toBe('NotFound customer_not_found')
    for (const tool of others) expect(await refusal(tool(stranger))).toBe('NotFound connection_not_found')
    expect(await refusal(verbs().find(stranger, home))).toBe('NotFound connection_not_found')
    expect(await refusal(verbs().history(stranger, home))).toBe('NotFound connection_not_found')
    expect(await verbs().of(stranger, net.casaDaOlivia.id)).toEqual([])
    await world.db.query(sql`update customer set all_companies = true where id = ${net.casaDaOlivia.id}`)
    expect(await verbs().find(stranger, home)).toMatchObject({ id: home })
  })

  test('a person in a chat reads and changes nothing here', async () => {
    expect(await refusal(verbs().find(net.olivia, home))).toBe('NotFound connection_not_found')
    expect(await refusal(verbs().block(net.olivia, home, { reason: 'x' }))).toBe(
      'Forbidden only_technical_tools',
    )
  })

  test('ids that somebody made up find nothing', async () => {
    for (const id of ['1', 'x', "' or 1=1", '00000000-0000-0000-0000-000000000000'])
      expect(await refusal(verbs().find(SYSTEM, id))).toBe('NotFound connection_not_found')
  })
})

/** Tables and columns in which a text stands, as it is. */
async function everywhere(text: string): Promise<string[]> {
  const tables = await world.db.rows<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const hit = await world.db.first(
      sql`select from ${sql.raw(`"${name}"`)} as r where r::text like ${`%${text}%`} limit 1`,
    )
    if (hit) found.push(name)
  }
  return found
}
