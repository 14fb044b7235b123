import pg from 'pg'
import { pino } from 'pino'
import { afterAll, inject, onTestFinished, TestRunner } from 'vitest'
import { type Database, openDatabase } from '../engine/database/database.ts'
import { sql } from '../engine/database/sql.ts'

export const silent = pino({ level: 'silent' })

/**
 * A migrated, empty database of one's own: for the test when called in a test or beforeEach, for the whole file when
 * called at its top level (`const db = await testDatabase()`). Dropped when what it was made for has passed.
 * `migrated: false` gives one without any table.
 */
export async function testDatabase(
  options: { migrated?: boolean; poolSize?: number } = {},
): Promise<Database> {
  const name = `test_${run()}_${process.pid}_${++made}`
  const db = await createDatabase(name, options)

  async function finish(passed: boolean): Promise<void> {
    await db.close()
    if (passed) await asAdministrator(`drop database ${name} with (force)`)
  }
  if (TestRunner.getCurrentTest()) onTestFinished(({ task }) => finish(task.result?.state !== 'fail'))
  // biome-ignore lint/correctness/noEmptyPattern: vitest insists on a pattern here.
  else afterAll(({}, suite) => finish(!hasFailed(suite)))
  return db
}

/** One for all files that this process runs one after another; the end of the run drops it. */
export function workersDatabase(): Promise<Database> {
  return createDatabase(`world_${run()}_${process.pid}`)
}

async function createDatabase(
  name: string,
  { migrated = true, poolSize = 5 }: { migrated?: boolean; poolSize?: number } = {},
): Promise<Database> {
  const { url, template } = inject('postgres')
  await asAdministrator(`create database ${name} template ${migrated ? template : 'template0'}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return openDatabase({ url: own.href, poolSize, log: silent })
}

/** The run's own mark in the names of its databases. */
function run(): string {
  return inject('postgres').template.replace(/\D/g, '')
}

/**
 * Empties every table, for files whose tests share one database. Row by row: truncating makes hundreds of files anew,
 * which takes a hundred times as long for the few rows of a test.
 */
export async function emptyDatabase(db: Database): Promise<void> {
  await db.query(sql.raw(EMPTY))
}

/** Without foreign keys and triggers, which would ask for an order and refuse to forget a history. */
const EMPTY = `
  do $$
  declare place text;
  begin
    set local session_replication_role = replica;
    for place in
      select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'
    loop
      execute 'delete from ' || place;
    end loop;
    perform setval(format('%I', sequencename), 1, false)
      from pg_sequences where schemaname = 'public' and last_value is not null;
  end $$`

let made = 0

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

type Task = { result?: { state?: string }; tasks?: Task[] }

function hasFailed(task: Readonly<Task>): boolean {
  return task.result?.state === 'fail' || (task.tasks ?? []).some(hasFailed)
}
