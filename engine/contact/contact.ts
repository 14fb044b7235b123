import { z } from 'zod'
import { blame, id, line, optionalEmail, optionalLine, optionalParagraph } from '../administration/input.ts'
import type { Language } from '../text.ts'
import { phone } from './phone.ts'

/** A person of one or more customers (R2). Phones are E.164. */
export type Contact = {
  id: string
  name: string
  email: string | null
  phone: string | null
  mobile: string | null
  extension: string | null
  address: string | null
  notes: string | null
  language: Language
  active: boolean
}

export const contactFields = {
  name: line(120),
  email: optionalEmail(),
  phone: phone(),
  mobile: phone(),
  extension: optionalLine(20),
  address: optionalParagraph(500),
  notes: optionalParagraph(5_000),
  language: z.enum(['pt', 'en']).default('pt'),
  active: z.boolean().default(true),
}

/** What the person may do for a customer. */
export const membershipFields = {
  authorised: z.boolean().default(true),
  administrator: z.boolean().default(false),
  seesCompany: z.boolean().default(false),
}

export const changedContact = z.strictObject(contactFields)
export const newContact = z.strictObject({ ...contactFields, customerId: id(), ...membershipFields })
export const newColleague = z
  .strictObject({ name: line(120), email: optionalEmail(), phone: phone() })
  .superRefine(({ email, phone }, context) => {
    if (!email && !phone) blame(context, 'phone', 'required')
  })

export type ContactInput = z.input<typeof changedContact>
export type NewContactInput = z.input<typeof newContact>
export type ColleagueInput = z.input<typeof newColleague>
export type MembershipInput = { authorised?: boolean; administrator?: boolean; seesCompany?: boolean }
