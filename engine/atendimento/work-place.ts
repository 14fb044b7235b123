import { calendarAsRead } from '../business-calendar/calendar-for.ts'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import type { WorkPlace } from './events.ts'

/** The department where the work goes on, with the hours it keeps. Throws NotFound for one of another company. */
export async function workPlace(tx: Tx, companyId: string, departmentId: string): Promise<WorkPlace> {
  const found = await tx.first<{ id: string; version: number; written: string }>(sql`
    select b.id, b.version, b.xmin::text as written
    from department d
    join company c on c.id = d.company_id
    join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)
    where d.id = ${departmentId} and d.company_id = ${companyId} and d.active`)
  if (!found) throw new NotFound('department')
  return { departmentId, calendarId: found.id, calendar: await calendarAsRead(tx, found) }
}
