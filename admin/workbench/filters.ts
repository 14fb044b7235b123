import { z } from 'zod'
import { PANEL_TABS, type PanelFilters } from '#engine'
import { listAddress } from '../case/list-address.ts'
import { day } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

/** The workbench's address. What somebody mistyped there is as if it were not there. */
const query = z.object({
  tab: z.enum(PANEL_TABS).optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  who: z
    .union([z.literal('me'), z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  department: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  process: z.uuid().optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  late: z.literal('on').optional().catch(undefined),
  unread: z.literal('on').optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
})

export type WorkbenchQuery = z.output<typeof query>

export function workbenchQuery(visit: Visit): WorkbenchQuery {
  return visit.query(query)
}

/** A search without a tab looks everywhere. */
export function filtersOf(asked: WorkbenchQuery, timeZone: string): PanelFilters {
  const { tab, q, who, department, customer, process, from, to, late, unread } = asked
  return {
    tab: tab ?? (q || customer ? 'all' : 'mine'),
    text: q || undefined,
    responsible: who,
    departmentId: department,
    customerId: customer,
    processId: process,
    from,
    to,
    timeZone,
    late: late === 'on' ? true : undefined,
    unread: unread === 'on' ? true : undefined,
  }
}

/** The address of the same workbench with something changed. */
export function workbenchAddress(current: WorkbenchQuery, changes: Partial<WorkbenchQuery> = {}): string {
  return listAddress('/atendimentos', current, changes)
}
