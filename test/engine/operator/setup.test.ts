import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { Invalid, NotFound } from '../../../engine/errors.ts'
import { desk } from './desk.ts'

async function empty() {
  const world = await desk()
  await world.db.query(sql`delete from operator`)
  return world
}

const ANA = { name: 'Ana Souza', email: 'ana@bote.example', password: 'navegar e preciso' }

function tokenIn(address: string | null): string {
  expect(address).toMatch(/^https:\/\/bote\.example\/setup\/[\w-]{43}$/)
  return address!.split('/').at(-1)!
}

test('the printed link makes the first administrator, once', async () => {
  const { engine } = await empty()
  expect(await engine.setup.isNeeded()).toBe(true)
  const token = tokenIn(await engine.setup.setupLink())
  expect(await engine.setup.isOpen(token)).toBe(true)
  await expect(engine.setup.begin(token, { ...ANA, password: 'curta' })).rejects.toThrow(Invalid)
  const ana = await engine.setup.begin(token, ANA)
  expect(ana).toMatchObject({ role: 'administrator', companyId: null, invited: false })
  expect(await engine.setup.isOpen(token)).toBe(false)
  expect(await engine.setup.setupLink()).toBeNull()
  await expect(engine.setup.begin(token, { ...ANA, email: 'x@bote.example' })).rejects.toThrow(NotFound)
})

test('of two who use it at once one becomes administrator', async () => {
  const { engine, db } = await empty()
  const token = tokenIn(await engine.setup.setupLink())
  await Promise.allSettled([
    engine.setup.begin(token, ANA),
    engine.setup.begin(token, { ...ANA, email: 'mallory@bote.example' }),
  ])
  expect(await db.rows(sql`select 1 from operator`)).toHaveLength(1)
})

test('it dies after a day, with the next start, and once somebody was added otherwise', async () => {
  const { engine, clock } = await empty()
  const first = tokenIn(await engine.setup.setupLink())
  const second = tokenIn(await engine.setup.setupLink())
  expect(await engine.setup.isOpen(first)).toBe(false)
  clock.advance(24 * 3_600_000)
  expect(await engine.setup.isOpen(second)).toBe(false)
  const third = tokenIn(await engine.setup.setupLink())
  await engine.operators.add(SYSTEM, {
    name: 'Bia',
    email: 'bia@bote.example',
    role: 'administrator',
    password: 'um rio cheio de peixes',
  })
  expect(await engine.setup.isOpen(third)).toBe(false)
  await expect(engine.setup.begin(third, ANA)).rejects.toThrow(NotFound)
})
