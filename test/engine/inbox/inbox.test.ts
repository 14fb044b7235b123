import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import { inbox } from '../../../engine/inbox/inbox.ts'
import { silent, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const log = silent

function item(externalId: number | string, lane = 'ana', payload: unknown = { text: `m${externalId}` }) {
  return { externalId: String(externalId), lane, payload }
}

function states(db: Database) {
  return db.rows<{ externalId: string; state: string; attempts: number; error: string | null }>(
    sql`select external_id, state, attempts, error from inbox_message order by id`,
  )
}

test('the same update delivered five times at once to two replicas is stored once and answered five times', async () => {
  const db = await testDatabase()
  const replicas = [inbox({ db, log }), inbox({ db, log })]
  const deliveries = Array.from({ length: 5 }, (_, i) =>
    replicas[i % 2]!.receive('telegram', [item(7), item(8)]),
  )
  await Promise.all(deliveries)
  expect(await states(db)).toMatchObject([{ externalId: '7' }, { externalId: '8' }])
})

test('what arrives while a commit is in flight is gathered into the next commits, in order', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  await Promise.all(Array.from({ length: 500 }, (_, i) => box.receive('telegram', [item(i)])))
  const rows = await db.rows<{ externalId: string; commit: string }>(
    sql`select external_id, xmin::text as commit from inbox_message order by id`,
  )
  expect(rows.map((row) => Number(row.externalId))).toEqual(Array.from({ length: 500 }, (_, i) => i))
  expect(new Set(rows.map((row) => row.commit)).size).toBeLessThan(5)
})

test('an update that cannot be stored fails alone', async () => {
  const db = await testDatabase()
  await db.query(sql`alter table inbox_message add check (lane <> 'unstorable')`)
  const box = inbox({ db, log })
  const results = await Promise.allSettled([
    box.receive('telegram', [item(1)]),
    box.receive('telegram', [item(2, 'unstorable')]),
    box.receive('telegram', [item(3)]),
  ])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('NUL and halves of characters, which PostgreSQL refuses, do not stop an update', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  await box.receive('telegram', [item('a\0', 'x', { text: 'a\0b \ud83d c \\u0000 d 😀', when: new Date(0) })])
  const row = await db.one<{ payload: unknown }>(sql`select payload from inbox_message`)
  expect(row.payload).toEqual({ text: 'ab � c \\u0000 d 😀', when: '1970-01-01T00:00:00.000Z' })
})

test('a chat is handled in order and one message at a time, chats beside each other', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  const handled: string[] = []
  const busy = new Set<string>()
  const met = new Set<string>()
  const worker = box.work<{ text: string }>('telegram', async (message) => {
    expect(busy.has(message.lane)).toBe(false)
    busy.add(message.lane)
    // The first of each chat waits for the other chat's: only beside each other can both go on.
    if (message.externalId.endsWith('1')) {
      met.add(message.lane)
      await eventually(() => expect(met.size).toBe(2), { timeout: 10_000 })
    }
    busy.delete(message.lane)
    handled.push(`${message.lane}:${message.externalId}`)
  })
  await box.receive(
    'telegram',
    [1, 2, 3, 4].flatMap((n) => [item(`a${n}`, 'ana'), item(`b${n}`, 'bia')]),
  )
  await eventually(() => expect(handled).toHaveLength(8), { timeout: 10_000 })
  expect(handled.filter((id) => id.startsWith('ana'))).toEqual(['ana:a1', 'ana:a2', 'ana:a3', 'ana:a4'])
  expect(handled.filter((id) => id.startsWith('bia'))).toEqual(['bia:b1', 'bia:b2', 'bia:b3', 'bia:b4'])
  await worker.stop()
  expect((await states(db)).every(({ state }) => state === 'done')).toBe(true)
})

