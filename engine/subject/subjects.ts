import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee, withinCompany } from '../administration/authority.ts'
import { checked, invalid, line, optionalId, optionalLine, possibleId } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound, Refused } from '../errors.ts'
import { SEVERITIES } from '../ticket/states.ts'
import { subjectChildren, subjectPath } from './path.ts'
import { parentIn, placing, siblings } from './placing.ts'
import { mayChangeSubjects, mayReadSubjects } from './policy.ts'
import { levelBelow, type Subject } from './subject.ts'
import { subjectTree } from './tree.ts'

const fields = {
  name: line(80),
  nameEn: optionalLine(80),
  severity: z.enum(SEVERITIES).default('normal'),
  active: z.boolean().default(true),
}
const newSubject = z.strictObject({ ...fields, parentId: optionalId() })
const changedSubject = z.strictObject(fields)
export type NewSubjectInput = z.input<typeof newSubject>
export type SubjectInput = z.input<typeof changedSubject>

/** The tree of a department: type → item → service (R10). */
export function subjects(deps: Deps) {
  const { db } = deps
  const kept = keeping<Subject>(deps, { entity: 'subject', nameOf: (subject) => subject.name })

  async function tree(actor: Actor, departmentId: string) {
    await mustKnowDepartment(actor, departmentId)
    return subjectTree(db, departmentId)
  }

  async function find(actor: Actor, subjectId: string): Promise<Subject & { basis: string }> {
    mustSee(mayReadSubjects(actor), 'subject')
    const subject = await db.first<Subject & { basis: string }>(sql`
      select subject.*, subject.xmin::text as basis from subject
      join department on department.id = subject.department_id
      where subject.id = ${possibleId(subjectId)} and ${withinCompany(actor, sql`department.company_id`)}
    `)
    if (!subject) throw new NotFound('subject_not_found')
    return subject
  }

  /** A new entry at the end of its siblings. Below a service there is nothing: Invalid. */
  async function add(actor: Actor, departmentId: string, input: NewSubjectInput): Promise<Subject> {
    await mustKnowDepartment(actor, departmentId)
    mustBeAllowed(mayChangeSubjects(actor))
    const values = checked(newSubject, input)
    return atomically(db, async (tx) => {
      const parent = values.parentId ? await parentIn(tx, departmentId, values.parentId) : null
      const level = levelBelow(parent?.level ?? null)
      if (!level) throw invalid('parentId', 'unknown_choice')
      const { position } = await tx.one<{ position: number }>(sql`
        select coalesce(max(position) + 1, 0)::int as position from subject
        where ${siblings(departmentId, values.parentId)}
      `)
      return kept.add(tx, actor, { ...values, departmentId, level, position })
    })
  }

  async function change(
    actor: Actor,
    subjectId: string,
    input: SubjectInput,
    basis?: Basis,
  ): Promise<Subject> {
    await find(actor, subjectId)
    mustBeAllowed(mayChangeSubjects(actor))
    const values = checked(changedSubject, input)
    return atomically(db, (tx) => kept.change(tx, actor, subjectId, values, basis))
  }

  /** Throws Refused (`subject_in_use`) when a ticket is about it, or anything hangs below it: then switch it off. */
  async function remove(actor: Actor, subjectId: string): Promise<void> {
    await find(actor, subjectId)
    mustBeAllowed(mayChangeSubjects(actor))
    await atomically(db, async (tx) => {
      await kept.lock(tx, subjectId)
      const used = await tx.first(sql`
        select from ticket where subject_id = ${subjectId}
        union all select from subject where parent_id = ${subjectId}
        limit 1
      `)
      if (used) throw new Refused('subject_in_use')
      await kept.remove(tx, actor, subjectId)
    })
  }

  async function mustKnowDepartment(actor: Actor, departmentId: string): Promise<void> {
    mustSee(mayReadSubjects(actor), 'department')
    const department = await db.first(sql`
      select from department where id = ${possibleId(departmentId)} and ${withinCompany(actor, sql`company_id`)}
    `)
    if (!department) throw new NotFound('department_not_found')
  }

  return {
    tree,
    find,
    add,
    change,
    place: placing(deps, find),
    remove,
    children: (departmentId: string, parentId: string | null) => subjectChildren(db, departmentId, parentId),
    path: (subjectId: string) => subjectPath(db, subjectId),
  }
}
