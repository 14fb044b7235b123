import { z } from 'zod'

/** Trimmed text that must be there. */
export function text(max = 200) {
  return z.string().trim().min(1).max(max)
}

/** Trimmed text or null. */
export function optionalText(max = 200) {
  return z
    .string()
    .trim()
    .max(max)
    .default('')
    .transform((value) => value || null)
}

/** Several lines, line ends as \n. */
export function longText(max = 10_000) {
  return z
    .string()
    .transform((value) => value.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1).max(max))
}

export function optionalLongText(max = 10_000) {
  return z
    .string()
    .default('')
    .transform((value) => value.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(max))
    .transform((value) => value || null)
}

/** One mailbox, as people write it. */
export function email() {
  return z.string().trim().min(1).max(254).pipe(z.email())
}

export function optionalEmail() {
  return optional(email())
}

/** A checkbox: absent is false. */
export function checkbox() {
  return z
    .literal('on')
    .optional()
    .transform((value) => value === 'on')
}

export function choice<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values)
}

export function id() {
  return z.uuid()
}

export function optionalId() {
  return optional(z.uuid())
}

/** None, one or many ids of a multiple choice. */
export function ids(max = 500) {
  return z
    .union([z.array(z.uuid()).max(max), z.uuid().transform((one) => [one])])
    .default([])
    .transform((list) => [...new Set(list)])
}

/** None, one or several of the ones there are. */
export function choices<const T extends readonly [string, ...string[]]>(values: T) {
  const one = z.enum(values)
  return z.union([z.array(one).max(values.length), one.transform((value) => [value])]).default([])
}

/** None, one or many texts of fields with the same name, in the page's order. */
export function list(max = 200, each = 500) {
  const one = z.string().trim().max(each)
  return z.union([z.array(one).max(max), one.transform((value) => [value])]).default([])
}

/** A whole number between two, both included. */
export function whole(minimum: number, maximum: number) {
  return z
    .string()
    .trim()
    .refine((value) => /^-?\d{1,15}$/.test(value), 'not_number')
    .transform(Number)
    .pipe(z.number().min(minimum).max(maximum))
}

/** A day, `YYYY-MM-DD`, as date inputs send it; of a year that somebody can mean. */
export function day() {
  return z.iso
    .date({ abort: true })
    .refine((value) => value >= '1900-01-01' && value < '3000-01-01', 'not_date')
}

export function optionalDay() {
  return optional(day())
}

/** An empty field is null. */
export function optional<S extends z.ZodType<unknown, string>>(schema: S) {
  return z
    .string()
    .trim()
    .default('')
    .transform((value) => value || null)
    .pipe(z.union([z.null(), schema]))
}

/** A form that is only a button. */
export const noFields = z.strictObject({})
