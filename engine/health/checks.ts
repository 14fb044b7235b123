import type { Database } from '../database/database.ts'
import { pendingMigrations } from '../database/migrations.ts'
import { sql } from '../database/sql.ts'
import type { Check } from './readiness.ts'

export function databaseCheck(db: Database): Check {
  return async () => {
    await db.one(sql`select 1 as answers`)
    return null
  }
}

/**
 * Whether the database could still write: the question sorts more than the memory it may use for it, so that PostgreSQL
 * puts about a megabyte on its disk, and takes it away again. On a full one nothing can be saved while all looks well.
 */
export function spaceCheck(db: Database): Check {
  return async () => {
    await db.transaction(async (tx) => {
      tx.later(sql`set local work_mem = '64kB'`)
      await tx.query(sql`
        select count(*) from (
          select repeat(md5(n::text), 8) as filler from generate_series(1, 4000) as n order by filler offset 1
        ) as sorted`)
    })
    return null
  }
}

/** Asked until none is pending: a running program never loses a migration again. */
export function migrationsCheck(url: string): Check {
  let applied = false
  return async () => {
    if (applied) return null
    const pending = await pendingMigrations({ url })
    applied = pending.length === 0
    return applied ? null : `pending: ${pending.join(', ')}`
  }
}

/**
 * Whether the background work runs. Work that is due and not begun for minutes means that nobody does it, here or on
 * another replica: deadlines, messages that came in.
 */
export function jobsCheck(db: Database): { check: Check; started(): void } {
  let running = false

  async function check(): Promise<string | null> {
    if (!running) return 'starting'
    const late = await db.one<{ deadlines: boolean; inbox: boolean }>(sql`
      select
        exists (select from timer where due_at < clock_timestamp() - interval '2 minutes' and attempts = 0)
          as deadlines,
        exists (select from inbox_message where state = 'waiting' and attempts = 0
          and received_at < clock_timestamp() - interval '2 minutes') as inbox`)
    const stuck = Object.entries(late).flatMap(([name, isLate]) => (isLate ? [name] : []))
    return stuck.length > 0 ? `late: ${stuck.join(', ')}` : null
  }

  return {
    check,
    started() {
      running = true
    },
  }
}
