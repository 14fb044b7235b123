import { expect } from 'vitest'
import type { Database, Tx } from '../../../engine/database/database.ts'
import { type Sql, sql } from '../../../engine/database/sql.ts'
import { createEngine, type Engine } from '../../../engine/engine.ts'
import { silent } from '../../database.ts'
import type { World } from '../../world.ts'

/**
 * Does `deed` again and again, its connection ended before its first statement, its second and so on, and before its
 * commit, until it comes through. After every kill `everything` must be as it was before. Answers the number of kills.
 */
export async function killedBetweenSteps(
  world: World,
  everything: () => Promise<unknown>,
  deed: (engine: Engine) => Promise<unknown>,
): Promise<number> {
  const before = await everything()
  for (let statement = 1; ; statement++) {
    const died = await deed(mortal(world, statement)).then(
      () => false,
      () => true,
    )
    if (!died) return statement - 1
    expect(await everything()).toEqual(before)
  }
}

/** An engine whose connection the server ends just before the nth statement of a transaction, or before its commit. */
function mortal(world: World, statement: number): Engine {
  let counted = 0
  const db: Database = {
    ...world.db,
    transaction: (fn) =>
      world.db.transaction(
        async (tx) => {
          const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
          const die = async () => {
            if (++counted === statement) await world.db.query(sql`select pg_terminate_backend(${pid})`)
          }
          const dying = dyingTx(tx, die)
          const value = await fn(dying)
          await die()
          return value
        },
        { retries: 0 },
      ),
  }
  return createEngine({ ...world, log: silent, secretKey: 'k'.repeat(40), db })
}

function dyingTx(tx: Tx, die: () => Promise<void>): Tx {
  const before =
    <T>(ask: (statement: Sql) => Promise<T>) =>
    async (statement: Sql) => {
      await die()
      return ask(statement)
    }
  const dying: Tx = {
    ...tx,
    query: before(tx.query) as Tx['query'],
    rows: before(tx.rows) as Tx['rows'],
    first: before(tx.first) as Tx['first'],
    one: before(tx.one) as Tx['one'],
    transaction: (fn) => fn(dying),
  }
  return dying
}
