import { z } from 'zod'
import { wholeNumber } from '../administration/input.ts'

/** The rules of a silence policy as they are typed; days are whole and at least one. */
export const ruleFields = {
  businessDays: z.boolean().default(false),
  pendingDays: wholeNumber(1, 365),
  pendingFollows: z.enum(['validation', 'close']).default('validation'),
  validationDays: wholeNumber(1, 365),
  approvalDays: wholeNumber(1, 365),
  approvalFollows: z.enum(['close', 'nothing']).default('close'),
  reminderDaysBefore: z
    .array(wholeNumber(1, 364))
    .max(5)
    .default([])
    .transform((days) => [...new Set(days)].sort((a, b) => b - a)),
}

export const silenceRules = z.strictObject(ruleFields)
export type SilenceRulesInput = z.input<typeof silenceRules>
