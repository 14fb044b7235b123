import { SYSTEM } from '../actor.ts'
import { atomically } from '../administration/rows.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { makesDefault, todayOf } from '../invoice/collection-rule.ts'
import { type ConnectionDeps, recordChange } from './change.ts'
import { type Connection, lockConnection } from './connection.ts'
import { kindsAgainst, type Restraint } from './protection.ts'

/** How it went: done; already so, or without the cause any more; kept away by an exception. */
export type RoutineOutcome = 'done' | 'needless' | 'spared'
export type RoutineRun = Record<RoutineOutcome, number>

/**
 * What the provider does by itself, as Bote: block and reduce. Everything here asks the exceptions first (R51); they
 * keep away what is new and undo nothing.
 */
export function routines(deps: ConnectionDeps) {
  const { db, clock, provider } = deps

  /** One connection. With a cause it looks, under the lock, whether that still holds. */
  function restrain(connectionId: string, restraint: Restraint, reason: string): Promise<RoutineOutcome> {
    return atomically(db, async (tx) => {
      const at = clock.now()
      const connection = await lockConnection(tx, SYSTEM, connectionId)
      const isSoAlready = restraint.does === 'block' ? connection.blockedAt : connection.reducedAt
      if (isSoAlready || !(await stillHolds(tx, connection, restraint, at))) return 'needless'
      if (await isProtected(tx, connection, restraint, at)) return 'spared'
      const done =
        restraint.does === 'block'
          ? { kind: 'blocked' as const, after: await provider.block(tx, connection, reason, at) }
          : { kind: 'reduced' as const, after: await provider.reduce(tx, connection, reason, at) }
      await recordChange(tx, deps, SYSTEM, {}, connection, { ...done, reason })
      return 'done'
    })
  }

  /** Every connection in use of a company for which the cause holds, each in a transaction of its own. */
  async function run(companyId: string, restraint: Required<Restraint>, reason: string): Promise<RoutineRun> {
    const outcomes: RoutineRun = { done: 0, needless: 0, spared: 0 }
    for (let last = FIRST; ; ) {
      const found = await db.rows<{ id: string }>(candidates(companyId, restraint, clock.now(), last))
      for (const { id } of found) outcomes[await restrain(id, restraint, reason)]++
      if (found.length < BATCH) return outcomes
      last = found.at(-1)?.id ?? last
    }
  }

  return {
    restrain,
    /** Blocks those whose contract has an invoice that the collection rule no longer waits for. */
    blockDefaulters: (companyId: string, reason: string) =>
      run(companyId, { does: 'block', cause: 'default' }, reason),
    /** The same, but only slower. */
    reduceDefaulters: (companyId: string, reason: string) =>
      run(companyId, { does: 'reduction', cause: 'default' }, reason),
    /** Blocks those whose contract nobody has accepted. */
    blockUnaccepted: (companyId: string, reason: string) =>
      run(companyId, { does: 'block', cause: 'acceptance' }, reason),
  }
}

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

function candidates(companyId: string, { does, cause }: Required<Restraint>, now: Date, last: string): Sql {
  const isFree = does === 'block' ? sql`connection.blocked_at is null` : sql`connection.reduced_at is null`
  return sql`
    select connection.id from connection
    join customer on customer.id = connection.customer_id
    join company on company.id = customer.company_id
    join contract on contract.id = connection.contract_id
    where customer.company_id = ${companyId} and connection.active and ${isFree} and connection.id > ${last}
      and ${holds(cause, now)}
    order by connection.id limit ${BATCH}`
}

async function stillHolds(
  tx: Tx,
  { id, active }: Connection,
  { cause }: Restraint,
  now: Date,
): Promise<boolean> {
  if (!cause) return active
  const found = await tx.first(sql`
    select from connection
    join customer on customer.id = connection.customer_id
    join company on company.id = customer.company_id
    join contract on contract.id = connection.contract_id
    where connection.id = ${id} and connection.active and ${holds(cause, now)}`)
  return found !== undefined
}

/** Whether the `contract` of the statement gives the cause. */
function holds(cause: NonNullable<Restraint['cause']>, now: Date): Sql {
  if (cause === 'acceptance') return sql`contract.accepted_at is null`
  return sql`exists (select from invoice where invoice.contract_id = contract.id and ${makesDefault(now)})`
}

async function isProtected(tx: Tx, { id }: Connection, restraint: Restraint, now: Date): Promise<boolean> {
  const exception = await tx.first(sql`
    select from connection_exception e
    join connection on connection.id = e.connection_id and connection.contract_id is not null
    join customer on customer.id = connection.customer_id
    join company on company.id = customer.company_id
    where e.connection_id = ${id} and e.kind = any(${kindsAgainst(restraint)}::text[]) and not e.suspended
      and e.until >= ${todayOf(now)}
    limit 1`)
  return exception !== undefined
}
