import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed, mustSee } from '../administration/authority.ts'
import { checked, line } from '../administration/input.ts'
import { type Basis, keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { usersOf } from '../administration/users.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound, Refused } from '../errors.ts'
import { type BusinessCalendar, type Closure, parseCalendar, type WeeklyInterval } from '../sla/calendar.ts'
import type { CalendarFault } from '../sla/calendar-faults.ts'
import { application } from '../ticket/application.ts'
import { calendarById, calendarFor } from './calendar-for.ts'
import { closures } from './closures.ts'
import { parseWeekday, WEEKDAYS } from './hours-text.ts'
import { mayChangeCalendars, mayReadCalendars } from './policy.ts'

/** A calendar as it is kept: `version` rises with every change of its hours or closures. */
export type KeptCalendar = {
  id: string
  name: string
  timeZone: string
  weekly: WeeklyInterval[]
  version: number
}

export type CalendarItem = KeptCalendar & { companies: string[]; departments: string[]; closures: number }
export type CalendarDetails = CalendarItem & { basis: string; calendar: BusinessCalendar }

/** `hours` holds a text a weekday, Monday first, such as `08:00-12:00, 13:30-18:00`; empty: closed. */
const schema = z.strictObject({
  name: line(80),
  timeZone: line(64),
  hours: z.array(z.string().max(200)).length(7),
})
export type CalendarInput = z.input<typeof schema>

export function calendars(deps: Deps) {
  const { db } = deps
  const kept = keeping<KeptCalendar>(deps, {
    entity: 'calendar',
    table: 'business_calendar',
    nameOf: (calendar) => calendar.name,
  })

  /** All calendars, with who works by them. */
  async function list(actor: Actor): Promise<CalendarItem[]> {
    mustSee(mayReadCalendars(actor), 'calendar')
    return db.rows<CalendarItem>(sql`
      select calendar.*,
        ${usersOf(actor, sql`calendar_id`, sql`calendar.id`)},
        (select count(*)::int from closure where calendar_id = calendar.id and active) as closures
      from business_calendar as calendar order by name
    `)
  }

  async function find(actor: Actor, calendarId: string): Promise<CalendarDetails> {
    const item = (await list(actor)).find((each) => each.id === calendarId)
    if (!item) throw new NotFound('calendar_not_found')
    const { basis } = await db.one<{ basis: string }>(
      sql`select xmin::text as basis from business_calendar where id = ${calendarId}`,
    )
    return { ...item, basis, calendar: await calendarById(db, calendarId) }
  }

  /** Throws Invalid (`calendar_invalid`) with a CalendarFault for every mistake; `hours.1` is Monday. */
  async function add(actor: Actor, input: CalendarInput): Promise<KeptCalendar> {
    mustBeAllowed(mayChangeCalendars(actor))
    const { name, timeZone, weekly } = understood(input)
    return atomically(db, (tx) => kept.add(tx, actor, { name, timeZone, weekly: sql.json(weekly) }))
  }

  /** Holds for what begins from now on; tickets that wait already keep the dates they were given. */
  async function change(
    actor: Actor,
    calendarId: string,
    input: CalendarInput,
    basis?: Basis,
  ): Promise<KeptCalendar> {
    const { closures } = (await find(actor, calendarId)).calendar
    mustBeAllowed(mayChangeCalendars(actor))
    const { name, timeZone, weekly } = understood(input, closures)
    return atomically(db, (tx) =>
      kept.change(
        tx,
        actor,
        calendarId,
        { name, timeZone, weekly: sql.json(weekly), version: sql`version + 1` },
        basis,
      ),
    )
  }

  /** Throws Refused (`calendar_in_use`) while a company or department works by it. */
  async function remove(actor: Actor, calendarId: string): Promise<void> {
    const { companies, departments } = await find(actor, calendarId)
    mustBeAllowed(mayChangeCalendars(actor))
    if (companies.length + departments.length > 0) throw new Refused('calendar_in_use')
    await atomically(db, (tx) => kept.remove(tx, actor, calendarId))
  }

  return {
    list,
    find,
    add,
    change,
    remove,
    ...application(deps, {
      entity: 'calendar',
      find,
      mayChange: mayChangeCalendars,
      rules: (calendarId) => ({ calendarId }),
    }),
    ...closures(deps, { kept, find }),
    calendarFor: (companyId: string, departmentId: string | null) => calendarFor(db, companyId, departmentId),
  }
}

function understood(input: CalendarInput, closures: readonly Closure[] = []) {
  const { name, timeZone, hours } = checked(schema, input)
  const days = WEEKDAYS.map((day, index) => ({ day, weekly: parseWeekday(day, hours[index] as string) }))
  const unread = days.filter(({ weekly }) => weekly === null)
  if (unread.length > 0) {
    throw new Invalid('calendar_invalid', {
      fields: unread.map(({ day }) => ({ field: `hours.${day}`, code: 'malformed' })),
    })
  }
  const weekly = days.flatMap((day) => day.weekly ?? [])
  try {
    parseCalendar({ timeZone, weekly, closures })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const faults = error.details.fields as CalendarFault[]
    throw new Invalid('calendar_invalid', { fields: faults.map((fault) => onWeekday(fault, weekly)) })
  }
  return { name, timeZone, weekly }
}

/** `weekly.3` means nothing to who typed a text a weekday. */
function onWeekday(fault: CalendarFault, weekly: WeeklyInterval[]): CalendarFault {
  const [list, index] = fault.field.split('.')
  if (list !== 'weekly') return fault
  return { ...fault, field: `hours.${weekly[Number(index ?? 0)]?.day ?? 1}` }
}
