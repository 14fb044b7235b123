import { fork } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { inbox } from '../../../engine/inbox/inbox.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

async function effectsDatabase(): Promise<Database> {
  const db = await testDatabase()
  await db.query(sql`create table effect (id bigserial, message text, by int)`)
  return db
}

function replica(db: Database, mode: string) {
  const child = fork(join(import.meta.dirname, 'replica.ts'), [db.url, mode], {
    execArgv: ['--import', 'tsx'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const handling: string[] = []
  child.on('message', (message: { handling: string }) => handling.push(message.handling))
  return { child, handling }
}

function item(externalId: string, lane = 'ana') {
  return { externalId, lane, payload: {} }
}

const effects = async (db: Database) =>
  (await db.rows<{ message: string }>(sql`select message from effect order by id`)).map(
    ({ message }) => message,
  )

test('a message whose handler was killed is handled by another replica, once, before what follows', async () => {
  const db = await effectsDatabase()
  const box = inbox({ db, log })
  await box.receive('telegram', [item('1'), item('2')])
  const other = replica(db, 'hang')
  await eventually(() => expect(other.handling).toEqual(['1']), 10_000)

  const worker = box.work(
    'telegram',
    ({ externalId }, tx) => tx.query(sql`insert into effect (message) values (${externalId})`),
    { pollMs: 50 },
  )
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await effects(db)).toEqual([])
  other.child.kill('SIGKILL')
  await eventually(async () => expect(await effects(db)).toEqual(['1', '2']), 10_000)
  await worker.stop()
})

test('a replica paused in the middle of a message and resumed later does nothing twice', async () => {
  const db = await effectsDatabase()
  const box = inbox({ db, log })
  await box.receive('telegram', [item('1'), item('2')])
  const other = replica(db, 'stop')
  await eventually(() => expect(other.handling).toEqual(['1']), 10_000)

  // What PostgreSQL does by itself to a transaction left idle for a minute.
  await eventually(async () => {
    const ended = await db.rows(sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state = 'idle in transaction'`)
    expect(ended).toHaveLength(1)
  }, 5_000)
  const worker = box.work(
    'telegram',
    ({ externalId }, tx) => tx.query(sql`insert into effect (message) values (${externalId})`),
    { pollMs: 50 },
  )
  await eventually(async () => expect(await effects(db)).toEqual(['1', '2']), 10_000)
  other.child.kill('SIGCONT')
  await box.receive('telegram', [item('3')])
  await eventually(async () => expect(await effects(db)).toHaveLength(3), 10_000)
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(await effects(db)).toEqual(['1', '2', '3'])
  await worker.stop()
})

test('whatever fails, two replicas handle each message exactly once and each chat in order', async () => {
  const db = await effectsDatabase()
  const second = openDatabase({ url: db.url, poolSize: 5, log })
  onTestFinished(() => second.close())
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ lane: fc.integer({ max: 5, min: 0 }), failures: fc.integer({ max: 3, min: 0 }) }),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
      async (messages) => {
        await db.query(sql`truncate inbox_message, effect restart identity`)
        const left = messages.map(({ failures }) => failures)
        const replicas = [inbox({ db, log }), inbox({ db: second, log })]
        const workers = replicas.map((box) =>
          box.work(
            'telegram',
            async ({ externalId }, tx) => {
              await tx.query(sql`insert into effect (message) values (${externalId})`)
              if (left[Number(externalId)]!-- > 0) throw new Error('fails after its effect')
            },
            { backOffMs: [1, 1, 1, 1], pollMs: 50 },
          ),
        )
        for (const [n, { lane }] of messages.entries()) {
          await replicas[n % 2]!.receive('telegram', [item(`${n}`, `chat ${lane}`)])
        }
        await eventually(async () => expect(await effects(db)).toHaveLength(messages.length), 10_000)
        for (const worker of workers) await worker.stop()
        const handled = (await effects(db)).map(Number)
        expect(new Set(handled).size).toBe(messages.length)
        for (const lane of new Set(messages.map((one) => one.lane))) {
          const order = handled.filter((n) => messages[n]!.lane === lane)
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
      },
    ),
    { numRuns: 15 },
  )
}, 60_000)
