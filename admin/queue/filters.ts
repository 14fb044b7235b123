import { z } from 'zod'
import { QUEUE_TABS, type QueueFilters, type QueueTab, SEVERITIES } from '#engine'
import { caseFilters, narrowed } from '../case/filters.ts'
import type { Visit } from '../visit.ts'

const TABS = Object.keys(QUEUE_TABS) as [QueueTab, ...QueueTab[]]

const query = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  ...caseFilters,
})

export type QueueQuery = z.output<typeof query>

export function queueQuery(visit: Visit): QueueQuery {
  return visit.query(query)
}

/** A search without a tab looks everywhere. */
export function filtersOf(asked: QueueQuery, timeZone: string): QueueFilters {
  const { tab, q, severity } = asked
  return { tab: tab ?? (q ? 'all' : 'new'), severity, ...narrowed(asked, timeZone) }
}
