import type { ChannelName } from '../actor.ts'
import { calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Tx } from '../database/database.ts'
import { isId } from '../database/id.ts'
import type { Queryable } from '../database/query.ts'
import { type Sql, sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import type { AtendimentoColumns } from './facts.ts'
import type { AtendimentoState } from './states.ts'

/** An atendimento as it stands in the database, with what surrounds it. */
export type AtendimentoRow = AtendimentoColumns & {
  id: string
  /** `YYYYMM.N`, without gaps in its company and month (R41). */
  protocol: string
  companyId: string
  customerId: string
  /** Who asked; null when an operator opened it without naming anybody. */
  contactId: string | null
  personGroupId: string | null
  connectionId: string | null
  contractId: string | null
  stopNoticeId: string | null
  originId: string | null
  technicianId: string | null
  report: string
  channel: ChannelName
  openedById: string | null
  state: AtendimentoState
  /** 1 comes first; from the person group (R44). */
  priority: number
  openedAt: Date
  updatedAt: Date
  version: number
} & AtendimentoRules

/** From company, department and what hangs on the case: read with the row, not kept in it. */
export type AtendimentoRules = {
  calendar: BusinessCalendar
  calendarId: string
  timeZone: string
  viewerIds: string[]
  openServiceOrders: number
  rated: boolean
  ratingDays: number
}

type Read = Omit<AtendimentoRow, 'calendar'> & { calendarVersion: number; calendarWritten: string }

/** Locks the atendimento until the transaction ends. Throws NotFound. */
export async function lockAtendimento(tx: Tx, id: string): Promise<AtendimentoRow> {
  tx.hold(`atendimento ${id}`)
  return found(await tx.together(lockAtendimentos, id))
}

/** The atendimento as it stands, without holding anybody up. Throws NotFound. */
export async function readAtendimento(db: Queryable, id: string): Promise<AtendimentoRow> {
  return found((await read(db, [id]))[0])
}

/**
 * The look comes after the lock, as a statement of its own: who had to wait would otherwise see the row as it is now, but
 * the orders that hang on it as they were before.
 */
async function lockAtendimentos(tx: Tx, ids: readonly string[]): Promise<(AtendimentoRow | undefined)[]> {
  const known = ids.filter((id) => isId(id))
  const [, rows] = await Promise.all([
    tx.query(sql`select from atendimento where id = any(${known}::uuid[]) order by id for update`),
    read(tx, ids),
  ])
  return rows
}

async function read(db: Queryable, ids: readonly string[]): Promise<(AtendimentoRow | undefined)[]> {
  const known = ids.filter((id) => isId(id))
  if (known.length === 0) return ids.map(() => undefined)
  const rows = await db.rows<Read>(sql`${atendimentoWithRules} where t.id = any(${known}::uuid[])`)
  const atendimentos = await Promise.all(rows.map((row) => withCalendar(db, row)))
  return ids.map((id) => atendimentos.find((atendimento) => atendimento.id === id.toLowerCase()))
}

async function withCalendar(
  db: Queryable,
  { calendarVersion, calendarWritten, ...row }: Read,
): Promise<AtendimentoRow> {
  const head = { id: row.calendarId, version: calendarVersion, written: calendarWritten }
  return { ...row, calendar: await calendarAsRead(db, head) }
}

function found(atendimento: AtendimentoRow | undefined): AtendimentoRow {
  if (!atendimento) throw new NotFound('atendimento')
  return atendimento
}

export const ATENDIMENTO_FIELDS = sql.raw(
  `t.id, t.protocol, t.company_id, t.customer_id, t.contact_id, t.person_group_id, t.connection_id, t.contract_id,
   t.stop_notice_id, t.origin_id, t.technician_id, t.report, t.channel, t.opened_by_id, t.state, t.department_id,
   t.operator_id, t.priority, t.process_id, t.subprocess_id, t.classification_id, t.closing_classification_id,
   t.defect_id, t.observed_defect, t.notification_level, t.rating_asked, t.pause_reason, t.cancel_reason,
   t.sla_table_id, t.sla_type, t.resolution_minutes, t.first_response_minutes, t.sla_used_ms, t.sla_running_since,
   t.due_at, t.first_response_due_at, t.first_responded_at, t.sla_warnings, t.breached_at, t.opened_at, t.checked_at,
   t.started_at, t.finished_at, t.updated_at, t.unread, t.version`,
)

const atendimentoWithRules: Sql = sql`
  select ${ATENDIMENTO_FIELDS}, b.id as calendar_id, b.version as calendar_version, b.xmin::text as calendar_written,
    b.time_zone, c.rating_days, exists (select 1 from rating r where r.atendimento_id = t.id) as rated,
    (select count(*)::int from service_order s
      where s.atendimento_id = t.id and s.state not in ('closed', 'cancelled')) as open_service_orders,
    array(select v.operator_id from atendimento_viewer v where v.atendimento_id = t.id) as viewer_ids
  from atendimento t
  join company c on c.id = t.company_id
  join department d on d.id = t.department_id
  join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)`
