import { expect, test } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import { sql } from '../../../engine/database/sql.ts'
import { links } from '../../../engine/secret/links.ts'
import { sweepSecrets } from '../../../engine/secret/sweep.ts'
import { testDatabase } from '../../database.ts'

const HOUR = 3_600_000
const FOR = { purpose: 'welcome', subject: 'ana' }

async function world() {
  const db = await testDatabase()
  const clock = fixedClock('2026-04-06T12:00:00Z')
  return { db, clock, links: links({ db, clock }) }
}

test('a link may be looked at often and used once', async () => {
  const { links } = await world()
  const token = await links.issue(FOR, { lastsMs: HOUR, data: { n: 1 } })
  expect(await links.open('welcome', token)).toMatchObject({ subject: 'ana', data: { n: 1 } })
  expect(await links.open('welcome', token)).toBeDefined()
  expect(await links.consume('welcome', token)).toMatchObject({ subject: 'ana' })
  expect(await links.consume('welcome', token)).toBeUndefined()
  expect(await links.open('welcome', token)).toBeUndefined()
})

test('of ten who use it at once one gets in', async () => {
  const { links } = await world()
  const token = await links.issue(FOR, { lastsMs: HOUR })
  const got = await Promise.all(Array.from({ length: 10 }, () => links.consume('welcome', token)))
  expect(got.filter(Boolean)).toHaveLength(1)
})

test('a link runs out, dies with its successor, and serves its own purpose only', async () => {
  const { links, clock } = await world()
  const first = await links.issue(FOR, { lastsMs: HOUR })
  const second = await links.issue(FOR, { lastsMs: HOUR })
  expect(await links.open('welcome', first)).toBeUndefined()
  expect(await links.open('setup', second)).toBeUndefined()
  clock.advance(HOUR)
  expect(await links.open('welcome', second)).toBeUndefined()
  expect(await links.consume('welcome', second)).toBeUndefined()
})

test('the table holds the hash alone, and forgets it a day after it ran out', async () => {
  const { links, db, clock } = await world()
  const token = await links.issue(FOR, { lastsMs: HOUR })
  expect(JSON.stringify(await db.rows(sql`select * from one_time_secret`))).not.toContain(token)
  clock.advance(20 * HOUR)
  await sweepSecrets({ db, clock })
  expect(await db.rows(sql`select 1 from one_time_secret`)).toHaveLength(1)
  clock.advance(6 * HOUR)
  await sweepSecrets({ db, clock })
  expect(await db.rows(sql`select 1 from one_time_secret`)).toHaveLength(0)
})
