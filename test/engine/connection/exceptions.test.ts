import { beforeEach, describe, expect, test } from 'vitest'
import { kindsAgainst } from '../../../engine/connection/protection.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, DAY, type World } from '../../world.ts'
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
const until = (day: string, more = {}) => ({
  until: day,
  reasonId: net.exceptionReasons.promessa,
  kind: 'all' as const,
  ...more,
})
const kinds = async () => (await verbs().history(net.eva, home)).rows.map(({ kind }) => kind)

describe('which exception keeps what away', () => {
  test.each([
    [{ does: 'block' as const }, ['block', 'all']],
    [{ does: 'block' as const, cause: 'default' as const }, ['block', 'default', 'all']],
    [{ does: 'block' as const, cause: 'acceptance' as const }, ['block', 'acceptance', 'all']],
    [{ does: 'reduction' as const }, ['reduction', 'all']],
    [{ does: 'reduction' as const, cause: 'default' as const }, ['reduction', 'all']],
  ])('%j: %j', (restraint, expected) => {
    expect(kindsAgainst(restraint)).toEqual(expected)
  })
})

describe('an exception', () => {
  test('is kept with its reason, and is on record', async () => {
    const made = await verbs().exceptions.add(net.eva, home, until('2026-12-10', { note: 'Paga dia 10' }))
    expect(await verbs().exceptions.of(net.gil, home)).toMatchObject([
      { id: made.id, kind: 'all', until: '2026-12-10', protects: true, reason: 'Promessa de pagamento' },
    ])
    expect((await verbs().history(net.eva, home)).rows).toMatchObject([
      {
        kind: 'exceptionAdded',
        reason: 'Paga dia 10',
        after: { exceptionKind: 'all', until: '2026-12-10', exceptionReason: 'Promessa de pagamento' },
      },
    ])
  })

  test('protects from what comes and undoes nothing', async () => {
    await verbs().routines.restrain(home, { does: 'reduction' }, 'Franquia')
    await verbs().exceptions.add(net.eva, home, until('2026-12-10'))
    expect(await verbs().find(net.eva, home)).toMatchObject({ reducedAt: expect.any(Date) })
    expect(await verbs().routines.restrain(home, { does: 'block' }, 'Rotina')).toBe('spared')
    expect(await verbs().find(net.eva, home)).toMatchObject({ blockedAt: null })
    await verbs().removeReduction(net.eva, home)
    expect(await verbs().routines.restrain(home, { does: 'reduction' }, 'Franquia')).toBe('spared')
  })

  test('counts until its day is over where the company works, and not when suspended', async () => {
    const { id } = await verbs().exceptions.add(net.eva, home, until('2026-11-24'))
    world.clock.set('2026-11-24T23:59:00-03:00')
    expect(await verbs().routines.restrain(home, { does: 'block' }, 'Rotina')).toBe('spared')
    await verbs().exceptions.change(net.eva, home, id, until('2026-11-24', { suspended: true }))
    expect(await verbs().exceptions.of(net.eva, home)).toMatchObject([{ suspended: true, protects: false }])
    expect(await verbs().routines.restrain(home, { does: 'block' }, 'Rotina')).toBe('done')
    await verbs().unblock(net.eva, home)
    await verbs().exceptions.change(net.eva, home, id, until('2026-11-24', { suspended: false }))
    world.clock.set('2026-11-25T00:00:00-03:00')
    expect(await verbs().routines.restrain(home, { does: 'block' }, 'Rotina')).toBe('done')
  })

  test('needs a contract, and counts for nothing once the contract is taken from the connection', async () => {
    await verbs().exceptions.add(net.eva, home, until('2026-12-10'))
    await verbs().edit(net.eva, home, { contractId: null })
    expect(await verbs().routines.restrain(home, { does: 'block' }, 'Rotina')).toBe('done')
    expect(await refusal(verbs().exceptions.add(net.eva, home, until('2026-12-10')))).toBe(
      'Refused exception_needs_contract',
    )
  })

  test('is refused for a day that is over, an unknown reason or a kind that is none', async () => {
    const add = (input: unknown) => refusal(verbs().exceptions.add(net.eva, home, input as never))
    expect(await add(until('2026-11-22'))).toEqual(['until: out_of_range'])
    expect(await add(until('2026-02-30'))).toEqual(['until: not_date'])
    expect(await add(until('9999-12-31'))).toEqual(['until: not_date'])
    expect(await add(until('2026-12-01', { reasonId: newId() }))).toEqual(['reasonId: unknown_choice'])
    expect(await add(until('2026-12-01', { kind: 'everything' }))).toEqual(['kind: unknown_choice'])
    expect(await add({ ...until('2026-12-01'), createdBy: 'Iara' })).toEqual([': malformed'])
    await world.db.query(sql`update exception_reason set active = false`)
    expect(await add(until('2026-12-01'))).toEqual(['reasonId: unknown_choice'])
    expect(await kinds()).toEqual([])
  })

  test('is changed with before and after; the same form again changes nothing', async () => {
    const { id } = await verbs().exceptions.add(net.eva, home, until('2026-11-24'))
    await verbs().exceptions.change(net.gil, home, id, until('2026-11-24'))
    await verbs().exceptions.change(net.gil, home, id, until('2026-12-24', { kind: 'default' }))
    expect((await verbs().history(net.eva, home)).rows[0]).toMatchObject({
      kind: 'exceptionChanged',
      actor: 'Gil Moura',
      before: { until: '2026-11-24', exceptionKind: 'all' },
      after: { until: '2026-12-24', exceptionKind: 'default' },
    })
    expect(await kinds()).toHaveLength(2)
  })

  test('that is over can still be suspended, though not with a reason that is nobody’s', async () => {
    const { id } = await verbs().exceptions.add(net.eva, home, until('2026-11-24'))
    world.clock.advance(10 * DAY)
    const change = (more: object) => verbs().exceptions.change(net.eva, home, id, until('2026-11-24', more))
    expect(await refusal(change({ kind: 'block' }))).toEqual(['until: out_of_range'])
    expect(await refusal(change({ suspended: true, reasonId: newId() }))).toEqual([
      'reasonId: unknown_choice',
    ])
    expect(await change({ suspended: true })).toMatchObject({ suspended: true })
  })

  test('of another connection is not found', async () => {
    const { id } = await verbs().exceptions.add(net.eva, home, until('2026-12-10'))
    const other = net.casaDoJairo.connectionId
    expect(await refusal(verbs().exceptions.find(net.eva, other, id))).toBe('NotFound exception_not_found')
    expect(await refusal(verbs().exceptions.change(net.eva, other, id, until('2026-12-20')))).toBe(
      'NotFound exception_not_found',
    )
  })
})

