import type { Actor } from '../actor.ts'
import { audit } from '../audit/audit.ts'
import type { Facts } from '../audit/changes.ts'
import { foreignKeyViolation, uniqueViolation } from '../database/errors.ts'
import { camelCase, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict, NotFound, Refused } from '../errors.ts'
import { invalid } from './input.ts'
import { deleteRow, insertRow, updateRow } from './rows.ts'
import { isUsed } from './use.ts'

type Kept = { id: string }

/** What a form was filled from: the version of the row, so that two people do not overwrite each other. */
export type Basis = string | null | undefined

/**
 * The rows of one noun as an administrator keeps them: added, changed, removed, and each change on record.
 * `taken` says which field a broken unique constraint is about.
 */
export function keeping<Row extends Kept>(
  deps: Deps,
  noun: { entity: string; table?: string; nameOf: (row: Row) => string; taken?: Record<string, string> },
) {
  const { entity, table = entity, nameOf, taken = {} } = noun
  const trail = audit(deps)

  async function add(tx: Tx, actor: Actor, values: Facts): Promise<Row> {
    const row = await understood(() => insertRow<Row>(tx, table, values))
    await trail.record(tx, actor, { action: 'added', ...about(row), after: row as Facts })
    return row
  }

  /** Throws NotFound, or Conflict (`changed_meanwhile`, with the `winner`) when the row is no longer at `basis`. */
  async function change(tx: Tx, actor: Actor, id: string, values: Facts, basis?: Basis): Promise<Row> {
    const before = await lock(tx, id)
    if (basis && basis !== before.basis) {
      throw new Conflict('changed_meanwhile', { winner: await lastToChange(tx, entity, id) })
    }
    const after = await understood(() => updateRow<Row>(tx, table, id, values))
    await trail.record(tx, actor, {
      action: 'changed',
      ...about(after),
      before: { ...(before as Facts), basis: null },
      after: after as Facts,
    })
    return after
  }

  /** Throws Refused (`<entity>_in_use`) while anything still hangs on it. */
  async function remove(tx: Tx, actor: Actor, id: string): Promise<void> {
    const { basis: _, ...before } = await lock(tx, id)
    if (await isUsed(tx, table, id)) throw new Refused(`${entity}_in_use`)
    try {
      await deleteRow(tx, table, id)
    } catch (error) {
      if (foreignKeyViolation(error) !== undefined) throw new Refused(`${entity}_in_use`)
      throw error
    }
    await trail.record(tx, actor, { action: 'removed', ...about(before as unknown as Row), before })
  }

  async function lock(tx: Tx, id: string): Promise<Row & { basis: string }> {
    const row = await tx.first<Row & { basis: string }>(
      sql`select *, xmin::text as basis from ${sql.raw(table)} where id = ${id} for update`,
    )
    if (!row) throw new NotFound(`${entity}_not_found`)
    return row
  }

  async function understood(write: () => Promise<Row>): Promise<Row> {
    try {
      return await write()
    } catch (error) {
      const unique = uniqueViolation(error)
      if (unique !== undefined) throw invalid(taken[unique] ?? 'name', 'taken')
      const foreign = foreignKeyViolation(error)
      if (foreign !== undefined) throw invalid(fieldOfForeignKey(foreign), 'unknown_choice')
      throw error
    }
  }

  /** company_calendar_id_fkey → calendarId */
  function fieldOfForeignKey(constraint: string): string {
    return camelCase(constraint.replace(`${table}_`, '').replace(/_fkey$/, ''))
  }

  function about(row: Row) {
    return { entity, entityId: row.id, name: nameOf(row) }
  }

  return { add, change, remove, lock }
}

/** Who changed a record last, by name. */
export async function lastToChange(tx: Tx, entity: string, id: string): Promise<string | null> {
  const entry = await tx.first<{ operator: string }>(sql`
    select operator from audit_entry where entity = ${entity} and entity_id = ${id} order by id desc limit 1
  `)
  return entry?.operator ?? null
}
