import { z } from 'zod'
import { id, ids, longText, optionalId, optionalText } from '../form/fields.ts'

/** What the first step sends (R42). */
export const registrationForm = z.strictObject({
  /** The draft that it was typed as, and the one that was opened to be gone on with, when that is another. */
  draft: id(),
  replaces: optionalId(),
  customerId: id(),
  customerName: optionalText(200),
  contactId: optionalId(),
  connectionId: optionalId(),
  contractId: optionalId(),
  companyId: optionalId(),
  departmentId: optionalId(),
  originId: optionalId(),
  technicianId: optionalId(),
  leadId: optionalId(),
  report: longText(20_000),
  attachmentIds: ids(20),
})

const typed = (max: number) => z.string().max(max).default('')

/** The same, half filled. */
export const halfRegistration = z.strictObject({
  draft: id(),
  replaces: optionalId(),
  customerId: typed(40),
  customerName: typed(200),
  contactId: typed(40),
  connectionId: typed(40),
  contractId: typed(40),
  companyId: typed(40),
  departmentId: typed(40),
  originId: typed(40),
  technicianId: typed(40),
  leadId: typed(40),
  report: typed(20_000),
  attachmentIds: ids(20),
})
