import { type CalendarHead, calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import { POLICY_JSON, type TicketRules } from './row.ts'
import type { TicketState } from './states.ts'

/** The silence policy or the business calendar whose rules are other ones now. */
export type ChangedRules = { policyId: string } | { calendarId: string }

/** A ticket that waits for the customer, or for its first answer, with what decides about its dates and those it has. */
export type Waiting = Omit<Read, 'calendarHead'> & { calendar: BusinessCalendar }

/** What waits under the changed rules, in order of their ids, a batch at a time. */
export async function* waitingUnder(
  db: Queryable,
  changed: ChangedRules,
  { sight = sql`true`, batch = 200 }: { sight?: Sql; batch?: number } = {},
): AsyncGenerator<Waiting[]> {
  for (let last = FIRST; ; ) {
    const rows = await waiting(db, sql`${underRules(changed)} and t.id > ${last} and ${sight}`, batch)
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    last = rows.at(-1)?.id ?? last
  }
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** One of them; undefined when it waits for nothing any more. */
export async function waitingTicket(db: Queryable, ticketId: string): Promise<Waiting | undefined> {
  const [row] = await waiting(db, sql`t.id = ${ticketId}`, 1)
  return row
}

type Read = Pick<TicketRules, 'policy'> & {
  id: string
  number: string
  title: string
  customer: string
  state: TicketState
  companyId: string
  departmentId: string
  openedAt: Date
  dueAt: Date | null
  firstResponseMinutes: number
  silentSince: Date | null
  silenceAt: Date | null
  reminderAt: Date | null
  calendarHead: CalendarHead
}

async function waiting(db: Queryable, condition: Sql, limit: number): Promise<Waiting[]> {
  const rows = await db.rows<Read>(sql`
    select t.id, t.number, t.title, t.state, t.company_id, t.department_id, t.opened_at, t.due_at, t.silent_since,
      u.name as customer, coalesce(d.first_response_minutes, c.first_response_minutes) as first_response_minutes,
      s.due_at as silence_at, r.due_at as reminder_at, ${POLICY_JSON},
      jsonb_build_object('id', b.id, 'version', b.version, 'written', b.xmin::text) as calendar_head
    from ticket t
    join customer u on u.id = t.customer_id
    join company c on c.id = t.company_id
    join department d on d.id = t.department_id
    left join contract k on k.id = t.contract_id
    join silence_policy p on p.id = coalesce(k.silence_policy_id, d.silence_policy_id, c.silence_policy_id)
    join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)
    left join timer s on s.entity = 'ticket' and s.entity_id = t.id and s.name = 'silence'
    left join timer r on r.entity = 'ticket' and r.entity_id = t.id and r.name = 'reminder'
    where t.closed_at is null and (t.silent_since is not null or (t.first_responded_at is null and t.due_at is not null))
      and ${condition}
    order by t.id limit ${limit}`)
  const calendars = new Map<string, BusinessCalendar>()
  for (const { calendarHead } of rows) {
    if (!calendars.has(calendarHead.id))
      calendars.set(calendarHead.id, await calendarAsRead(db, calendarHead))
  }
  return rows.map(({ calendarHead, ...row }) => ({
    ...row,
    calendar: calendars.get(calendarHead.id) as BusinessCalendar,
  }))
}

/** A policy says nothing about first answers. */
function underRules(changed: ChangedRules): Sql {
  return 'policyId' in changed
    ? sql`t.silent_since is not null and p.id = ${changed.policyId}`
    : sql`b.id = ${changed.calendarId}`
}
