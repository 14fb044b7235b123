import pg from 'pg'
import type { Logger } from 'pino'
import type { PrismaClient } from '#prisma'
import { breaksConnection, DatabaseFull, translated } from './errors.ts'
import { columnTypes } from './parse.ts'
import { type Queryable, queryable } from './query.ts'
import { inTransaction, retried, type Tx } from './transaction.ts'

export type { Tx }

const MINUTE = 60_000

export interface Database extends Queryable {
  readonly url: string
  /** For libraries that want a pool of `pg` (sessions, rate limits); Prisma uses it too. */
  readonly pool: pg.Pool
  /** Comfort for rare paths: loaded when first asked for, about 4 ms of CPU a write, so not for the hot ones. */
  prisma(): Promise<PrismaClient>
  /**
   * One transaction on one connection. Serialization failures and deadlocks run `fn` again, at most `retries` (3)
   * times, so `fn` must touch nothing but the transaction. Inside it never ask the database itself: that takes a
   * second connection and can starve the pool. `lockMs`: how long it waits for somebody else's row before it fails.
   */
  transaction<T>(fn: (tx: Tx) => Promise<T>, options?: { retries?: number; lockMs?: number }): Promise<T>
  close(): Promise<void>
}

/**
 * A pool of connections to PostgreSQL. Opens none before the first question. Throws DatabaseUnavailable from any
 * question while the server is away, and works again without a restart when it is back.
 */
export function openDatabase(options: { url: string; poolSize?: number; log: Logger }): Database {
  const { url, poolSize = 10, log } = options
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: columnTypes,
    keepAlive: true,
    // Statements that do not depend on each other's answers are sent without waiting (see transaction.ts).
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: MINUTE,
    // The server ends what takes too long; the driver's own limit, a little later, is for a server that went silent.
    statement_timeout: MINUTE,
    query_timeout: MINUTE + 5_000,
    // A process that was paused in the middle of a transaction must not keep its row locks.
    idle_in_transaction_session_timeout: MINUTE,
  })
  let closing = false
  let alarmedAt = Number.NEGATIVE_INFINITY
  pool.on('error', (error) => {
    if (!closing) log.warn({ error: error.message }, 'an idle database connection was lost')
  })
  pool.on('connect', (client) => client.on('error', () => undefined))
  let prisma: Promise<PrismaClient> | undefined

  async function lend<T>(use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    let client: pg.PoolClient
    try {
      client = await pool.connect()
    } catch (error) {
      throw translated(error)
    }
    let usable = true
    let failed = false
    try {
      return await use(client)
    } catch (error) {
      failed = true
      usable = !breaksConnection(error)
      const fault = translated(error)
      if (fault instanceof DatabaseFull) alarm(fault)
      throw fault
    } finally {
      // Text of a library may hold a "begin" whose end never came: the next user must not find itself in it. After a
      // failure the driver does not know yet how the connection stands.
      if (usable && (failed || client.getTransactionStatus() !== 'I')) usable = await rolledBack(client)
      client.release(!usable)
    }
  }

  /** Once a minute is loud enough. */
  function alarm({ message }: DatabaseFull): void {
    if (performance.now() - alarmedAt < MINUTE) return
    alarmedAt = performance.now()
    log.error({ error: message }, 'the database has no room left: free some, or give its disk more')
  }

  function rolledBack(client: pg.PoolClient): Promise<boolean> {
    return client.query('rollback').then(
      () => true,
      () => false,
    )
  }

  return {
    url,
    pool,
    prisma() {
      prisma ??= loadPrisma(pool)
      return prisma
    },
    ...queryable((use) => retried(1, () => lend(use))),
    async transaction(fn, { retries = 3, lockMs } = {}) {
      const begin = lockMs === undefined ? 'begin' : `begin; set local lock_timeout = ${Math.round(lockMs)}`
      const { value, afterCommit } = await retried(retries, () =>
        lend((client) => inTransaction(client, fn, begin)),
      )
      for (const callback of afterCommit) {
        try {
          await callback()
        } catch (error) {
          log.error({ err: error }, 'a step after the commit failed')
        }
      }
      return value
    },
    async close() {
      closing = true
      await (await prisma)?.$disconnect()
      await pool.end()
    },
  }
}

async function loadPrisma(pool: pg.Pool): Promise<PrismaClient> {
  const [{ PrismaClient }, { PrismaPg }] = await Promise.all([
    import('#prisma'),
    import('@prisma/adapter-pg'),
  ])
  return new PrismaClient({ adapter: new PrismaPg(pool) })
}
