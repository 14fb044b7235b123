import { z } from 'zod'
import { day } from '../form/fields.ts'

/** What every list of cases can be narrowed to, as its address says it. What somebody mistyped there is as if it were not there. */
export const caseFilters = {
  q: z.string().trim().max(200).catch(''),
  who: z
    .union([z.literal('me'), z.literal('none'), z.uuid()])
    .optional()
    .catch(undefined),
  department: z.uuid().optional().catch(undefined),
  customer: z.uuid().optional().catch(undefined),
  from: day().optional().catch(undefined),
  to: day().optional().catch(undefined),
  unread: z.literal('on').optional().catch(undefined),
  after: z.string().max(500).optional().catch(undefined),
}

export type CaseQuery = z.output<z.ZodObject<typeof caseFilters>> & { tab?: string | undefined }

/** The same as the engine asks for it. */
export function narrowed({ q, who, department, customer, from, to, unread }: CaseQuery, timeZone: string) {
  return {
    text: q || undefined,
    responsible: who,
    departmentId: department,
    customerId: customer,
    from,
    to,
    timeZone,
    unread: unread === 'on' ? true : undefined,
  }
}
