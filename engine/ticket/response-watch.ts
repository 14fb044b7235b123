import { atomically } from '../administration/rows.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { formatDateTime, type Reader } from '../locale.ts'
import type { Send } from '../notification/recipients.ts'
import { type Concerned, type Listener, listenersTo } from '../operator-notice/listeners.ts'
import { type DeskNews, operatorNotices } from '../operator-notice/telling.ts'
import { ticketWords } from './words.ts'

/** So long before the first answer is due operators are warned. */
const WARNED_MINUTES = 15
/** What was due longer ago is no news: nobody listened then. */
const OLDEST_MINUTES = 60
const BATCH = 200

/** Tells operators of tickets whose first answer is due soon, or was due: each once (R33). */
export async function tellOfResponses({
  db,
  clock,
  config,
  send,
}: Pick<Deps, 'db' | 'clock' | 'config'> & { send: Send }): Promise<void> {
  const now = clock.now()
  const minutesFrom = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const { tell } = operatorNotices({ config, send })
  await atomically(db, async (tx) => {
    const due = await tx.rows<Due>(sql`
      with due as (
        select id, case when due_at <= ${now} then 2 else 1 end as told from ticket
        where due_at between ${minutesFrom(-OLDEST_MINUTES)} and ${minutesFrom(WARNED_MINUTES)}
          and first_responded_at is null and closed_at is null
          and response_told < case when due_at <= ${now} then 2 else 1 end
          and exists (select 1 from operator_chat)
        order by due_at limit ${BATCH} for update skip locked
      )
      update ticket t set response_told = due.told from due where t.id = due.id
      returning t.id, t.number, t.title, t.company_id, t.department_id, t.operator_id, t.due_at,
        due.told = 2 as is_over,
        (select max(e.id) from event e where e.entity = 'ticket' and e.entity_id = t.id) as event_id`)
    for (const one of due) {
      const { listeners } = await tx.one<{ listeners: Listener[] }>(
        sql`select ${listenersTo(concernedBy(one))} as listeners`,
      )
      await tell(tx, newsOf(one, now), listeners)
    }
  })
}

type Due = {
  id: string
  number: string
  title: string
  companyId: string
  departmentId: string
  operatorId: string | null
  dueAt: Date
  isOver: boolean
  eventId: string | null
}

function concernedBy({ companyId, departmentId, operatorId, isOver }: Due): Concerned {
  return {
    kind: isOver ? 'slaBreached' : 'slaWarned',
    place: { companyId, departmentId },
    responsibleId: operatorId,
    everybody: operatorId === null,
    supervisors: isOver,
    exceptId: null,
  }
}

function newsOf({ id, number, title, operatorId, dueAt, isOver, eventId }: Due, at: Date): DeskNews {
  const sentence = (reader: Reader) => {
    const { team } = ticketWords(reader.language).news
    return (isOver ? team.responseBreached : team.responseWarned)(formatDateTime(dueAt, reader))
  }
  return {
    kind: isOver ? 'slaBreached' : 'slaWarned',
    about: { kind: 'ticket', id },
    title: `${number} · ${title}`,
    eventId,
    at,
    isFree: operatorId === null,
    points: null,
    files: 0,
    message: (reader) => ({ text: [{ bold: `${number} · ${title}` }, '\n', sentence(reader)] }),
    sentence,
  }
}
