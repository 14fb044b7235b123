import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { Subject } from './subject.ts'

/** An entry that a customer may choose, and whether there is something below it to choose from. */
export type SubjectChoice = Pick<Subject, 'id' | 'level' | 'name' | 'nameEn' | 'severity'> & {
  hasChildren: boolean
}

/** What a customer may choose below `parentId` (null: at the top) in a department; active entries only, in order. */
export async function subjectChildren(
  db: Db,
  departmentId: string,
  parentId: string | null,
): Promise<SubjectChoice[]> {
  return db.rows<SubjectChoice>(sql`
    select id, level, name, name_en, severity,
      exists (select from subject as child where child.parent_id = subject.id and child.active) as has_children
    from subject
    where department_id = ${departmentId} and parent_id is not distinct from ${parentId}::uuid and active
    order by position, id
  `)
}

/** The way from the type down to the subject itself, at most three entries; empty when there is no such subject. */
export async function subjectPath(db: Db, subjectId: string): Promise<Subject[]> {
  return db.rows<Subject>(sql`
    with recursive path as (
      select subject.*, 0 as depth from subject where id = ${subjectId}
      union all
      select parent.*, depth + 1 from path join subject as parent on parent.id = path.parent_id where depth < 2
    )
    select id, department_id, parent_id, level, name, name_en, severity, position, active
    from path order by depth desc
  `)
}
