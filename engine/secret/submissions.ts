import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

const PURPOSE = 'form'
const KEPT_MS = 24 * 3_600_000
/** A first try that is silent for this long died with its process. */
const ABANDONED_MS = 60_000

/** Forms that were sent more than once (double click, back button, a browser that asks again) are done once. */
export function submissions({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  /**
   * Runs `deed` for the first to come with this token and remembers where it led. The same person's later
   * ones wait for that and get the same place (null: it led nowhere, or is not known in time). When the deed throws, the token is free again.
   */
  async function once(
    subject: string,
    token: string,
    deed: () => Promise<string | null>,
    waitMs = 10_000,
  ): Promise<string | null> {
    if (await claim(subject, token)) {
      try {
        const location = await deed()
        await db.query(sql`
          update one_time_secret set used_at = ${clock.now()}, data = ${sql.json({ location })} where id = ${token}
        `)
        return location
      } catch (error) {
        await db.query(sql`delete from one_time_secret where id = ${token} and used_at is null`)
        throw error
      }
    }
    for (let waited = 0; waited < waitMs; waited += 100) {
      const first = await outcome(token)
      if (!first) return once(subject, token, deed, waitMs - waited)
      if (first.subject !== subject) return null
      if (first.usedAt) return first.data.location
      await sleep(100)
    }
    return null
  }

  /** Whether this person's form with the token was sent and done, as far back as tokens are kept. */
  async function isDone(subject: string, token: string): Promise<boolean> {
    const first = await outcome(token)
    return first?.subject === subject && first.usedAt !== null
  }

  async function claim(subject: string, token: string): Promise<boolean> {
    const now = clock.now()
    const { count } = await db.query(sql`
      insert into one_time_secret as first (id, purpose, subject, hash, tries_left, expires_at, created_at)
      values (${token}, ${PURPOSE}, ${subject}, '', 0, ${new Date(now.getTime() + KEPT_MS)}, ${now})
      on conflict (id) do update set created_at = excluded.created_at
        where first.purpose = ${PURPOSE} and first.subject = ${subject} and first.used_at is null
          and first.created_at < ${new Date(now.getTime() - ABANDONED_MS)}
    `)
    return count === 1
  }

  async function outcome(token: string) {
    return db.first<{ subject: string; usedAt: Date | null; data: { location: string | null } }>(sql`
      select subject, used_at, data from one_time_secret where id = ${token} and purpose = ${PURPOSE}
    `)
  }

  return { once, isDone }
}
