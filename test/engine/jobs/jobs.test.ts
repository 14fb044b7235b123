import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../engine/database/clock.ts'
import { type Database, openDatabase } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import {
  buryHeldMessages,
  forgetInboxPayloads,
  forgetOutboxPayloads,
} from '../../../engine/jobs/housekeeping.ts'
import { type JobHandlers, jobs } from '../../../engine/jobs/jobs.ts'
import { PERIODIC } from '../../../engine/jobs/periodic.ts'
import { foldStateCounts } from '../../../engine/jobs/state-counts.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const deps = (db: Database) => ({
  db,
  clock: systemClock,
  log,
  storage: null as never,
  config: null as never,
  send: null as never,
})

const idle: JobHandlers = {
  'attachment.fetch': async () => undefined,
  'ticket.reschedule': async () => undefined,
}

function queue(db: Database) {
  const boss = jobs({ db, log, timeZone: 'America/Sao_Paulo' })
  onTestFinished(() => boss.stop(1_000))
  return boss
}

test('a job ordered in a transaction runs after its commit, and never when it was rolled back', async () => {
  const db = await testDatabase()
  const boss = queue(db)
  const done: string[] = []
  await boss.work(
    { ...idle, 'attachment.fetch': async ({ attachmentId }) => void done.push(attachmentId) },
    deps(db),
  )
  const [kept, lost] = [randomUUID(), randomUUID()]
  await db
    .transaction(async (tx) => {
      await boss.send(tx, 'attachment.fetch', { attachmentId: lost })
      throw new Error('changed my mind')
    })
    .catch(() => undefined)
  const ordered = performance.now()
  await db.transaction((tx) => boss.send(tx, 'attachment.fetch', { attachmentId: kept }))
  await eventually(() => expect(done).toEqual([kept]), { timeout: 10_000, interval: 5 })
  // Woken by a notification, not by looking now and then.
  expect(performance.now() - ordered).toBeLessThan(1_500)
})

test('a second start finds queues and timetable as they are, quickly', async () => {
  const db = await testDatabase()
  await queue(db).work(idle, deps(db))
  const started = performance.now()
  await queue(db).work(idle, deps(db))
  expect(performance.now() - started).toBeLessThan(1_000)
  const plans = await db.rows(sql`select key, cron, timezone from jobs.schedule`)
  expect(plans).toHaveLength(Object.keys(PERIODIC).length)
  expect(plans[0]).toMatchObject({ timezone: 'America/Sao_Paulo' })
})

test('the queue waits for a database that is not there yet', async () => {
  const db = await testDatabase()
  const away = openDatabase({ url: 'postgres://x@127.0.0.1:1/x', log })
  onTestFinished(() => away.close())
  let isAway = true
  const flaky = {
    ...db,
    executeSql: (text: string, values?: unknown[]) => (isAway ? away : db).executeSql(text, values),
  }
  const boss = queue(flaky)
  const started = boss.start()
  await new Promise((resolve) => setTimeout(resolve, 100))
  isAway = false
  await started
  await boss.send(db, 'attachment.fetch', { attachmentId: randomUUID() })
})

test('counts are folded while others append, and none is lost', async () => {
  const db = await testDatabase()
  const [company, department] = [randomUUID(), randomUUID()]
  const append = (state: string, count: number) =>
    db.query(sql`
      insert into state_count (entity, company_id, department_id, state, count)
      values ('ticket', ${company}, ${department}, ${state}, ${count})`)
  let appending = true
  const folding = (async () => {
    while (appending) await Promise.all([foldStateCounts({ db }), foldStateCounts({ db })])
  })()
  for (let i = 0; i < 200; i++) await Promise.all([append('new', 1), append('closed', i % 2 ? 1 : -1)])
  appending = false
  await folding
  await foldStateCounts({ db })
  expect(await db.rows(sql`select state, count from state_count`)).toEqual([{ state: 'new', count: 200 }])
})

test('handled messages are forgotten in time, their ids a month later, parked ones never', async () => {
  const db = await testDatabase()
  for (const [id, state, days] of [
    ['today', 'done', 0],
    ['last week', 'done', 8],
    ['last month', 'done', 31],
    ['parked', 'parked', 90],
  ] as const) {
    await db.query(sql`
      insert into inbox_message (channel, external_id, lane, payload, state, processed_at)
      values ('telegram', ${id}, 'x', '{"text": "words"}', ${state}, now() - ${days} * interval '1 day')`)
  }
  await forgetInboxPayloads(deps(db))
  expect(await db.rows(sql`select external_id, payload from inbox_message order by id`)).toEqual([
    { externalId: 'today', payload: { text: 'words' } },
    { externalId: 'last week', payload: {} },
    { externalId: 'parked', payload: { text: 'words' } },
  ])
})

test('delivered messages lose their words after a month, held ones are given up after a week', async () => {
  const db = await testDatabase()
  const ticketId = randomUUID()
  for (const [lane, state, days, ticket] of [
    ['new', 'sent', 1, ticketId],
    ['old', 'read', 31, ticketId],
    ['old dialog', 'sent', 31, null],
    ['dead', 'dead', 31, ticketId],
    ['held', 'queued', 8, ticketId],
  ] as const) {
    await db.query(sql`
      insert into outbox_message (channel, lane, kind, payload, state, created_at, ticket_id)
      values ('email', ${lane}, 'x', '{"subject": "words"}', ${state}, now() - ${days} * interval '1 day', ${ticket})`)
  }
  await forgetOutboxPayloads(deps(db))
  await buryHeldMessages(deps(db))
  expect(
    await db.rows(sql`select lane, state, payload ? 'subject' as says from outbox_message order by id`),
  ).toEqual([
    { lane: 'new', state: 'sent', says: true },
    { lane: 'old', state: 'read', says: false },
    { lane: 'dead', state: 'dead', says: true },
    { lane: 'held', state: 'dead', says: true },
  ])
})
