import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { checked, date, invalid, line } from '../administration/input.ts'
import type { keeping } from '../administration/keeping.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { newId } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { type Closure, type Hours, parseCalendar } from '../sla/calendar.ts'
import { type ProposedHoliday, proposeHolidays } from '../sla/holidays.ts'
import type { Language } from '../text.ts'
import type { CalendarDetails, KeptCalendar } from './calendars.ts'
import { parseHours } from './hours-text.ts'
import { mayChangeCalendars } from './policy.ts'

/** A day of the year's list: what is kept about it, what was proposed, or both. */
export type ClosureDay = {
  date: string
  name: string
  kind: ProposedHoliday['kind'] | 'own'
  open: readonly Hours[]
  /** Closed as it stands now. */
  active: boolean
  /** It is written in the calendar; otherwise only proposed. */
  kept: boolean
}

/** `open` is the text of the hours that stay open on the day, such as `14:00-18:00`; empty: closed all day. */
const schema = z.strictObject({
  date: date(),
  name: line(120),
  open: z.string().max(200).default(''),
  active: z.boolean().default(true),
})
export type ClosureInput = z.input<typeof schema>

type Calendars = {
  kept: ReturnType<typeof keeping<KeptCalendar>>
  find(actor: Actor, calendarId: string): Promise<CalendarDetails>
}

/** Days that are closed. Nothing proposed closes anything until an administrator switches it on. */
export function closures(deps: Deps, { kept, find }: Calendars) {
  const { db } = deps
  const trail = audit(deps)

  /** A year's closures: those kept, and the holidays that Bote proposes for Brazil and the state (`SP`). */
  async function closuresOf(
    actor: Actor,
    calendarId: string,
    year: number,
    options: { state?: string | undefined; language?: Language } = {},
  ): Promise<ClosureDay[]> {
    const { calendar } = await find(actor, calendarId)
    const { state, language = 'pt' } = options
    const proposed = await proposeHolidays(year, state ? { state } : {})
    const days = new Map<string, ClosureDay>(
      proposed.map(({ date, name, kind, open }) => [
        date,
        { date, name: name[language], kind, open, active: false, kept: false },
      ]),
    )
    for (const closure of calendar.closures.filter(({ date }) => date.startsWith(`${year}-`))) {
      const kind = days.get(closure.date)?.kind ?? 'own'
      days.set(closure.date, { open: [], ...closure, kind, kept: true })
    }
    return [...days.values()].sort((a, b) => a.date.localeCompare(b.date))
  }

  /** Keeps a day: adds it, or changes what was kept for the date. */
  async function setClosure(actor: Actor, calendarId: string, input: ClosureInput): Promise<void> {
    await find(actor, calendarId)
    mustBeAllowed(mayChangeCalendars(actor))
    const { date, name, open: text, active } = checked(schema, input)
    const open = parseHours(text)
    if (!open) throw invalid('open', 'malformed')
    await changed(actor, calendarId, date, { date, name, open, active })
  }

  /** Switches a day on or off. One that was only proposed is kept from now on. */
  async function switchClosure(
    actor: Actor,
    calendarId: string,
    day: ClosureDay,
    active: boolean,
  ): Promise<void> {
    await find(actor, calendarId)
    mustBeAllowed(mayChangeCalendars(actor))
    const { date, name, open } = day
    await changed(actor, calendarId, date, { date, name, open, active })
  }

  /** Switches on all national and state holidays of a year that are not kept yet; returns how many. */
  async function acceptHolidays(
    actor: Actor,
    calendarId: string,
    year: number,
    options: { state?: string | undefined; language?: Language } = {},
  ): Promise<number> {
    const days = await closuresOf(actor, calendarId, year, options)
    const wanted = days.filter(({ kept, kind }) => !kept && (kind === 'national' || kind === 'state'))
    for (const day of wanted) await switchClosure(actor, calendarId, day, true)
    return wanted.length
  }

  async function removeClosure(actor: Actor, calendarId: string, date: string): Promise<void> {
    const { calendar } = await find(actor, calendarId)
    mustBeAllowed(mayChangeCalendars(actor))
    if (!calendar.closures.some((closure) => closure.date === date)) throw new NotFound('closure_not_found')
    await changed(actor, calendarId, date, null)
  }

  function changed(actor: Actor, calendarId: string, date: string, closure: Closure | null): Promise<void> {
    return atomically(db, async (tx) => {
      const { name, timeZone, weekly } = await kept.lock(tx, calendarId)
      const before = await keptOn(tx, calendarId, date)
      if (closure) {
        mustBeSound({ timeZone, weekly, closures: [closure] })
        await tx.query(sql`
          insert into closure (id, calendar_id, date, name, open, active)
          values (${newId()}, ${calendarId}, ${date}, ${closure.name}, ${sql.json(closure.open)}, ${closure.active})
          on conflict (calendar_id, date) do update
            set name = excluded.name, open = excluded.open, active = excluded.active
        `)
      } else {
        await tx.query(sql`delete from closure where calendar_id = ${calendarId} and date = ${date}`)
      }
      await tx.query(sql`update business_calendar set version = version + 1 where id = ${calendarId}`)
      await trail.record(tx, actor, {
        action: 'closures_changed',
        entity: 'calendar',
        entityId: calendarId,
        name,
        before,
        after: closure,
      })
    })
  }

  async function keptOn(tx: Tx, calendarId: string, date: string): Promise<Closure | null> {
    const closure = await tx.first<Closure>(
      sql`select date, name, open, active from closure where calendar_id = ${calendarId} and date = ${date}`,
    )
    return closure ?? null
  }

  return { closuresOf, setClosure, switchClosure, acceptHolidays, removeClosure }
}

/** Intervals of a day that overlap or end before they begin are the fault of its `open` text. */
function mustBeSound(calendar: Parameters<typeof parseCalendar>[0]): void {
  try {
    parseCalendar(calendar)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    const faults = error.details.fields as { field: string }[]
    throw new Invalid('calendar_invalid', { fields: faults.map((fault) => ({ ...fault, field: 'open' })) })
  }
}
