import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { dropIndexes, inSession, makeIndexes } from './in-bulk.ts'

/** The numbers from one to another, of `count` in all; the newest `open` of these are open. */
export type Part = { from: number; to: number; count: number; open: number }

/**
 * So many tickets or atendimentos of the last three years, made set by set: first the rows, by the statement of each
 * part, without anybody counting or checking, then the indexes and the counts.
 */
export async function makeThreeYears(
  db: Database,
  table: 'ticket' | 'atendimento',
  { count, open }: { count: number; open: number },
  insert: (part: Part) => string,
): Promise<void> {
  const indexes = count > 100_000 ? await dropIndexes(db, table) : []
  const half = Math.ceil(count / 2)
  await Promise.all(
    [
      { from: 1, to: half, count, open },
      { from: half + 1, to: count, count, open },
    ].map((part) =>
      // Whoever replays a log checks and counts nothing: no foreign keys, no triggers.
      inSession(db, ['session_replication_role = replica', 'synchronous_commit = off'], (run) =>
        run(insert(part)),
      ),
    ),
  )
  await makeIndexes(db, indexes)
  await db.query(
    sql.raw(`
    insert into state_count (entity, company_id, department_id, state, count)
    select '${table}', company_id, department_id, state, count(*) from ${table} group by 2, 3, 4`),
  )
  await db.query(sql.raw(`vacuum (analyze) ${table}`))
}

/** The tables `department`, `operator`, and `drawn`: when each of the part was opened, and the dice about the rest. */
export function drawn({ from, to, count, open }: Part): string {
  return `
    department as materialized (
      select array_agg(d.id order by d.position) as ids, array_agg(d.company_id order by d.position) as companies
      from department d
    ), operator as materialized (
      select array_agg(id order by email) as ids from operator
    ), drawn as (
      select n, ${count} - n < ${open} as is_open, (hashint4(n) & 1048575) % 100 as roll,
        -- A few departments have most of the work.
        1 + floor(20 * power((hashint4(n * 7) & 1048575) / 1048576.0, 1.8))::int as d,
        hashint4(n * 13) & 1048575 as luck,
        now() - (${count} - n + 1) * (interval '3 years' / ${count}) as opened_at
      from generate_series(${from}, ${to}) as n
    )`
}

/** The state of an open one, by its shares in percent; what is left of the hundred is in the state `rest`. */
export function openState(shares: Record<string, number>, rest: string): string {
  let below = 0
  const cases = Object.entries(shares).map(([state, share]) => {
    below += share
    return `when roll < ${below} then '${state}'`
  })
  return `case ${cases.join(' ')} else '${rest}' end`
}
