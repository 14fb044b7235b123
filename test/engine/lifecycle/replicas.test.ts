import { fork } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { fixedClock, systemClock } from '../../../engine/database/clock.ts'
import { type Database, openDatabase, type Tx } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { type DueTimer, sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { takeTimer } from '../../../engine/lifecycle/timers.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const HOUR = 3_600_000

async function effectsDatabase(): Promise<Database> {
  const db = await testDatabase()
  await db.query(sql`create table effect (id bigserial, name text)`)
  return db
}

/** Deadlines `0`, `1`, … that fell due one after the other, each of the entity with its number. */
async function arm(db: Database, entities: readonly number[]): Promise<void> {
  const timers = entities.map((entity, n) => ({ n, entity }))
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    select 'ticket', lpad(entity::text, 32, '0')::uuid, n::text, '{"type":"close"}',
      now() - interval '1 day' + n * interval '1 second'
    from ${sql.unnest(timers, { n: 'int', entity: 'int' })}`)
}

async function effects(db: Database): Promise<number[]> {
  const rows = await db.rows<{ name: string }>(sql`select name from effect order by id`)
  return rows.map(({ name }) => Number(name))
}

function waiting(db: Database): Promise<unknown[]> {
  return db.rows(sql`select name from timer`)
}

const inOrder = (numbers: readonly number[]) => numbers.toSorted((one, other) => one - other)

test('a replica killed in the middle of a convoy has fired nothing of it: another fires each once', async () => {
  const db = await effectsDatabase()
  await arm(db, [0, 1, 2, 3, 4, 5])
  const child = fork(join(import.meta.dirname, 'replica.ts'), [db.url], { execArgv: ['--import', 'tsx'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const firing: string[] = []
  child.on('message', (message: { firing: string }) => firing.push(message.firing))
  await eventually(() => expect(firing).toHaveLength(6), 10_000)
  expect(await effects(db)).toEqual([0])

  const { sweep } = sweeper({
    db,
    clock: systemClock,
    log,
    fire: ({ name }, tx) => tx.query(sql`insert into effect (name) values (${name})`),
  })
  await sweep()
  expect(await effects(db)).toEqual([0])
  child.kill('SIGKILL')
  await eventually(async () => {
    await sweep()
    expect(await waiting(db)).toEqual([])
  }, 10_000)
  expect(inOrder(await effects(db))).toEqual([0, 1, 2, 3, 4, 5])
})

test('whatever fails, two replicas fire each deadline exactly once, and those of one entity in due order', async () => {
  const db = await effectsDatabase()
  const second = openDatabase({ url: db.url, poolSize: 5, log })
  onTestFinished(() => second.close())
  const deadline = fc.record({
    entity: fc.integer({ min: 0, max: 30 }),
    failures: fc.integer({ min: 0, max: 2 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(deadline, { minLength: 1, maxLength: 80 }), async (deadlines) => {
      await db.query(sql`truncate timer, effect restart identity`)
      await arm(
        db,
        deadlines.map(({ entity }) => entity),
      )
      const clock = fixedClock(new Date())
      const left = deadlines.map(({ failures }) => failures)
      const failed = new Set<number>()
      async function fire(timer: DueTimer, tx: Tx) {
        if (!(await takeTimer(tx, timer))) return
        const { name } = timer
        const n = Number(name)
        await tx.query(sql`insert into effect (name) values (${name})`)
        if (left[n]!-- <= 0) return
        failed.add(n)
        throw new Error('fails after its effect')
      }
      const replicas = [db, second].map((own) => sweeper({ db: own, clock, log, fire }))
      while ((await waiting(db)).length > 0) {
        await Promise.all(replicas.map(({ sweep }) => sweep()))
        clock.advance(HOUR)
      }
      const fired = await effects(db)
      expect(inOrder(fired)).toEqual(deadlines.map((_, n) => n))
      for (const entity of new Set(deadlines.map((one) => one.entity))) {
        const own = fired.filter((n) => deadlines[n]!.entity === entity && !failed.has(n))
        expect(own).toEqual(inOrder(own))
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)
