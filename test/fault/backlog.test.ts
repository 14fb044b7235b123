import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../../engine/database/database.ts'
import type { Queryable } from '../../engine/database/query.ts'
import { compile, type Sql, sql } from '../../engine/database/sql.ts'
import * as inbox from '../../engine/inbox/claim.ts'
import { bury } from '../../engine/notification/burial.ts'
import * as outbox from '../../engine/notification/claim.ts'
import { settlement } from '../../engine/notification/settlement.ts'
import { silent, testDatabase } from '../database.ts'

const db = await testDatabase()
const BACKLOG = 5_000
const FEW = 100

/** An outage after a quiet time: PostgreSQL still thinks that nothing waits. */
beforeAll(async () => {
  await db.query(sql.raw('alter table outbox_message set (autovacuum_enabled = false)'))
  await db.query(sql.raw('alter table inbox_message set (autovacuum_enabled = false)'))
  await written('sent', 'done')
  await db.query(sql.raw('analyze outbox_message, inbox_message'))
  await written('queued', 'waiting')
})

test.each<[string, (db: Database) => Promise<unknown>]>([
  [
    'the next deliveries are taken',
    (db) => outbox.claimHeads(db, 'email', ['queued 7', 'queued 8'], { retake: true }),
  ],
  ['deliveries are kept', (db) => outbox.prolong(db, [{ id: '7', attempts: 1 }])],
  ['deliveries end', (db) => settlement(db, silent).settle('7', 1, { state: 'sent', externalId: null })],
  [
    'a delivery fails for good',
    (db) => bury(db, 'email', { id: '7', attempts: 1 } as outbox.Claimed, { reason: 'gone' }),
  ],
  ['the next messages are taken', (db) => inbox.claimHeads(db, 'telegram', ['waiting 7', 'waiting 8'])],
  ['a message fails', (db) => inbox.recordFailure(db, '7', { error: 'x', retryMs: 1, parked: false })],
])('%s without reading all that waits', async (_, act) => {
  const statements = await statementsOf(act)
  expect(statements).not.toEqual([])
  for (const statement of statements) expect(Math.max(...(await rowsRead(statement)))).toBeLessThan(FEW)
})

async function written(out: string, incoming: string): Promise<void> {
  await db.query(sql`
    insert into outbox_message (channel, lane, kind, payload, state)
    select 'email', ${out} || ' ' || n, 'dialog', '{}', ${out} from generate_series(1, ${BACKLOG}::int) n`)
  await db.query(sql`
    insert into inbox_message (channel, external_id, lane, payload, state)
    select 'telegram', ${incoming} || n, ${incoming} || ' ' || n, '{}', ${incoming}
    from generate_series(1, ${BACKLOG}::int) n`)
}

/** What is asked of the database, and answered by it. */
async function statementsOf(act: (db: Database) => Promise<unknown>): Promise<Sql[]> {
  const asked: Sql[] = []
  const heard = <Q extends Queryable>(queryable: Q): Q => ({
    ...queryable,
    query: (statement: Sql) => queryable.query(noted(statement)),
    rows: (statement: Sql) => queryable.rows(noted(statement)),
  })
  const noted = (statement: Sql) => {
    asked.push(statement)
    return statement
  }
  await act({ ...heard(db), transaction: (fn) => db.transaction((tx) => fn(heard(tx))) })
  return asked
}

type Plan = {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}

/** By each step of its plan, when it is run (and undone). */
async function rowsRead(statement: Sql): Promise<number[]> {
  const { text, values } = compile(statement)
  const undone = new Error('undone')
  let rows: number[] = []
  await db
    .transaction(async (tx) => {
      const [answer] = (await tx.executeSql(`explain (analyze, format json) ${text}`, values)).rows
      rows = stepsOf((answer!['QUERY PLAN'] as { Plan: Plan }[])[0]!.Plan)
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
  return rows
}

function stepsOf(plan: Plan): number[] {
  const { 'Actual Rows': rows, 'Actual Loops': loops, Plans: inner = [] } = plan
  const removed = (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)
  return [(rows + removed) * loops, ...inner.flatMap(stepsOf)]
}
