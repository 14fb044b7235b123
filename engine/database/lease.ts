import { type Machine, machine } from './clock.ts'
import type { Database } from './database.ts'
import { newId } from './id.ts'
import { sql } from './sql.ts'
import type { Tx } from './transaction.ts'

/** The lease went to another process, or its time ran out here. What was about to happen must not. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'

  constructor(lease: string) {
    super(`the lease "${lease}" is no longer held by this process`)
  }
}

/** The sole right to do something (poll one bot, own one number) among all replicas, for a limited time. */
export interface Lease {
  readonly name: string
  /** Grows with each new holder: whoever stores it beside what they do can tell a late old holder from the new one. */
  readonly token: string
  /**
   * False as soon as this process cannot be sure any more, by its own clock and without asking: so a process that was
   * paused and goes on does not act. Ask right before acting.
   */
  stillMine(): boolean
  /** How long that will surely stay so, in ms; 0 when it is lost. For work that goes on in another process. */
  remainingMs(): number
  /** Within a transaction: throws LeaseLost unless the database agrees, and lets no other take it before the commit. */
  fence(tx: Tx): Promise<void>
  /** Another full term, or false when the lease is lost. Throws DatabaseUnavailable without losing it. */
  renew(): Promise<boolean>
  /** Gives it back at once instead of letting it run out. */
  release(): Promise<void>
}

/** Takes the lease for `ttlMs` if nobody holds it (the database's clock decides); undefined if somebody does. */
export async function acquireLease(
  db: Database,
  name: string,
  ttlMs: number,
  own: Machine = machine,
): Promise<Lease | undefined> {
  const holder = newId()
  const ttl = `${ttlMs} ms`
  let term = startTerm()
  const taken = await db.first<{ token: string }>(sql`
    insert into lease (name, holder, token, expires_at)
    values (${name}, ${holder}, 1, clock_timestamp() + ${ttl}::interval)
    on conflict (name) do update
      set holder = excluded.holder, token = lease.token + 1, expires_at = excluded.expires_at
      where lease.expires_at <= clock_timestamp()
    returning token`)
  if (!taken) return undefined
  const { token } = taken
  let lost = false

  /** Begins before the question is sent, so that it never ends later here than in the database. */
  function startTerm() {
    return { wall: own.wall(), monotonic: own.monotonic() }
  }

  function remainingMs(): number {
    const passed = Math.max(own.monotonic() - term.monotonic, own.wall() - term.wall)
    return lost ? 0 : Math.max(0, ttlMs - passed)
  }

  function stillMine(): boolean {
    return remainingMs() > 0
  }

  return {
    name,
    token,
    stillMine,
    remainingMs,
    async fence(tx) {
      const held = await tx.first(sql`
        select 1 from lease where name = ${name} and token = ${token} and holder = ${holder} for share`)
      if (!held || !stillMine()) throw new LeaseLost(name)
    },
    async renew() {
      if (lost) return false
      const next = startTerm()
      const { count } = await db.query(sql`
        update lease set expires_at = clock_timestamp() + ${ttl}::interval
        where name = ${name} and token = ${token} and holder = ${holder}`)
      if (count === 0) lost = true
      else term = next
      return !lost
    },
    async release() {
      lost = true
      await db.query(sql`
        update lease set expires_at = date_trunc('milliseconds', clock_timestamp())
        where name = ${name} and token = ${token} and holder = ${holder}`)
    },
  }
}
