import type { z } from 'zod'
import { Invalid } from '#engine'
import { BadRequest } from '../error/bad-request.ts'

/** Fields that belong to the shell, not to the form's own schema. */
const SHELL_FIELDS = ['_csrf', '_once']

/** A fault of one field: a code from the catalogue of faults, with what its words need. */
export type Fault = { code: string; [detail: string]: unknown }
export type Faults = Record<string, Fault>

/**
 * Parses a form strictly. Unknown fields, lists where text is expected and the like are not mistakes of a person:
 * BadRequest. Values a person can mend: Invalid with `details.fields`, one fault a field.
 */
export function formOf<S extends z.ZodType>(body: unknown, schema: S): z.output<S> {
  const typed = typedOf(body)
  const parsed = schema.safeParse(typed)
  if (parsed.success) return parsed.data
  const fields: Faults = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.')
    if (isMalformed(issue, typed)) throw new BadRequest('form')
    fields[name] ??= faultOf(issue)
  }
  throw new Invalid('invalid_form', { fields })
}

/** What was typed, as it arrived, for showing the form again. */
export function typedOf(body: unknown): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  if (body === null || typeof body !== 'object') return typed
  for (const [key, value] of Object.entries(body)) {
    if (SHELL_FIELDS.includes(key)) continue
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw new BadRequest('form')
    typed[key] = withoutNul(value)
  }
  return typed
}

/** What stands in an address, as far as a schema may look at it. */
export function askedOf(query: object): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, withoutNul(value)]))
}

/** PostgreSQL knows no NUL. */
function withoutNul(value: unknown): string | string[] {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    return value.map((item) => item.replaceAll('\0', ''))
  }
  throw new BadRequest('form')
}

function isMalformed(issue: z.core.$ZodIssue, typed: Record<string, unknown>): boolean {
  if (issue.code === 'unrecognized_keys') return true
  const [name] = issue.path
  return issue.code === 'invalid_type' && Array.isArray(typed[String(name)])
}

function faultOf(issue: z.core.$ZodIssue): Fault {
  if (issue.code === 'invalid_union') {
    const last = issue.errors.at(-1)?.[0]
    return last ? faultOf(last) : { code: 'malformed' }
  }
  if (issue.code === 'custom') return { code: issue.message }
  if (issue.code === 'invalid_type') return { code: 'required' }
  if (issue.code === 'too_small') {
    const minimum = Number(issue.minimum)
    if (issue.origin === 'string' && minimum <= 1) return { code: 'required' }
    return { code: issue.origin === 'string' ? 'too_short' : 'too_small', minimum }
  }
  if (issue.code === 'too_big') {
    return { code: issue.origin === 'string' ? 'too_long' : 'too_big', maximum: Number(issue.maximum) }
  }
  if (issue.code === 'invalid_format') return { code: FORMATS[issue.format] ?? 'malformed' }
  return { code: issue.code === 'invalid_value' ? 'unknown_choice' : 'malformed' }
}

const FORMATS: Record<string, string> = {
  email: 'not_email',
  url: 'not_link',
  date: 'not_date',
  uuid: 'unknown_choice',
  regex: 'malformed',
}
