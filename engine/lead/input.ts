import { z } from 'zod'
import {
  blame,
  line,
  optionalEmail,
  optionalId,
  optionalLine,
  optionalParagraph,
} from '../administration/input.ts'
import { phone } from '../contact/phone.ts'
import { document } from '../customer/document.ts'
import { LEAD_KINDS, WAY } from './stages.ts'

const person = {
  name: line(160),
  document: document(),
  phone: phone(),
  email: optionalEmail(),
  address: optionalLine(500),
  interest: optionalParagraph(1_000),
  notes: optionalParagraph(5_000),
}

export const changedLead = z.strictObject(person).superRefine(mustBeReachable)
export const newLead = z
  .strictObject({
    ...person,
    companyId: optionalId(),
    customerId: optionalId(),
    kind: z.enum(LEAD_KINDS).default('simple'),
  })
  .superRefine(mustBeReachable)
export const movedLead = z.strictObject({ stage: z.enum(WAY) })
export const lostLead = z.strictObject({ reason: line(300) })

export type LeadInput = z.input<typeof newLead>
export type LeadChangeInput = z.input<typeof changedLead>

/** A customer is reached through their record; anybody else by phone or mail. */
function mustBeReachable(
  lead: { phone: string | null; email: string | null; customerId?: string | null },
  context: z.RefinementCtx,
): void {
  if (!lead.phone && !lead.email && !lead.customerId) blame(context, 'phone', 'required')
}
