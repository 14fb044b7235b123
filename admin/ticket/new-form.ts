import { z } from 'zod'
import { type NewAnswer, SEVERITIES } from '#engine'
import {
  choice,
  id,
  ids,
  optional,
  optionalId,
  optionalLongText,
  optionalText,
  text,
} from '../form/fields.ts'

/** How a customer reaches an operator (R63). */
export const CHANNELS = ['phone', 'panel', 'email'] as const
const ANSWER = /^(answer|unknown|files)\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What the form of a new ticket sends; the checklist's fields carry the ids of their questions. */
export const newTicketForm = z
  .object({
    customerId: id(),
    contactId: id(),
    channel: choice(CHANNELS),
    departmentId: id(),
    subjectId: optionalId(),
    severity: optional(choice(SEVERITIES)),
    title: text(200),
    description: optionalLongText(20_000),
    productVersion: optionalText(100),
    attachmentIds: ids(20),
  })
  .catchall(z.union([z.string().max(20_000), z.array(z.string().max(100)).max(20)]))
  .superRefine((input, context) => {
    const keys = Object.keys(input).filter(
      (key) => !Object.hasOwn(newTicketForm.shape, key) && !ANSWER.test(key),
    )
    if (keys.length > 0) context.addIssue({ code: 'unrecognized_keys', keys, input })
  })
type Input = z.output<typeof newTicketForm>

/** `answer.<id>`, `unknown.<id>` and `files.<id>` of each question; what was left open is no answer. */
export function answersIn(input: Input): NewAnswer[] {
  const questions = new Set(
    Object.keys(input)
      .filter((key) => ANSWER.test(key))
      .map((key) => key.split('.')[1] as string),
  )
  return [...questions].flatMap((questionId) => {
    const value = String(input[`answer.${questionId}`] ?? '').trim() || null
    const unknown = input[`unknown.${questionId}`] === 'on'
    const attachmentIds = [input[`files.${questionId}`] ?? []].flat()
    return value || unknown || attachmentIds.length > 0 ? [{ questionId, value, unknown, attachmentIds }] : []
  })
}
