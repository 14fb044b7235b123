import pg from 'pg'

const { builtins, getTypeParser } = pg.types

/** How PostgreSQL's values look here: bigint, numeric, date and timestamp as text; timestamptz as Date; json parsed. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    // The driver would read a date as midnight of the machine's own zone.
    if (oid === builtins.DATE || oid === builtins.TIMESTAMP) return asText
    if (oid === builtins.TIMESTAMPTZ && format !== 'binary') return asInstant
    return getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

/** As PostgreSQL writes an instant in UTC: 2026-11-29 12:30:00.25+00. JavaScript's own parser takes half the time. */
const INSTANT = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/
const parseAnyInstant = getTypeParser(builtins.TIMESTAMPTZ, 'text')

function asInstant(text: string): Date | number | null {
  return INSTANT.test(text) ? new Date(`${text.slice(0, 10)}T${text.slice(11)}:00`) : parseAnyInstant(text)
}

function asText(value: string): string {
  return value
}
