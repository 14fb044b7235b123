import type { Detail, Finding } from '../lights.ts'

/** How many there are in all, though only the first of them were read. */
export type Counted = { total: number }

/** Red when anything was found: the first of it, and how much more there is. */
export function shown<Row extends Counted>(found: readonly Row[], detailOf: (row: Row) => Detail): Finding {
  const more = (found[0]?.total ?? 0) - found.length
  const details = found.map(detailOf)
  if (more > 0) details.push({ about: 'more', count: more })
  return { state: details.length > 0 ? 'red' : 'green', details }
}
