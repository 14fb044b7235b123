import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

const WARN_ABOVE_MS = 5_000

/**
 * Warns when the clock that Bote goes by and the database's part, and answers by how much, in ms. It must not happen:
 * the first follows the second.
 */
export async function checkClock({ db, clock, log }: Pick<Deps, 'clock' | 'log'> & { db: Database }) {
  const before = clock.now().getTime()
  const { now } = await db.one<{ now: Date }>(sql`select clock_timestamp() as now`)
  const after = clock.now().getTime()
  const skewMs = Math.round((before + after) / 2 - now.getTime())
  if (Math.abs(skewMs) > WARN_ABOVE_MS) log.warn({ skewMs }, 'the clock is wrong')
  return skewMs
}
