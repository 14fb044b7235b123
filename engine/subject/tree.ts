import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { Subject } from './subject.ts'

export type SubjectNode = Subject & {
  /** Tickets about it, and questions that hang on it. */
  tickets: number
  questions: number
  children: SubjectNode[]
}

/** The whole tree of a department with what is switched off, in order. */
export async function subjectTree(db: Db, departmentId: string): Promise<SubjectNode[]> {
  const rows = await db.rows<Omit<SubjectNode, 'children'>>(sql`
    select subject.*,
      (select count(*)::int from ticket where ticket.subject_id = subject.id
        and ticket.department_id = ${departmentId}) as tickets,
      (select count(*)::int from checklist_question as question
        where question.subject_id = subject.id and question.active) as questions
    from subject where department_id = ${departmentId}
    order by position, name, id
  `)
  const nodes = new Map(rows.map((row) => [row.id, { ...row, children: [] as SubjectNode[] }]))
  const roots: SubjectNode[] = []
  for (const node of nodes.values()) {
    const siblings = node.parentId ? nodes.get(node.parentId)?.children : roots
    siblings?.push(node)
  }
  return roots
}
