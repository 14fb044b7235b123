import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { invalid } from '../administration/input.ts'
import type { Basis } from '../administration/keeping.ts'
import { placed } from '../administration/order.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Conflict } from '../errors.ts'
import { mayChangeSubjects } from './policy.ts'
import { levelBelow, type Subject } from './subject.ts'
import { currentBasis } from './tree.ts'

/** Where an entry of the tree stands: under which other one (null: at the top), and at which place (0 is the first). */
export type Place = { parentId: string | null; place: number }

export function placing(deps: Deps, find: (actor: Actor, subjectId: string) => Promise<Subject>) {
  /**
   * Puts an entry, with all below it, at a place among its siblings or under another parent of the same level. Throws
   * Invalid (`unknown_choice`) for a parent of another level or department, Conflict (`tree_changed`, with the `winner`)
   * when the department's tree is no longer at `basis`.
   */
  return async (actor: Actor, subjectId: string, to: Place, basis?: Basis): Promise<void> => {
    const { departmentId, level, name } = await find(actor, subjectId)
    mustBeAllowed(mayChangeSubjects(actor))
    await atomically(deps.db, async (tx) => {
      const before = await mustStandAt(tx, departmentId, basis)
      const parent = to.parentId === null ? null : await parentIn(tx, departmentId, to.parentId)
      if (levelBelow(parent?.level ?? null) !== level) throw invalid('parentId', 'unknown_choice')
      await tx.query(sql`update subject set parent_id = ${to.parentId} where id = ${subjectId}`)
      await placed(tx, 'subject', siblings(departmentId, to.parentId), subjectId, to.place)
      if ((await currentBasis(tx, departmentId)) === before) return
      await audit(deps).record(tx, actor, { action: 'moved', entity: 'subject', entityId: subjectId, name })
    })
  }
}

/** One mover at a time in a department: who comes second meets the tree that the first has left. */
async function mustStandAt(tx: Tx, departmentId: string, basis: Basis): Promise<string> {
  await tx.query(sql`select from department where id = ${departmentId} for no key update`)
  const current = await currentBasis(tx, departmentId)
  if (!basis || basis === current) return current
  const last = await tx.first<{ operator: string }>(sql`
    select operator from audit_entry
    where entity = 'subject' and entity_id in (select id::text from subject where department_id = ${departmentId})
    order by id desc limit 1`)
  throw new Conflict('tree_changed', { winner: last?.operator ?? null })
}

/** An entry of this department that something may lie under. Throws Invalid. */
export async function parentIn(tx: Tx, departmentId: string, parentId: string): Promise<Subject> {
  const parent = await tx.first<Subject>(
    sql`select * from subject where id = ${parentId} and department_id = ${departmentId} for share`,
  )
  if (!parent) throw invalid('parentId', 'unknown_choice')
  return parent
}

export function siblings(departmentId: string, parentId: string | null): Sql {
  return sql`department_id = ${departmentId} and parent_id is not distinct from ${parentId}::uuid`
}
