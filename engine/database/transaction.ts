import type pg from 'pg'
import { breaksConnection, isRetryable, isStalePlan } from './errors.ts'
import { inOnePacket } from './packet.ts'
import { type Queryable, queryable } from './query.ts'
import type { Sql } from './sql.ts'

/** One question for many items, answered in their order. A named function: what is asked through the same is gathered. */
export type Gathered<Item, Answer> = (tx: Tx, items: readonly Item[]) => Promise<readonly Answer[]>

/** An open transaction: everything asked of it commits or vanishes together. */
export interface Tx extends Queryable {
  /** Sends a statement without waiting for it: what it does wrong, the commit says. */
  later(statement: Sql): void
  /** Runs after a successful commit, in order; what it throws is logged and does not undo anything. */
  afterCommit(fn: () => unknown): void
  /** What is read here is going to be changed here: see convoy.ts. Does nothing in a transaction of one's own. */
  hold(key: string): void
  /** Asks for one item, together with whoever asks the same at the same time (convoy.ts). */
  together<Item, Answer>(asked: Gathered<Item, Answer>, item: Item): Promise<Answer>
  /** Runs `fn` so that its failure undoes only what it did; the error is thrown on. */
  savepoint<T>(fn: () => Promise<T>): Promise<T>
  /** Runs `fn` in this same transaction: verbs open one whether or not they are already inside. */
  transaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T>
}

export type Committed<T> = { value: T; afterCommit: (() => unknown)[] }

/** begin, fn, commit on one connection; rollback when anything throws. `begin` may set more for its length. */
export async function inTransaction<T>(
  client: pg.ClientBase,
  fn: (tx: Tx) => Promise<T>,
  begin = 'begin',
): Promise<Committed<T>> {
  let afterCommit: (() => unknown)[] = []
  let depth = 0
  let open = true
  const underway: Promise<unknown>[] = []

  /** Not waited for: it travels with the statement that follows, and only its failure is of interest. */
  function send(text: string): void {
    inOnePacket(client)
    keep(client.query(text))
  }

  function keep(sent: Promise<unknown>): void {
    sent.catch(() => undefined)
    underway.push(sent)
  }

  const tx: Tx = {
    ...queryable((use) => {
      if (!open) throw new Error('this transaction has already ended: an await is missing somewhere')
      inOnePacket(client)
      return use(client)
    }),
    later: (statement) => keep(tx.query(statement)),
    afterCommit: (fn) => void afterCommit.push(fn),
    hold: () => undefined,
    together: async (asked, item) => (await asked(tx, [item]))[0] as never,
    transaction: (fn) => fn(tx),
    async savepoint(fn) {
      const name = `s${++depth}`
      const before = [...afterCommit]
      send(`savepoint ${name}`)
      try {
        const value = await fn()
        send(`release savepoint ${name}`)
        return value
      } catch (error) {
        afterCommit = before
        await client.query(`rollback to savepoint ${name}`)
        throw error
      }
    },
  }

  send(begin)
  try {
    const value = await fn(tx)
    open = false
    const committed = client.query('commit')
    committed.catch(() => undefined)
    await Promise.all(underway)
    const { command } = await committed
    // PostgreSQL answers ROLLBACK, and no error, when a statement had failed and its error was swallowed.
    if (command !== 'COMMIT')
      throw new Error('the transaction was rolled back: a failed statement was ignored in it')
    return { value, afterCommit }
  } catch (error) {
    open = false
    if (!breaksConnection(error)) await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Runs the whole transaction again, at most `retries` times, when PostgreSQL says that this may help. */
export async function retried<T>(retries: number, run: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= retries || !(isRetryable(error) || isStalePlan(error))) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 20 * 2 ** attempt))
    }
  }
}
