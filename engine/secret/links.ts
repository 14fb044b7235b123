import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { hashOfToken, newToken } from './keyed-hash.ts'

export type LinkFor = { purpose: string; subject: string }

/** What a link was given out for. */
export type OpenLink = { subject: string; data: unknown; expiresAt: Date }

/** Addresses that may be used once: whoever has the token proves to have been given it. Only its hash is kept. */
export function links({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  /** The token for the address; links given out before for the same are dead from now on. */
  async function issue(
    { purpose, subject }: LinkFor,
    { lastsMs, data = null }: { lastsMs: number; data?: unknown },
  ): Promise<string> {
    const token = newToken()
    const now = clock.now()
    await db.query(sql`
      with earlier as (delete from one_time_secret where purpose = ${purpose} and subject = ${subject})
      insert into one_time_secret (id, purpose, subject, hash, tries_left, data, expires_at, created_at)
      values (${newId()}, ${purpose}, ${subject}, ${hashOfToken(token)}, 1, ${sql.json(data)},
        ${new Date(now.getTime() + lastsMs)}, ${now})
    `)
    return token
  }

  /** Looks without using it up: a mail scanner that follows the link must not spend it. */
  async function open(purpose: string, token: string): Promise<OpenLink | undefined> {
    return db.first<OpenLink>(sql`
      select subject, data, expires_at from one_time_secret
      where hash = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${clock.now()}
    `)
  }

  /** Uses it up; undefined when it was used, ran out or never existed. Of two at once only one gets it. */
  async function consume(purpose: string, token: string): Promise<OpenLink | undefined> {
    const now = clock.now()
    return db.first<OpenLink>(sql`
      update one_time_secret set used_at = ${now}
      where hash = ${hashOfToken(token)} and purpose = ${purpose} and used_at is null and expires_at > ${now}
      returning subject, data, expires_at
    `)
  }

  /** Makes all links for this worthless. */
  async function revoke({ purpose, subject }: LinkFor): Promise<void> {
    await db.query(sql`delete from one_time_secret where purpose = ${purpose} and subject = ${subject}`)
  }

  return { issue, open, consume, revoke }
}
