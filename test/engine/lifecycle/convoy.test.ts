import { expect, test } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { CounterName, Metrics } from '../../../engine/jobs/metrics.ts'
import { sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const NOON = new Date('2026-11-23T12:00:00Z')
/** The first deadline to be found fires alone; those that wait while its one connection is busy go together. */
const ONE_CONNECTION = { concurrency: 1 }

/** Deadlines `0`, `1`, … that fell due one after the other before noon, and a place where they leave their mark. */
async function manyDue(count: number): Promise<Database> {
  const db = await testDatabase()
  await db.query(
    sql`create table fired (name text primary key, place bigserial, commit xid8 default pg_current_xact_id())`,
  )
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    select 'ticket', gen_random_uuid(), n::text, '{"type":"close"}', ${NOON}::timestamptz - interval '1 hour' + n * interval '1 s'
    from generate_series(0, ${count - 1}::int) as n`)
  return db
}

const mark = (db: Pick<Database, 'query'>, name: string) =>
  db.query(sql`insert into fired (name) values (${name})`)

function marks(db: Database) {
  return db.rows<{ name: string; commit: string }>(sql`select name, commit::text from fired order by place`)
}

function left(db: Database) {
  return db.rows<{ name: string; attempts: number }>(sql`select name, attempts from timer order by due_at`)
}

function counting() {
  const counted: Partial<Record<CounterName, number>> = {}
  function inc(name: CounterName): void {
    counted[name] = (counted[name] ?? 0) + 1
  }
  return { counted, metrics: { inc, observe: () => undefined } satisfies Metrics }
}

test('deadlines that wait share a transaction, and each fires once, in due order', async () => {
  const db = await manyDue(50)
  const { counted, metrics } = counting()
  const fire = ({ name }: { name: string }, tx: Pick<Database, 'query'>) => mark(tx, name)
  await sweeper({ db, clock: fixedClock(NOON), log, metrics, fire }, ONE_CONNECTION).sweep()
  const fired = await marks(db)
  expect(fired.map(({ name }) => Number(name))).toEqual(Array.from({ length: 50 }, (_, n) => n))
  expect(new Set(fired.map(({ commit }) => commit)).size).toBeLessThan(5)
  expect(await left(db)).toEqual([])
  expect(counted).toMatchObject({ bote_timers_fired_total: 50 })
})

test('the one deadline that fails is put off, and what fell due beside it fires once', async () => {
  const db = await manyDue(20)
  const { counted, metrics } = counting()
  const { sweep } = sweeper(
    {
      db,
      clock: fixedClock(NOON),
      log,
      metrics,
      fire: async ({ name }, tx) => {
        await mark(tx, name)
        if (name === '7') throw new RangeError('poisonous')
      },
    },
    ONE_CONNECTION,
  )
  await sweep()
  expect(await marks(db)).toHaveLength(19)
  expect(await left(db)).toEqual([{ name: '7', attempts: 1 }])
  expect(counted).toMatchObject({
    bote_timers_fired_total: 19,
    bote_timers_failed_total: 1,
    bote_timers_parted_total: 1,
  })
})

test('a deadline that failed before fires alone and parts nobody again', async () => {
  const db = await manyDue(20)
  await db.query(sql`update timer set attempts = 3 where name = '7'`)
  const { counted, metrics } = counting()
  const { sweep } = sweeper(
    {
      db,
      clock: fixedClock(NOON),
      log,
      metrics,
      fire: async ({ name }, tx) => {
        if (name === '7') throw new RangeError('poisonous')
        await mark(tx, name)
      },
    },
    ONE_CONNECTION,
  )
  await sweep()
  expect(await marks(db)).toHaveLength(19)
  expect(await left(db)).toEqual([{ name: '7', attempts: 4 }])
  expect(counted.bote_timers_parted_total).toBeUndefined()
})

test('a deadline that ends its connection each time takes no other down with it', async () => {
  const db = await manyDue(10)
  const { sweep } = sweeper(
    {
      db,
      clock: fixedClock(NOON),
      log,
      fire: async ({ name }, tx) => {
        await mark(tx, name)
        if (name === '7') await tx.query(sql`select pg_terminate_backend(pg_backend_pid())`)
      },
    },
    ONE_CONNECTION,
  )
  // The server may hold the lost connection's locks a moment longer: what they cover is found by the next sweep.
  await eventually(async () => {
    await sweep()
    expect(await marks(db)).toHaveLength(9)
  })
  expect(await left(db)).toEqual([{ name: '7', attempts: 0 }])
})

test('a deadline whose row somebody else holds does not hold up those that share its transaction', async () => {
  const db = await manyDue(10)
  await db.query(sql`create table boat (name text primary key, trips int not null default 0)`)
  await db.query(sql`insert into boat (name) select generate_series(0, 9)::text`)
  const deadlines = sweeper(
    {
      db,
      clock: fixedClock(NOON),
      log,
      fire: ({ name }, tx) => tx.query(sql`update boat set trips = trips + 1 where name = ${name}`),
    },
    { concurrency: 2 },
  )
  await db.transaction(async (tx) => {
    await tx.query(sql`update boat set trips = 0 where name = '7'`)
    const sweeping = deadlines.sweep()
    tx.afterCommit(() => sweeping)
    await eventually(async () => expect(await left(db)).toEqual([{ name: '7', attempts: 0 }]))
  })
  expect(await left(db)).toEqual([])
  expect(await db.rows(sql`select distinct trips from boat`)).toEqual([{ trips: 1 }])
})

test('several deadlines of one entity fire one after the other, in due order, beside those of others', async () => {
  const db = await manyDue(12)
  await db.query(sql`
    update timer set entity_id = (select entity_id from timer where name = '5') where name in ('6', '7')`)
  const { sweep } = sweeper(
    { db, clock: fixedClock(NOON), log, fire: ({ name }, tx) => mark(tx, name) },
    ONE_CONNECTION,
  )
  await sweep()
  const fired = await marks(db)
  expect(fired).toHaveLength(12)
  const own = fired.filter(({ name }) => ['5', '6', '7'].includes(name))
  expect(own.map(({ name }) => name)).toEqual(['5', '6', '7'])
  expect(new Set(own.map(({ commit }) => commit)).size).toBe(3)
})

test('whoever stops finishes the convoy under way and fires nothing new', async () => {
  const db = await manyDue(40)
  const deadlines = sweeper(
    {
      db,
      clock: fixedClock(NOON),
      log,
      fire: ({ name }, tx) => {
        if (name === '1') stopping = deadlines.stop()
        return mark(tx, name)
      },
    },
    ONE_CONNECTION,
  )
  let stopping: Promise<void> | undefined
  await deadlines.sweep()
  await stopping
  const fired = await marks(db)
  expect(new Set(fired.map(({ commit }) => commit)).size).toBe(2)
  expect(await left(db)).toHaveLength(40 - fired.length)
  expect(fired.length).toBeLessThan(40)
})
