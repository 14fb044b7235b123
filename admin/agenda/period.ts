import { z } from 'zod'
import { dayAfter, dayAndTimeAt } from '#engine'
import { day } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

/** The agenda's address. What somebody mistyped there is as if it were not there. */
const query = z.object({
  company: z.uuid().optional().catch(undefined),
  day: day().optional().catch(undefined),
  group: z.uuid().optional().catch(undefined),
  technician: z.uuid().optional().catch(undefined),
})
export type AgendaQuery = z.output<typeof query>

/** What is shown: all technicians on a day, or one in the week of that day. */
export type Period = { day: string; first: string; days: number }

export function agendaQuery(visit: Visit): AgendaQuery {
  return visit.query(query)
}

export function periodOf({ day, technician }: AgendaQuery, now: Date, timeZone: string): Period {
  const chosen = day ?? dayAndTimeAt(timeZone, now).day
  if (!technician) return { day: chosen, first: chosen, days: 1 }
  return { day: chosen, first: mondayOf(chosen), days: 7 }
}

/** The address of the same agenda with something changed. */
export function agendaAddress(current: AgendaQuery, changes: Partial<AgendaQuery> = {}): string {
  const parameters = new URLSearchParams()
  for (const [key, value] of Object.entries({ ...current, ...changes })) if (value) parameters.set(key, value)
  const text = parameters.toString()
  return text ? `/agenda?${text}` : '/agenda'
}

function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7
  return dayAfter(day, -weekday)
}
