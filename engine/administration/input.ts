import { z } from 'zod'
import { Invalid } from '../errors.ts'

/** One mistake in what was typed: the field and a stable code that the panel words. */
export type Fault = { field: string; code: FaultCode; [detail: string]: unknown }

export type FaultCode =
  | 'required'
  | 'too_long'
  | 'not_email'
  | 'not_link'
  | 'not_phone'
  | 'not_document'
  | 'not_date'
  | 'not_number'
  | 'not_ip'
  | 'not_mac'
  | 'not_login'
  | 'not_connection_password'
  | 'out_of_range'
  | 'ends_before_it_begins'
  | 'two_choices'
  | 'not_duration'
  | 'uses_nothing'
  | 'response_after_resolution'
  | 'taken'
  | 'unknown_choice'
  | 'malformed'

/** The input in its checked form; throws Invalid (`input_invalid`) with the first fault of each field. Unknown fields are refused. */
export function checked<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const faults = result.error.issues.map(faultOf)
  const fields = faults.filter(
    ({ field }, index) => faults.findIndex((each) => each.field === field) === index,
  )
  throw new Invalid('input_invalid', { fields })
}

/** A single fault found after the checks of form, such as a name that somebody else has. */
export function invalid(field: string, code: FaultCode, details: Record<string, unknown> = {}): Invalid {
  return new Invalid('input_invalid', { fields: [{ field, code, ...details }] satisfies Fault[] })
}

/** One line that must be there. */
export const line = (max = 200) => cleaned(max, oneLine).pipe(z.string().min(1))

/** One line that may be empty: then null. */
export const optionalLine = (max = 200) => absentWhenEmpty(cleaned(max, oneLine))

/** Several lines that must be there. */
export const paragraph = (max = 20_000) => cleaned(max, manyLines).pipe(z.string().min(1))

/** Several lines that may be empty: then null. */
export const optionalParagraph = (max = 5_000) => absentWhenEmpty(cleaned(max, manyLines))

export const optionalEmail = () => optionalLine(254).pipe(z.email().nullable())

/** A web address; only http and https, so that no script hides in a link. */
export const optionalLink = () =>
  optionalLine(2_000).pipe(z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).nullable())

export const id = () => z.uuid()
export const optionalId = () =>
  z
    .union([z.uuid(), z.literal(''), z.null()])
    .optional()
    .transform((value) => value || null)

/** The id if it can be one, else null, which no row has: an address that somebody made up finds nothing. */
export function possibleId(text: string): string | null {
  return z.uuid().safeParse(text).success ? text : null
}

export const wholeNumber = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** A civil date, `YYYY-MM-DD`, of a year that people mean and that PostgreSQL knows (there is no year 0). */
export const date = () =>
  z.iso.date({ abort: true }).refine(isPlausibleYear, { params: { code: 'not_date' } })
export const optionalDate = () =>
  z
    .union([date(), z.literal(''), z.null()])
    .optional()
    .transform((value) => value || null)

/** One line that may be empty (then null), else whatever `read` makes of it. */
export function absentOr(max: number, read: (text: string, context: z.RefinementCtx) => string) {
  return optionalLine(max).transform((text, context) => text && read(text, context))
}

/** Blames a field from inside the check of the whole form. */
export function blame(context: z.RefinementCtx, field: string, code: FaultCode): void {
  context.addIssue({ code: 'custom', path: [field], params: { code } })
}

/** Blames the field from inside its own transform. */
export function blameField(context: z.RefinementCtx, code: FaultCode): never {
  context.addIssue({ code: 'custom', params: { code } })
  return z.NEVER
}

export function isPlausibleYear(day: string): boolean {
  return day >= '1900-01-01' && day < '3000-01-01'
}

function cleaned(max: number, clean: (text: string) => string) {
  return z.string().transform(clean).pipe(z.string().max(max))
}

function absentWhenEmpty(text: ReturnType<typeof cleaned>) {
  return z
    .union([text, z.null()])
    .optional()
    .transform((value) => value || null)
}

// Control characters (PostgreSQL refuses NUL) and the marks that turn text around for the eye.
const HIDDEN = /[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu

function oneLine(text: string): string {
  return text.replace(HIDDEN, '').replace(/\s+/g, ' ').trim()
}

function manyLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(HIDDEN, '').trim()
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  const field = issue.path.join('.')
  if (issue.code === 'custom') return { field, code: 'malformed', ...issue.params }
  return { field, code: codeOf(issue) }
}

function codeOf(issue: z.core.$ZodIssue): FaultCode {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'number' || issue.expected === 'int' ? 'not_number' : 'required'
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'required' : 'out_of_range'
    case 'too_big':
      return issue.origin === 'string' ? 'too_long' : 'out_of_range'
    case 'invalid_format':
      if (issue.format === 'email') return 'not_email'
      if (issue.format === 'url') return 'not_link'
      if (issue.format === 'date') return 'not_date'
      if (issue.format === 'uuid') return 'unknown_choice'
      return 'malformed'
    case 'invalid_value':
      return 'unknown_choice'
    case 'invalid_union':
      return codeOf(issue.errors[0]?.[0] ?? { ...issue, code: 'custom', path: [], message: '' })
    default:
      return 'malformed'
  }
}
