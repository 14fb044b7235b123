import { calendarFor } from '../business-calendar/calendar-for.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import { closedPeriodId, nextOpening } from '../sla/opening.ts'
import type { Chat } from './chat.ts'

/** Whose hours count; a ticket that was just read brings its calendar along. */
export type ClosedFor = { companyId: string; departmentId: string | null; calendar?: BusinessCalendar }

/** Outside business hours the person is told when work resumes, once a closed period and chat (R33). */
export function closedPeriods({ db, clock }: Deps) {
  return {
    /**
     * When work resumes, if that is still to be told; null while open, or when this closed period was told of.
     * `opensAt` null: not within a year. Marks it as told.
     */
    async tellOnce(
      chat: Chat,
      { companyId, departmentId, calendar: known }: ClosedFor,
    ): Promise<{ opensAt: Date | null; timeZone: string } | null> {
      const calendar = known ?? (await calendarFor(db, companyId, departmentId))
      const now = clock.now()
      const period = closedPeriodId(calendar, now)
      if (period === null || period === chat.closedNotice) return null
      await db.query(sql`update chat set closed_notice = ${period} where id = ${chat.id}`)
      return { opensAt: nextOpening(calendar, now), timeZone: calendar.timeZone }
    },
  }
}
