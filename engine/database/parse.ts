import pg from 'pg'

const { builtins, getTypeParser } = pg.types

/** How PostgreSQL's values look here: bigint, numeric, date and timestamp as text; timestamptz as Date; json parsed. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    // The driver would read a date as midnight of the machine's own zone.
    if (oid === builtins.DATE || oid === builtins.TIMESTAMP) return asText
    return getTypeParser(oid, format as 'text')
  },
} as pg.CustomTypesConfig

function asText(value: string): string {
  return value
}
