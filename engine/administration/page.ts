import { date, possibleId } from './input.ts'

/** A part of a list; `next` asks for the part behind it. */
export type Page<Row> = { rows: Row[]; next: string | null }

export const PAGE_SIZE = 50

/** Cuts the one row too many that was asked for, and remembers where the next part begins. */
export function pageOf<Row>(rows: Row[], keyOf: (row: Row) => string[], size = PAGE_SIZE): Page<Row> {
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > size && last ? cursor(keyOf(last)) : null }
}

function cursor(key: string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Every key ends with the row's id: a uuid, or the number of a log. */
const ID = /^([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}|\d{1,18})$/

/** The key that a cursor names; null when it is absent or somebody made it up: then the list starts at its top. */
export function keyAfter(cursor: string | null | undefined, length: number): string[] | null {
  if (!cursor) return null
  try {
    const key = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    const isKey = Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')
    return isKey && ID.test(String(key.at(-1))) ? key : null
  } catch {
    return null
  }
}

/** Where a list by civil day and id goes on; null for its top, also when somebody made the place up. */
export function placeByDay(cursor: string | null | undefined): { day: string; id: string } | null {
  const [day = '', id = ''] = keyAfter(cursor, 2) ?? []
  return date().safeParse(day).success && possibleId(id) ? { day, id } : null
}

/** Text for LIKE in which the person's own % and _ mean themselves. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

/** What people typed into a search box, fit for a question to the database. */
export function searchWords(text: string | undefined): string {
  return (text ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100)
}
