import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'

/** Numbers that may have been told by a server whose last moments its successor does not know. */
const LOST_IN_A_FAILOVER = 100
/** Numbers that may have been told since a backup was made. */
const LOST_SINCE_A_BACKUP = 1_000
const RESTORED = 'restored'

/**
 * The next number of a scope in the month of `at` in `timeZone`, in a format such as `YYYYMM/NNNN` (R14) or
 * `YYYYMM.N`. Without gaps: the row lock is held until the caller's transaction ends, and a rollback gives it back.
 * But where the database has fallen back behind what it had told, numbers are left out: none is given to two people.
 */
export async function nextNumber(
  tx: Tx,
  scope: string,
  at: Date,
  timeZone: string,
  format = 'YYYYMM/NNNN',
): Promise<string> {
  const month = monthOf(at, timeZone)
  const { last } = await tx.one<{ last: number }>(sql`
    with here as materialized (select database_history() as history)
    insert into number_sequence (scope, period, last, history)
    select ${scope}, ${month}, 1 + coalesce((
      select ${lost(sql`latest.history`, sql`here.history`)} from number_sequence as latest
      where scope = ${scope} order by period desc limit 1
    ), 0), here.history
    from here
    on conflict (scope, period) do update set history = excluded.history,
      last = number_sequence.last + 1 + ${lost(sql`number_sequence.history`, sql`excluded.history`)}
    returning last`)
  return format
    .replace('YYYY', month.slice(0, 4))
    .replace('MM', month.slice(4))
    .replace(/N+/, (digits) => String(last).padStart(digits.length, '0'))
}

function monthOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit' }).formatToParts(
    at,
  )
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return part('year') + part('month')
}

function lost(then: Sql, now: Sql): Sql {
  return sql`case when ${then} = ${RESTORED} then ${LOST_SINCE_A_BACKUP}::int
    when ${then} <> ${now} then ${LOST_IN_A_FAILOVER}::int else 0 end`
}

/** After a backup was put back: what was told since it was made is not known here. */
export const FORGOTTEN_NUMBERS = `update number_sequence set history = '${RESTORED}'`
