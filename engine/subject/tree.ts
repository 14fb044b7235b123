import { createHash } from 'node:crypto'
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
    order by position, id
  `)
  return nested(rows.map((row) => ({ ...row, children: [] })))
}

/** As the basis of a tree that was read, of the tree as it stands. */
export async function currentBasis(db: Db, departmentId: string): Promise<string> {
  const rows = await db.rows<Omit<Arranged, 'children'>>(
    sql`select id, parent_id from subject where department_id = ${departmentId} order by position, id`,
  )
  return treeBasis(nested<Arranged>(rows.map((row) => ({ ...row, children: [] }))))
}

/** How a tree is arranged: what lies where, in which order. Another arrangement, another basis; names do not count. */
export function treeBasis(nodes: readonly Arranged[]): string {
  return createHash('sha256')
    .update(JSON.stringify(nodes.map(shapeOf)))
    .digest('base64url')
}

type Arranged = { id: string; parentId: string | null; children: Arranged[] }

function shapeOf({ id, children }: Arranged): unknown {
  return [id, children.map(shapeOf)]
}

/** The roots of entries in order, each put under its parent. */
function nested<Node extends { id: string; parentId: string | null; children: Node[] }>(
  nodes: Node[],
): Node[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  for (const node of nodes) if (node.parentId) byId.get(node.parentId)?.children.push(node)
  return nodes.filter(({ parentId }) => !parentId)
}
