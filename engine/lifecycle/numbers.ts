import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'

/**
 * The next number of a scope in the month of `at` in `timeZone`, in a format such as `YYYYMM/NNNN` (R14) or
 * `YYYYMM.N`. Without gaps: the row lock is held until the caller's transaction ends, and a rollback gives it back.
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
    insert into number_sequence (scope, period, last) values (${scope}, ${month}, 1)
    on conflict (scope, period) do update set last = number_sequence.last + 1
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
