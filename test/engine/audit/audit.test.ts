import { expect, test } from 'vitest'
import { changesBetween } from '../../../engine/audit/changes.ts'
import { sql } from '../../../engine/database/sql.ts'
import { desk, refusal } from '../administration/desk.ts'

test('a change is on record with who, what, when, and only what differs', async () => {
  const { engine, clock, rute, aurora } = await desk()
  clock.set('2026-04-07T09:00:00Z')
  await engine.customers.change(rute, aurora.id, {
    name: 'Aurora Pães',
    code: 'C-17',
    document: '11222333000181',
    tags: ['vip'],
  })
  const { rows } = await engine.audit.page(rute, { entity: 'customer' })
  expect(rows[0]).toMatchObject({
    ...{ operator: 'Rute', operatorId: rute.id, action: 'changed', entityId: aurora.id, name: 'Aurora Pães' },
    before: { name: 'Padaria Aurora Ltda', tags: [] },
    after: { name: 'Aurora Pães', tags: ['vip'] },
    at: new Date('2026-04-07T09:00:00Z'),
  })
  expect(Object.keys(rows[0]?.after ?? {})).toEqual(['name', 'tags'])
})

test('a change that changes nothing is not on record; one that fails neither', async () => {
  const { engine, rute, aurora } = await desk()
  const entries = async () => (await engine.audit.page(rute, { entity: 'customer' })).rows.length
  const before = await entries()
  const same = { name: 'Padaria Aurora Ltda', code: 'C-17', document: '11222333000181' }
  await engine.customers.change(rute, aurora.id, same)
  await refusal(engine.customers.change(rute, aurora.id, { ...same, document: '1' }))
  expect(await entries()).toBe(before)
})

test('secrets never enter the trail, whatever is handed over', () => {
  const before = { name: 'A', passwordHash: 'x', inviteToken: 'y', clientSecret: 'z' }
  expect(changesBetween(before, { ...before, passwordHash: 'new', name: 'B' })).toEqual({
    before: { name: 'A' },
    after: { name: 'B' },
  })
  expect(changesBetween(null, before)).toEqual({ before: null, after: { name: 'A' } })
})

test('the trail is searched by who, what and when, and comes in pages', async () => {
  const { engine, clock, db, rute, silvia } = await desk()
  await db.query(sql`truncate audit_entry`)
  for (let i = 0; i < 60; i++) {
    clock.advance(60_000)
    await engine.plans.add(rute, { name: `Plano ${i}` })
  }
  const first = await engine.audit.page(silvia)
  expect(first.rows.map(({ name }) => name).slice(0, 2)).toEqual(['Plano 59', 'Plano 58'])
  const second = await engine.audit.page(silvia, { after: first.next })
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null])

  const count = async (filter: object) => (await engine.audit.page(silvia, filter)).rows.length
  expect(await count({ search: 'plano 7' })).toBe(1)
  expect(await count({ search: 'rute', action: 'removed' })).toBe(0)
  expect(await count({ search: '%' })).toBe(0)
  const timeZone = 'America/Sao_Paulo'
  expect(await count({ from: '2026-04-06', to: '2026-04-06', timeZone })).toBe(50)
  expect(await count({ from: '2026-04-07', timeZone })).toBe(0)
  clock.set('2026-04-07T02:59:59Z') // the last second of the 6th in São Paulo
  await engine.plans.add(rute, { name: 'À noite' })
  expect(await count({ search: 'noite', to: '2026-04-06', timeZone })).toBe(1)
  expect(await count({ search: 'noite', to: '2026-04-06' })).toBe(0)
})

test('who is limited to a company reads what its own people did; agents and customers nothing', async () => {
  const { engine, db, rute, ana, beto, totall, carlosInChat } = await desk()
  await db.query(sql`
    insert into operator (id, company_id, name, email, password_hash)
    values (${beto.id}, ${totall.id}, 'Beto', 'beto@totall.com.br', 'x')
  `)
  await engine.departments.add(beto, { companyId: totall.id, name: 'Vendas' })
  await engine.plans.add(rute, { name: 'Premium' })
  expect((await engine.audit.page(beto)).rows.map(({ name }) => name)).toEqual(['Vendas'])
  for (const actor of [ana, await carlosInChat()]) {
    expect(await refusal(engine.audit.page(actor))).toBe('NotFound audit_not_found')
  }
})
