import { expect, test } from 'vitest'
import { fixedClock, systemClock } from '../../../engine/database/clock.ts'
import type { Database } from '../../../engine/database/database.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { type DueTimer, sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { silent, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const log = silent
const NOON = new Date('2026-11-23T12:00:00Z')

function at(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1_000)
}

async function arm(db: Database, name: string, dueAt: Date, entityId = newId()): Promise<string> {
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    values ('ticket', ${entityId}, ${name}, ${sql.json({ type: name })}, ${dueAt})`)
  return entityId
}

function left(db: Database) {
  return db.rows<{ name: string; attempts: number; error: string | null; dueAt: Date }>(
    sql`select name, attempts, error, due_at from timer order by due_at`,
  )
}

test('what fell due while off fires once at the start, in due order; the rest waits', async () => {
  const db = await testDatabase()
  const clock = fixedClock(NOON)
  await arm(db, 'third', at(-1))
  await arm(db, 'first', at(-7_200))
  const id = await arm(db, 'second', at(-60))
  await arm(db, 'second and a half', at(-30), id)
  await arm(db, 'later', at(1))
  const fired: string[] = []
  const sweep = sweeper(
    { db, clock, log, fire: async ({ event }) => void fired.push(event.type) },
    { concurrency: 1 },
  )
  sweep.start()
  await eventually(() => expect(fired).toHaveLength(4))
  expect(fired.filter((name) => name !== 'second and a half')).toEqual(['first', 'second', 'third'])
  expect(fired.indexOf('second')).toBeLessThan(fired.indexOf('second and a half'))
  expect(await left(db)).toMatchObject([{ name: 'later' }])
  clock.advance(1_000)
  await eventually(() => expect(fired).toHaveLength(5))
  await sweep.stop()
})

test('two replicas fire each deadline once', async () => {
  const db = await testDatabase({ poolSize: 10 })
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    select 'ticket', gen_random_uuid(), 'close', '{"type":"close"}', ${at(-1)} from generate_series(1, 300)`)
  const fired: string[] = []
  async function fire({ entityId }: DueTimer) {
    fired.push(entityId)
  }
  const replicas = [1, 2].map(() => sweeper({ db, clock: fixedClock(NOON), log, fire }))
  await Promise.all(replicas.map(({ sweep }) => sweep()))
  expect(fired).toHaveLength(300)
  expect(new Set(fired).size).toBe(300)
  expect(await left(db)).toEqual([])
})

test('a deadline that fails is tried again later and holds back no other', async () => {
  const db = await testDatabase()
  const clock = fixedClock(NOON)
  await arm(db, 'bad', at(-10))
  await arm(db, 'good', at(-5))
  const fired: string[] = []
  let broken = true
  const { sweep } = sweeper({
    db,
    clock,
    log,
    fire: async ({ name }, tx) => {
      await tx.query(sql`insert into setting (key, value) values (${name}, '1')`)
      if (name === 'bad' && broken) throw new RangeError('broken')
      fired.push(name)
    },
  })
  await sweep()
  expect(fired).toEqual(['good'])
  expect(await left(db)).toMatchObject([
    { name: 'bad', attempts: 1, error: expect.stringMatching(/^RangeError/), dueAt: at(1) },
  ])
  expect(await db.rows(sql`select key from setting`)).toEqual([{ key: 'good' }])
  await sweep()
  expect((await left(db))[0]?.attempts).toBe(1)
  clock.advance(1_000)
  broken = false
  await sweep()
  expect(fired).toEqual(['good', 'bad'])
  expect(await left(db)).toEqual([])
})

test('a step that disarms the deadline while it is about to fire does not deadlock with it', async () => {
  const db = await testDatabase()
  await db.query(sql`insert into setting (key, value) values ('row', '0')`)
  const entityId = await arm(db, 'close', at(-1))
  let fired = 0
  const { sweep } = sweeper({
    db,
    clock: fixedClock(NOON),
    log,
    fire: async ({ dueAt }, tx) => {
      await tx.query(sql`select 1 from setting where key = 'row' for update`)
      const { count } = await tx.query(sql`
        delete from timer where entity = 'ticket' and entity_id = ${entityId} and due_at = ${dueAt}`)
      fired += count
    },
  })
  let sweeping: Promise<void> | undefined
  await db.transaction(async (tx) => {
    await tx.query(sql`select 1 from setting where key = 'row' for update`)
    sweeping = sweep()
    await eventually(async () => {
      const waiting = await db.rows(sql`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
      expect(waiting).toHaveLength(1)
    })
    await tx.query(sql`delete from timer where entity_id = ${entityId}`)
  })
  await sweeping
  expect(fired).toBe(0)
})

test('all due deadlines of many waiting fire, and a sweep with nothing due takes no time', async () => {
  const db = await testDatabase()
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    select 'ticket', gen_random_uuid(), 'close', '{"type":"close"}',
      now() + case when n <= 1000 then interval '-1 minute' else interval '1 day' end
    from generate_series(1, 50000) as n`)
  let fired = 0
  const { sweep } = sweeper({ db, clock: systemClock, log, fire: async () => void fired++ })
  await sweep()
  expect(fired).toBe(1_000)

  const times: number[] = []
  for (let i = 0; i < 20; i++) {
    const before = performance.now()
    await sweep()
    times.push(performance.now() - before)
  }
  expect(times.toSorted((a, b) => a - b)[10]).toBeLessThan(20)
})
