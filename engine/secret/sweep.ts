import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

const DAY = 86_400_000

/** Forgets codes, links and form tokens a day after they ran out, and throttles that have passed. Hourly is plenty. */
export async function sweepSecrets({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> {
  const yesterday = new Date(clock.now().getTime() - DAY)
  await db.query(sql`delete from one_time_secret where expires_at < ${yesterday}`)
  await db.query(sql`delete from throttle where expire < ${clock.now().getTime() - DAY}`)
}
