import { randomInt } from 'node:crypto'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { keyedHash, sameHash } from './keyed-hash.ts'

const TRIES = 5
const TEN_MINUTES = 10 * 60_000

/** What a code is for, and whose it is: a code of one subject or purpose never fits another. */
export type CodeFor = { purpose: string; subject: string }

export type CodeCheck =
  | { kind: 'ok'; data: unknown }
  | { kind: 'wrong'; triesLeft: number }
  /** Guessed wrongly too often: even the right code is refused now. */
  | { kind: 'burnt' }
  /** Too late, used already, or never asked for. */
  | { kind: 'expired' }

/**
 * Six-digit codes that prove who reads a mailbox (R3, R4): five tries, ten minutes, used once. Works on the database
 * and on a running transaction; a transaction that rolls back takes the counted try back with it.
 */
export function codes({ db, clock, key }: Pick<Deps, 'db' | 'clock'> & { key: string }) {
  /** A new code; those given out before for the same are dead from now on. `data` comes back with the right guess. */
  async function issue(
    { purpose, subject }: CodeFor,
    { data = null, lastsMs = TEN_MINUTES }: { data?: unknown; lastsMs?: number } = {},
  ): Promise<string> {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const now = clock.now()
    await db.query(sql`
      with earlier as (delete from one_time_secret where purpose = ${purpose} and subject = ${subject})
      insert into one_time_secret (id, purpose, subject, hash, tries_left, data, expires_at, created_at)
      values (${newId()}, ${purpose}, ${subject}, ${keyedHash(key, purpose, subject, code)}, ${TRIES},
        ${sql.json(data)}, ${new Date(now.getTime() + lastsMs)}, ${now})
    `)
    return code
  }

  /** Counts the guess first, in one statement, so that a burst of guesses is counted one by one. */
  async function check({ purpose, subject }: CodeFor, guess: string): Promise<CodeCheck> {
    const now = clock.now()
    const counted = await db.first<{ id: string; hash: string; triesLeft: number; data: unknown }>(sql`
      update one_time_secret set tries_left = tries_left - 1
      where id = (
          select id from one_time_secret
          where purpose = ${purpose} and subject = ${subject} order by id desc limit 1
        )
        and tries_left > 0 and used_at is null and expires_at > ${now}
      returning id, hash, tries_left, data
    `)
    if (!counted) return whyNot({ purpose, subject }, now)
    const typed = guess.replace(/[\s-]/g, '')
    if (!sameHash(counted.hash, keyedHash(key, purpose, subject, typed))) {
      return counted.triesLeft > 0 ? { kind: 'wrong', triesLeft: counted.triesLeft } : { kind: 'burnt' }
    }
    const used = await db.query(
      sql`update one_time_secret set used_at = ${now} where id = ${counted.id} and used_at is null`,
    )
    return used.count === 1 ? { kind: 'ok', data: counted.data } : { kind: 'expired' }
  }

  async function whyNot({ purpose, subject }: CodeFor, now: Date): Promise<CodeCheck> {
    const latest = await db.first<{ triesLeft: number; usedAt: Date | null; expiresAt: Date }>(sql`
      select tries_left, used_at, expires_at from one_time_secret
      where purpose = ${purpose} and subject = ${subject} order by id desc limit 1
    `)
    const isBurnt = latest && latest.triesLeft <= 0 && !latest.usedAt && latest.expiresAt > now
    return { kind: isBurnt ? 'burnt' : 'expired' }
  }

  return { issue, check }
}
