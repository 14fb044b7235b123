import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { NotFound } from '../errors.ts'
import type { BusinessCalendar, Closure, WeeklyInterval } from '../sla/calendar.ts'

/** Calendars as they were read, by their version in the database: two with the same key are the same. */
const known = new Map<string, BusinessCalendar>()
const KEEP = 100

/**
 * The calendar that a department works by: its own, else its company's. One small question when it is known already;
 * the same object as long as nobody changed it, because business time remembers what it has computed for each.
 */
export async function calendarFor(
  db: Db,
  companyId: string,
  departmentId: string | null,
): Promise<BusinessCalendar> {
  const row = await db.first<CalendarHead>(sql`
    select id, version, xmin::text as written from business_calendar
    where id = coalesce(
      (select calendar_id from department where id = ${departmentId}),
      (select calendar_id from company where id = ${companyId})
    )
  `)
  if (!row) throw new NotFound('calendar_not_found')
  return calendarAsRead(db, row)
}

/** The calendar with this id. */
export async function calendarById(db: Db, calendarId: string): Promise<BusinessCalendar> {
  const row = await db.first<CalendarHead>(
    sql`select id, version, xmin::text as written from business_calendar where id = ${calendarId}`,
  )
  if (!row) throw new NotFound('calendar_not_found')
  return calendarAsRead(db, row)
}

/** A calendar's row as it was read; `written` is its xmin. */
export type CalendarHead = { id: string; version: number; written: string }

/** The calendar of a row that was read with something else; asks nothing when it is known. */
export async function calendarAsRead(
  db: Queryable,
  { id, version, written }: CalendarHead,
): Promise<BusinessCalendar> {
  // `written` is the transaction that wrote the row: a change that was rolled back never lends its version to another.
  const key = `${id} ${version} ${written}`
  const calendar = known.get(key) ?? (await read(db, id))
  known.delete(key)
  known.set(key, calendar)
  if (known.size > KEEP) known.delete(known.keys().next().value as string)
  return calendar
}

async function read(db: Queryable, id: string): Promise<BusinessCalendar> {
  const { timeZone, weekly, closures } = await db.one<{
    timeZone: string
    weekly: WeeklyInterval[]
    closures: Closure[]
  }>(sql`
    select time_zone, weekly, coalesce((
      select jsonb_agg(jsonb_build_object('date', date, 'name', name, 'open', open, 'active', active) order by date)
      from closure where calendar_id = business_calendar.id
    ), '[]') as closures
    from business_calendar where id = ${id}
  `)
  return { timeZone, weekly, closures }
}
