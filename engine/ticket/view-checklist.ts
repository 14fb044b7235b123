import type { QuestionKind } from '../checklist/question.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { FILE, type HistoryFile } from '../history/history.ts'
import type { TicketRow } from './row.ts'

/** A question of the ticket's type and what was supplied (R12). */
export type ChecklistItem = {
  id: string
  kind: QuestionKind
  question: string
  questionEn: string | null
  help: string | null
  choices: string[]
  required: boolean
  allowUnknown: boolean
  value: string | null
  unknown: boolean
  files: HistoryFile[]
  /** Required and neither answered nor said to be unknown. */
  isMissing: boolean
}

export async function checklistOf(db: Db, ticket: TicketRow): Promise<ChecklistItem[]> {
  const items = await db.rows<Omit<ChecklistItem, 'isMissing'>>(sql`
    with recursive path as (
      select s.id, s.parent_id, 0 as depth from subject s where s.id = ${ticket.subjectId}
      union all
      select s.id, s.parent_id, depth + 1 from path join subject s on s.id = path.parent_id where depth < 2
    )
    select q.id, q.kind, q.question, q.question_en, q.help, q.choices, q.required, q.allow_unknown, a.value,
      coalesce(a.unknown, false) as unknown, f.files
    from checklist_question q
    left join checklist_answer a on a.question_id = q.id and a.ticket_id = ${ticket.id}
    cross join lateral (
      select coalesce(jsonb_agg(${FILE} order by a.created_at, a.id), '[]') as files
      from attachment a where a.ticket_id = ${ticket.id} and a.question_id = q.id
    ) f
    where q.subject_id in (select id from path) and (q.active or a.ticket_id is not null)
    order by q.position, q.id`)
  return items.map((item) => ({ ...item, isMissing: item.required && !isSupplied(item) }))
}

function isSupplied({ value, unknown, files }: Omit<ChecklistItem, 'isMissing'>): boolean {
  return unknown || files.length > 0 || (value !== null && value.trim() !== '')
}
