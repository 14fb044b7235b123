import { z } from 'zod'
import type { Visit } from '../visit.ts'

const query = z.object({
  year: z.coerce.number().int().min(2020).max(2060).optional().catch(undefined),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  day: z.iso.date().optional().catch(undefined),
})

/** Which year of the calendar is looked at (this one unless asked), with which state's holidays, and a day to edit. */
export function yearAsked(visit: Visit): {
  year: number
  state: string | undefined
  day: string | undefined
} {
  const { year, state, day } = visit.query(query)
  const thisYear = Number(
    visit.engine.clock.now().toLocaleDateString('sv-SE', { timeZone: visit.timeZone }).slice(0, 4),
  )
  return { year: year ?? thisYear, state, day }
}
