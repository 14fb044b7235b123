import { z } from 'zod'
import { SERVICE_ORDER_TABS, type ServiceOrderFilters } from '#engine'
import { day } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

/** The list's address. What somebody mistyped there is as if it were not there. */
const query = z.object({
  tab: z.enum(SERVICE_ORDER_TABS).optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  who: z
    .union([z.literal('me'), z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  group: z.uuid().optional().catch(undefined),
  type: z.uuid().optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
})

export type ListQuery = z.output<typeof query>

export function listQuery(visit: Visit): ListQuery {
  return visit.query(query)
}

/** A search without a tab looks everywhere. */
export function filtersOf(
  { tab, q, who, group, type, from, to }: ListQuery,
  timeZone: string,
): ServiceOrderFilters {
  return {
    tab: tab ?? (q ? 'all' : 'open'),
    text: q || undefined,
    technician: who,
    technicianGroupId: group,
    typeId: type,
    from,
    to,
    timeZone,
  }
}
