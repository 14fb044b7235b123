import { blank, type Draft } from '../form/submission.ts'

/** A record as it stands in its form: true is a ticked box, null an empty field, a list commas. */
export function stored(record: object): Draft {
  return blank(Object.fromEntries(Object.entries(record).map(([key, value]) => [key, inField(value)])))
}

function inField(value: unknown): string | null {
  if (value === null || value === undefined || value === false) return null
  if (value === true) return 'on'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
