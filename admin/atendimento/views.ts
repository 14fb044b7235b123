import { z } from 'zod'
import type { Visit } from '../visit.ts'

/** What stands in the main column: R56's two views of the history, the files (R55), the support material (R49). */
export const VIEWS = ['events', 'progress', 'files', 'materials'] as const
export type ViewName = (typeof VIEWS)[number]

const query = z.object({ view: z.enum(VIEWS).catch('events') })

export function viewOf(visit: Visit): ViewName {
  return visit.query(query).view
}
