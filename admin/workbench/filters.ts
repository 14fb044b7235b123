import { z } from 'zod'
import { PANEL_TABS, type PanelFilters } from '#engine'
import { caseFilters, narrowed } from '../case/filters.ts'
import type { Visit } from '../visit.ts'

const query = z.object({
  tab: z.enum(PANEL_TABS).optional().catch(undefined),
  process: z.uuid().optional().catch(undefined),
  late: z.literal('on').optional().catch(undefined),
  ...caseFilters,
})

export type WorkbenchQuery = z.output<typeof query>

export function workbenchQuery(visit: Visit): WorkbenchQuery {
  return visit.query(query)
}

/** A search without a tab looks everywhere. */
export function filtersOf(asked: WorkbenchQuery, timeZone: string): PanelFilters {
  const { tab, q, customer, process, late } = asked
  return {
    tab: tab ?? (q || customer ? 'all' : 'mine'),
    processId: process,
    late: late === 'on' ? true : undefined,
    ...narrowed(asked, timeZone),
  }
}
