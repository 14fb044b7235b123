import pg from 'pg'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'

/** All but the primary key, and how to make them again. */
export async function dropIndexes(db: Database, table: string): Promise<{ definition: string }[]> {
  const indexes = await db.rows<{ name: string; definition: string }>(sql`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = ${table} and indexname <> ${`${table}_pkey`} and indexdef not like 'CREATE UNIQUE%'`)
  for (const { name } of indexes) await db.query(sql.raw(`drop index "${name}"`))
  return indexes
}

/** One connection with settings of its own, for work that takes longer than the product lets anything take. */
export async function inSession(
  { url }: Database,
  settings: readonly string[],
  work: (run: (statement: string) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const setting of settings) await client.query(`set ${setting}`)
    await work((statement) => client.query(statement))
  } finally {
    await client.end()
  }
}

/** The indexes again, with what memory a benchmark may take. */
export async function makeIndexes(db: Database, indexes: readonly { definition: string }[]): Promise<void> {
  await inSession(
    db,
    ['maintenance_work_mem = 524288', 'max_parallel_maintenance_workers = 2'],
    async (run) => {
      for (const { definition } of indexes) await run(definition)
    },
  )
}
