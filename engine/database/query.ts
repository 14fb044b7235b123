import type pg from 'pg'
import { RowMissing } from './errors.ts'
import { statementName } from './prepared.ts'
import { camelCase, compile, type Sql } from './sql.ts'

/** Rows with camelCase keys, and how many rows the statement returned or changed. */
export type Result<Row> = { rows: Row[]; count: number }

/** What both the database and a transaction can be asked. */
export interface Queryable {
  query<Row = Record<string, unknown>>(statement: Sql): Promise<Result<Row>>
  /** All rows. */
  rows<Row>(statement: Sql): Promise<Row[]>
  /** The first row, or undefined. */
  first<Row>(statement: Sql): Promise<Row | undefined>
  /** The only row; throws RowMissing when there is none. */
  one<Row>(statement: Sql): Promise<Row>
  /** Plain text with $1, $2 …, rows as they come: the door for libraries (pg-boss takes it as `db`). */
  executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

export type Run = <T>(use: (client: pg.ClientBase) => Promise<T>) => Promise<T>

/** Queryable over whatever lends a connection for the length of one statement. */
export function queryable(run: Run): Queryable {
  function query<Row>(statement: Sql): Promise<Result<Row>> {
    return run((client) => send<Row>(client, statement))
  }

  return {
    query,
    rows: async <Row>(statement: Sql) => (await query<Row>(statement)).rows,
    first: async <Row>(statement: Sql) => (await query<Row>(statement)).rows[0],
    async one<Row>(statement: Sql) {
      const { rows } = await query<Row>(statement)
      if (rows.length === 0) throw new RowMissing(`no row for: ${compile(statement).text}`)
      return rows[0] as Row
    },
    executeSql: (text, values) => run((client) => client.query(text, values)),
  }
}

async function send<Row>(client: pg.ClientBase, statement: Sql): Promise<Result<Row>> {
  const { text, values } = compile(statement)
  const result = await client.query<unknown[]>({ name: statementName(text), text, values, rowMode: 'array' })
  const keys = result.fields.map((field) => camelCase(field.name))
  const rows = result.rows.map((row) => {
    const named: Record<string, unknown> = {}
    for (let i = 0; i < keys.length; i++) named[keys[i] as string] = row[i]
    return named as Row
  })
  return { rows, count: result.rowCount ?? 0 }
}