test('a failing handler leaves nothing behind, is tried again, then parked; its chat goes on', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  await db.query(sql`create table effect (text text)`)
  const worker = box.work(
    'telegram',
    async ({ externalId }, tx) => {
      await tx.query(sql`insert into effect values (${externalId})`)
      if (externalId === 'poison') throw new TypeError('cannot read "Maria da Silva" of maria@example.com')
    },
    { backOffMs: [1, 1, 1, 1] },
  )
  await box.receive('telegram', [item('first'), item('poison'), item('last')])
  await eventually(async () => {
    const rows = await states(db)
    expect(rows.map(({ state }) => state)).toEqual(['done', 'parked', 'done'])
  })
  const rows = await states(db)
  expect(rows[1]).toMatchObject({ attempts: 5 })
  expect(rows[1]?.error).toMatch(/^TypeError: cannot read/)
  expect(rows[1]?.error).not.toMatch(/Maria|example/)
  expect(await db.rows(sql`select text from effect`)).toEqual([{ text: 'first' }, { text: 'last' }])
  await worker.stop()
})

test('a message that failed keeps what follows in its chat waiting until it succeeds', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  const handled: string[] = []
  let failures = 2
  const worker = box.work(
    'telegram',
    async ({ externalId }) => {
      if (externalId === '1' && failures-- > 0) throw new Error('not yet')
      handled.push(externalId)
    },
    { backOffMs: [20, 20, 20, 20] },
  )
  await box.receive('telegram', [item(1), item(2), item(3)])
  await eventually(() => expect(handled).toEqual(['1', '2', '3']))
  await worker.stop()
})

test('parked messages are listed to administrators and run again', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  let broken = true
  const worker = box.work(
    'telegram',
    async () => {
      if (broken) throw new Error('broken')
    },
    { backOffMs: [] },
  )
  await box.receive('telegram', [item(1)])
  await eventually(async () => expect(await box.parked(SYSTEM)).toHaveLength(1))
  const agent = { kind: 'operator', role: 'agent' } as never
  await expect(box.parked(agent)).rejects.toThrow('inbox_parked')
  await expect(box.retry(agent, '1')).rejects.toThrow('inbox_message')

  broken = false
  const [parked] = await box.parked(SYSTEM)
  await box.retry(SYSTEM, parked!.id)
  await eventually(async () => expect((await states(db))[0]?.state).toBe('done'))
  await expect(box.retry(SYSTEM, parked!.id)).rejects.toThrow('inbox_message')
  await expect(box.retry(SYSTEM, 'none')).rejects.toThrow('inbox_message')
  expect(await db.rows(sql`select action, entity, entity_id from audit_entry`)).toEqual([
    { action: 'retry', entity: 'inbox_message', entityId: parked!.id },
  ])
  await worker.stop()
})

test('what one replica stored another hears of by the announcement', async () => {
  const db = await testDatabase()
  const handled: string[] = []
  const other = inbox({ db, log })
  const worker = other.work('telegram', async ({ externalId }) => void handled.push(externalId), {
    pollMs: 60_000,
  })
  const here = inbox({ db, log, announce: (_, payload) => other.hear(payload) })
  await here.receive('telegram', [item(1, 'a lane with spaces')])
  await eventually(() => expect(handled).toEqual(['1']))
  await worker.stop()
})

test('what was stored while nobody worked is handled at the start', async () => {
  const db = await testDatabase()
  await inbox({ db, log }).receive(
    'telegram',
    Array.from({ length: 1_200 }, (_, i) => item(i, `chat ${i % 700}`)),
  )
  const handled = new Map<string, number[]>()
  const worker = inbox({ db, log }).work('telegram', async ({ lane, externalId }) => {
    handled.set(lane, [...(handled.get(lane) ?? []), Number(externalId)])
  })
  await eventually(
    () => expect([...handled.values()].reduce((sum, ids) => sum + ids.length, 0)).toBe(1_200),
    10_000,
  )
  for (const ids of handled.values()) expect(ids).toEqual(ids.toSorted((a, b) => a - b))
  await worker.stop()
})

test('stopping lets the running handler finish and takes nothing new', async () => {
  const db = await testDatabase()
  const box = inbox({ db, log })
  let finish = () => {}
  let started = 0
  const worker = box.work(
    'telegram',
    () => {
      started++
      return new Promise<void>((resolve) => {
        finish = resolve
      })
    },
    { concurrency: 1 },
  )
  await box.receive('telegram', [item(1), item(2)])
  await eventually(() => expect(started).toBe(1))
  const stopped = worker.stop()
  finish()
  await stopped
  expect((await states(db)).map(({ state }) => state)).toEqual(['done', 'waiting'])
})
