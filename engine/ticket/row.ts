import type { ChannelName } from '../actor.ts'
import { calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Tx } from '../database/database.ts'
import { isId } from '../database/id.ts'
import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import type { SilenceRules } from '../silence/deadlines.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import type { TicketColumns } from './facts.ts'
import type { TicketState } from './states.ts'

/** A ticket as it stands in the database, with the rules that surround it. */
export type TicketRow = TicketColumns & {
  id: string
  number: string
  companyId: string
  customerId: string
  contactId: string
  contractId: string | null
  subjectId: string | null
  title: string
  description: string
  productVersion: string | null
  channel: ChannelName
  openedById: string | null
  state: TicketState
  followUpOfId: string | null
  openedAt: Date
  dueAt: Date | null
  updatedAt: Date
  version: number
} & TicketRules

/** From contract, department and company: read with the row, not kept in it. */
export type TicketRules = {
  policy: SilenceRules
  calendar: BusinessCalendar
  timeZone: string
  rated: boolean
  ratingDays: number
  /** Where the responsible operator wants mail, if they do. */
  operatorMail: string | null
  /** Whether the responsible operator may be told in a chat of the operators' bot. */
  operatorListens: boolean
}

type Read = Omit<TicketRow, 'calendar'> & {
  calendarId: string
  calendarVersion: number
  calendarWritten: string
}

/** Locks the ticket until the transaction ends. Throws NotFound. */
export async function lockTicket(tx: Tx, id: string): Promise<TicketRow> {
  tx.hold(`ticket ${id}`)
  return found(await tx.together(lockTickets, id))
}

/** The ticket as it stands, without holding anybody up. Throws NotFound. */
export async function readTicket(db: Queryable, id: string): Promise<TicketRow> {
  return found((await read(db, [id], sql.empty))[0])
}

function lockTickets(tx: Tx, ids: readonly string[]): Promise<(TicketRow | undefined)[]> {
  return read(tx, ids, sql.raw('order by t.id for update of t'))
}

async function read(db: Queryable, ids: readonly string[], lock: Sql): Promise<(TicketRow | undefined)[]> {
  const known = ids.filter((id) => isId(id))
  if (known.length === 0) return ids.map(() => undefined)
  const rows = await db.rows<Read>(sql`${ticketWithRules} where t.id = any(${known}::uuid[]) ${lock}`)
  const tickets = await Promise.all(rows.map((row) => withCalendar(db, row)))
  return ids.map((id) => tickets.find((ticket) => ticket.id === id.toLowerCase()))
}

async function withCalendar(db: Queryable, row: Read): Promise<TicketRow> {
  const { calendarId: id, calendarVersion: version, calendarWritten: written } = row
  return Object.assign(row, { calendar: await calendarAsRead(db, { id, version, written }) })
}

function found(ticket: TicketRow | undefined): TicketRow {
  if (!ticket) throw new NotFound('ticket')
  return ticket
}

export const TICKET_FIELDS = sql.raw(
  `t.id, t.number, t.company_id, t.customer_id, t.contact_id, t.contract_id, t.department_id, t.subject_id, t.title,
   t.description, t.product_version, t.channel, t.opened_by_id, t.state, t.team, t.operator_id, t.justification,
   t.severity, t.rank, t.ball, t.proposal_id, t.proposal_state, t.proposal_valid_until, t.reminders_sent,
   t.silent_since, t.closes_at, t.close_reason, t.duplicate_of_id, t.follow_up_of_id, t.opened_at, t.due_at,
   t.first_responded_at, t.solved_at, t.closed_at, t.updated_at, t.unread, t.version`,
)

/** The silence policy that applies: the contract's, else the department's, else the company's (R20). */
export const POLICY_JSON = sql.raw(
  `jsonb_build_object('businessDays', p.business_days, 'pendingDays', p.pending_days,
     'pendingFollows', p.pending_follows, 'validationDays', p.validation_days, 'approvalDays', p.approval_days,
     'approvalFollows', p.approval_follows, 'reminderDaysBefore', p.reminder_days_before) as policy`,
)

const ticketWithRules: Sql = sql`
  select ${TICKET_FIELDS}, ${POLICY_JSON}, b.id as calendar_id, b.version as calendar_version,
    b.xmin::text as calendar_written, b.time_zone,
    c.rating_days, exists (select 1 from rating r where r.ticket_id = t.id) as rated,
    (select o.email from operator o where o.id = t.operator_id and o.active and o.mail_notices) as operator_mail,
    exists (select 1 from operator_chat h where h.operator_id = t.operator_id) as operator_listens
  from ticket t
  join company c on c.id = t.company_id
  join department d on d.id = t.department_id
  left join contract k on k.id = t.contract_id
  join silence_policy p on p.id = coalesce(k.silence_policy_id, d.silence_policy_id, c.silence_policy_id)
  join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)`
