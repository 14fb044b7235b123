import { expect, test } from 'vitest'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { Refused } from '../../../engine/errors.ts'
import { inbox } from '../../../engine/inbox/inbox.ts'
import { silent, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, database } from '../../world.ts'

const log = silent
/** The first message to wait goes alone; those that come while its one connection is busy go together. */
const ONE_CONNECTION = { concurrency: 1, backOffMs: [1, 1] }

/** So many chats with a message each, waiting before anybody works. */
async function fullInbox(db: Database, chats: number) {
  const box = inbox({ db, log })
  await box.receive(
    'telegram',
    Array.from({ length: chats }, (_, n) => ({ externalId: String(n), lane: `chat ${n}`, payload: { n } })),
  )
  return box
}

function states(db: Database) {
  return db.rows<{ lane: string; state: string }>(sql`select lane, state from inbox_message order by id`)
}

test('chats that wait share a transaction, and each message is handled once', async () => {
  const db = await testDatabase()
  await db.query(sql`create table handled (n int, commit xid8 default pg_current_xact_id())`)
  const box = await fullInbox(db, 40)
  const worker = box.work<{ n: number }>(
    'telegram',
    (message, tx) => tx.query(sql`insert into handled (n) values (${message.payload.n})`),
    ONE_CONNECTION,
  )
  await eventually(async () => expect((await states(db)).every(({ state }) => state === 'done')).toBe(true))
  await worker.stop()
  const rows = await db.rows<{ n: number; commit: string }>(sql`select n, commit::text from handled`)
  expect(rows.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n))
  expect(new Set(rows.map(({ commit }) => commit)).size).toBeLessThan(10)
})

test('the one message that cannot be handled is parked; what waited beside it is handled once', async () => {
  const db = await testDatabase()
  await db.query(sql`create table handled (n int primary key)`)
  const box = await fullInbox(db, 20)
  const worker = box.work<{ n: number }>(
    'telegram',
    async ({ payload: { n } }, tx) => {
      await tx.query(sql`insert into handled (n) values (${n})`)
      if (n === 7) throw new Error('poisonous')
    },
    ONE_CONNECTION,
  )
  await eventually(async () => {
    const left = (await states(db)).filter(({ state }) => state !== 'done')
    expect(left).toEqual([{ lane: 'chat 7', state: 'parked' }])
  })
  await worker.stop()
  expect(await db.rows(sql`select n from handled`)).toHaveLength(19)
})

test('a chat whose row somebody else holds does not hold up those that share its transaction', async () => {
  const db = await testDatabase()
  await db.query(sql`create table boat (n int primary key, trips int not null default 0)`)
  await db.query(sql`insert into boat select generate_series(0, 9)`)
  const box = await fullInbox(db, 10)
  await db.transaction(async (tx) => {
    await tx.query(sql`update boat set trips = 0 where n = 9`)
    const worker = box.work<{ n: number }>(
      'telegram',
      ({ payload: { n } }, own) => own.query(sql`update boat set trips = trips + 1 where n = ${n}`),
      ONE_CONNECTION,
    )
    await eventually(async () => {
      const left = (await states(db)).filter(({ state }) => state !== 'done')
      expect(left).toEqual([{ lane: 'chat 9', state: 'waiting' }])
    })
    tx.afterCommit(() => worker.stop())
  })
  expect(await db.rows(sql`select distinct trips from boat`)).toEqual([{ trips: 1 }])
})

test('chats whose rows somebody else holds hold up nobody else, wherever they stand in the line', async () => {
  const db = await testDatabase()
  await db.query(sql`create table boat (n int primary key, trips int not null default 0)`)
  await db.query(sql`insert into boat select generate_series(0, 79)`)
  const box = await fullInbox(db, 80)
  const held = [10, 50]
  await db.transaction(async (tx) => {
    await tx.query(sql`update boat set trips = 0 where n = any(${held}::int[])`)
    const worker = box.work<{ n: number }>('telegram', ({ payload: { n } }, own) =>
      own.query(sql`update boat set trips = trips + 1 where n = ${n}`),
    )
    await eventually(async () => {
      const left = (await states(db)).filter(({ state }) => state !== 'done')
      expect(left).toEqual(held.map((n) => ({ lane: `chat ${n}`, state: 'waiting' })))
    })
    tx.afterCommit(() => worker.stop())
  })
  await eventually(async () => expect((await states(db)).every(({ state }) => state === 'done')).toBe(true))
  expect(await db.rows(sql`select n from boat where trips <> 1`)).toEqual([])
})

test('colleagues who write on one ticket at the same moment are both heard', async () => {
  const { engine, rosa, tiago, ana, opened } = await createWorld()
  const ticket = await opened(rosa, ana)
  const people = [rosa, tiago]
  await engine.inbox.receive(
    'telegram',
    [ana, ...people].map((person, n) => ({ externalId: String(n), lane: person.id, payload: { n } })),
  )
  const worker = engine.inbox.work<{ n: number }>(
    'telegram',
    async ({ payload: { n } }, tx) => {
      const person = people[n - 1]
      if (person) await engine.on(tx).tickets.write(person, ticket.id, { text: `sou ${person.name}` })
    },
    ONE_CONNECTION,
  )
  await eventually(async () =>
    expect((await states(database)).map(({ state }) => state)).toEqual(['done', 'done', 'done']),
  )
  await worker.stop()
  const logs = await database.rows<{ body: string }>(
    sql`select body from log where ticket_id = ${ticket.id} order by body`,
  )
  expect(logs).toEqual([{ body: 'sou Rosa Martins' }, { body: 'sou Tiago Reis' }])
  const { version } = await database.one<{ version: number }>(
    sql`select version from ticket where id = ${ticket.id}`,
  )
  expect(version).toBe(ticket.version + 2)
})

test('of an approval and a refusal at the same moment one happens, and the other is told', async () => {
  const { engine, rosa, ana, opened } = await createWorld()
  const ticket = await opened(rosa, ana)
  await engine.tickets.solve(ana, ticket.id, { text: 'Atualize para a versão 5.2.' })
  await engine.inbox.receive(
    'telegram',
    ['another', 'phone', 'tablet'].map((lane, n) => ({ externalId: String(n), lane, payload: { n } })),
  )
  const outcomes: string[] = []
  const worker = engine.inbox.work<{ n: number }>(
    'telegram',
    async ({ payload: { n } }, tx) => {
      if (n === 0) return
      const { tickets } = engine.on(tx)
      try {
        await (n === 1
          ? tickets.approve(rosa, ticket.id)
          : tickets.refuse(rosa, ticket.id, { text: 'ainda falha' }))
        tx.afterCommit(() => outcomes.push('happened'))
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        outcomes.push('refused')
      }
    },
    ONE_CONNECTION,
  )
  await eventually(() => expect(outcomes.sort()).toEqual(['happened', 'refused']))
  await worker.stop()
  const decisions = await database.rows(sql`
    select type from event where entity_id = ${ticket.id} and type in ('approve', 'refuse')`)
  expect(decisions).toHaveLength(1)
})