describe('a routine', () => {
  const blocked = async (id: string) => (await verbs().find(net.eva, id)).blockedAt !== null

  test('blocks whose invoice is open for longer than the contract grants, and nobody twice', async () => {
    await verbs().unblock(net.eva, net.casaDoJairo.connectionId)
    const run = () => verbs().routines.blockDefaulters(net.redeVeloz.id, 'Falta de pagamento')
    expect(await run()).toEqual({ done: 1, needless: 0, spared: 0 })
    expect(await blocked(net.casaDoJairo.connectionId)).toBe(true)
    expect(await blocked(home)).toBe(false)
    expect(await run()).toEqual({ done: 0, needless: 0, spared: 0 })
  })

  test('waits as many days as the contract says, else the company', async () => {
    await verbs().unblock(net.eva, net.casaDoJairo.connectionId)
    const run = () => verbs().routines.reduceDefaulters(net.redeVeloz.id, 'Falta de pagamento')
    // Jairo's invoice was due on 15 October; the company grants ten days, that day not counted.
    await world.db.query(sql`update contract set overdue_days = 60 where id = ${net.casaDoJairo.contractId}`)
    expect(await run()).toEqual({ done: 0, needless: 0, spared: 0 })
    await world.db.query(
      sql`update contract set overdue_days = null where id = ${net.casaDoJairo.contractId}`,
    )
    world.clock.set('2026-10-25T23:00:00-03:00')
    expect(await run()).toEqual({ done: 0, needless: 0, spared: 0 })
    world.clock.set('2026-10-26T00:00:00-03:00')
    expect(await run()).toEqual({ done: 1, needless: 0, spared: 0 })
  })

  test('spares whom an exception for default protects, from blocks but not from less speed', async () => {
    const jairo = net.casaDoJairo.connectionId
    await verbs().unblock(net.eva, jairo)
    await verbs().exceptions.add(net.eva, jairo, until('2026-12-10', { kind: 'default' }))
    expect(await verbs().routines.blockDefaulters(net.redeVeloz.id, 'x')).toEqual({
      done: 0,
      needless: 0,
      spared: 1,
    })
    expect(await verbs().routines.reduceDefaulters(net.redeVeloz.id, 'x')).toEqual({
      done: 1,
      needless: 0,
      spared: 0,
    })
  })

  test('blocks whose contract nobody accepted, unless an exception protects from just that', async () => {
    await world.db.query(
      sql`update contract set accepted_at = null where id = ${net.casaDaOlivia.contractId}`,
    )
    await verbs().exceptions.add(net.eva, home, until('2026-12-10', { kind: 'acceptance' }))
    const run = () => verbs().routines.blockUnaccepted(net.redeVeloz.id, 'Falta de aceite')
    expect(await run()).toEqual({ done: 1, needless: 0, spared: 1 })
    expect([await blocked(home), await blocked(net.casaDaOlivia.shop)]).toEqual([false, true])
  })

  test('leaves alone who paid while it was on its way', async () => {
    const jairo = net.casaDoJairo.connectionId
    await verbs().unblock(net.eva, jairo)
    await world.db.query(sql`update invoice set state = 'paid' where number = '70841'`)
    expect(await verbs().routines.restrain(jairo, { does: 'block', cause: 'default' }, 'x')).toBe('needless')
  })
})
