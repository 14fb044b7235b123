import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'
import { refusal } from '../administration/desk.ts'

let world: World
let net: Provider

beforeEach(async () => {
  world = await createWorld()
  net = await createProvider(world)
})

test('invoices come with what is overdue and what makes a default', async () => {
  const { rows } = await world.engine.invoices.of(net.eva, net.casaDaOlivia.id)
  expect(rows).toMatchObject([
    { number: '70840', state: 'open', cents: 8_990, dueOn: '2026-12-10', overdue: false, inDefault: false },
    { number: '70839', state: 'paid', paidOn: '2026-11-10', overdue: false, inDefault: false },
  ])
  expect((await world.engine.invoices.of(net.eva, net.casaDoJairo.id)).rows).toMatchObject([
    { number: '70841', contract: 'RV-2055', overdue: true, inDefault: true },
  ])
})

test('a default begins where the company is, on the day after the last one that was granted', async () => {
  const inDefault = async () =>
    (await world.engine.invoices.of(net.eva, net.casaDoJairo.id)).rows[0]?.inDefault
  world.clock.set('2026-10-25T23:59:59-03:00')
  expect(await inDefault()).toBe(false)
  world.clock.set('2026-10-26T00:00:00-03:00')
  expect(await inDefault()).toBe(true)
  await world.db.query(sql`update company set time_zone = 'Pacific/Honolulu' where id = ${net.redeVeloz.id}`)
  expect(await inDefault()).toBe(false)
  await world.db.query(sql`update contract set overdue_days = 0 where id = ${net.casaDoJairo.contractId}`)
  expect(await inDefault()).toBe(true)
})

test('long lists come in pages that miss nothing; a place that is made up begins at the top', async () => {
  const { id } = net.mercadoSol
  for (const [table, day] of [
    ['invoice', 'issued_on, due_on'],
    ['account', 'due_on'],
    ['fiscal_note', 'issued_on'],
  ] as const)
    await world.db.query(sql`
      insert into ${sql.raw(table)} (id, customer_id, ${sql.raw(table === 'account' ? 'description' : 'number')},
        ${sql.raw(day)}, amount)
      select gen_random_uuid(), ${id}, n::text, ${sql.raw(day.replace(/\w+_on/g, "'2026-10-01'::date + n % 5"))}, n
      from generate_series(1, 60) as n`)
  const { invoices, accountRecords, fiscalNotes } = world.engine
  for (const noun of [invoices, accountRecords, fiscalNotes]) {
    const first = await noun.of(net.eva, id)
    const second = await noun.of(net.eva, id, first.next)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60)
    for (const key of [
      ['2026-02-30', first.rows[0]?.id],
      ["x'", first.rows[0]?.id],
      ['2026-01-01', '7'],
    ]) {
      const madeUp = Buffer.from(JSON.stringify(key)).toString('base64url')
      expect((await noun.of(net.eva, id, madeUp)).rows).toHaveLength(50)
    }
  }
})

test('an account is overdue from the day after its own on, while nobody has paid it', async () => {
  const { id } = net.casaDoJairo
  for (const [description, dueOn, state] of [
    ['before', '2026-11-22', 'open'],
    ['today', '2026-11-23', 'open'],
    ['paid', '2026-11-22', 'paid'],
  ])
    await world.db.query(sql`
      insert into account (id, customer_id, description, due_on, amount, state)
      values (gen_random_uuid(), ${id}, ${description}, ${dueOn}::date, 89.90, ${state})`)
  const { rows } = await world.engine.accountRecords.of(net.eva, id)
  expect(rows.filter(({ overdue }) => overdue).map(({ description }) => description)).toEqual(['before'])
})

test('only who has the financial tools reads them, and only of customers they serve', async () => {
  const { invoices, accountRecords, fiscalNotes } = world.engine
  const without = { ...net.eva, permissions: ['technical_tools' as const] }
  const stranger = { ...world.ana, companyId: world.horizonte.id }
  for (const noun of [invoices, accountRecords, fiscalNotes]) {
    expect(await refusal(noun.of(without, net.casaDaOlivia.id))).toBe('Forbidden only_financial_tools')
    expect(await refusal(noun.of(net.olivia, net.casaDaOlivia.id))).toBe('Forbidden only_financial_tools')
    expect((await noun.of(stranger, net.casaDaOlivia.id)).rows).toEqual([])
    expect((await noun.of(net.eva, 'made up')).rows).toEqual([])
  }
})
