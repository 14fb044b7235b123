import { z } from 'zod'
import { QUEUE_TABS, type QueueFilters, type QueueTab, SEVERITIES } from '#engine'
import { listAddress } from '../case/list-address.ts'
import { day } from '../form/fields.ts'
import type { Visit } from '../visit.ts'

const TABS = Object.keys(QUEUE_TABS) as [QueueTab, ...QueueTab[]]

/** The queue's address. What somebody mistyped there is as if it were not there. */
const query = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  q: z.string().trim().max(200).catch(''),
  who: z
    .union([z.literal('me'), z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  department: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  severity: z.enum(SEVERITIES).optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  unread: z.literal('on').optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
})

export type QueueQuery = z.output<typeof query>

export function queueQuery(visit: Visit): QueueQuery {
  return visit.query(query)
}

/** A search without a tab looks everywhere. */
export function filtersOf(
  { tab, q, who, department, customer, severity, from, to, unread }: QueueQuery,
  timeZone: string,
): QueueFilters {
  return {
    tab: tab ?? (q ? 'all' : 'new'),
    text: q || undefined,
    responsible: who,
    departmentId: department,
    customerId: customer,
    severity,
    from,
    to,
    timeZone,
    unread: unread === 'on' ? true : undefined,
  }
}

/** The address of the same queue with something changed. */
export function queueAddress(current: QueueQuery, changes: Partial<QueueQuery> = {}): string {
  return listAddress('/tickets', current, changes)
}
