import { newId } from '../database/id.ts'
import { type Sql, snakeCase, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import type { Db } from '../deps.ts'

type Values = Record<string, unknown>

/** Runs `fn` in the transaction that is given, or in one of its own. */
export function atomically<T>(db: Db, fn: (tx: Tx) => Promise<T>): Promise<T> {
  return 'transaction' in db ? db.transaction(fn) : fn(db)
}

/**
 * Inserts a row under a new id and returns it whole. `table` and the keys of `values` are the program's own names,
 * never anything typed by people: they come out of strict schemas.
 */
export async function insertRow<Row>(tx: Tx, table: string, values: Values): Promise<Row> {
  const columns = { id: newId(), ...values }
  return tx.one<Row>(sql`
    insert into ${sql.raw(table)} (${sql.join(Object.keys(columns).map(columnName))})
    values (${sql.join(Object.values(columns))})
    returning *
  `)
}

/** Changes a row and returns it whole. */
export async function updateRow<Row>(tx: Tx, table: string, id: string, values: Values): Promise<Row> {
  const changes = Object.entries(values).map(([key, value]) => sql`${columnName(key)} = ${value}`)
  return tx.one<Row>(sql`update ${sql.raw(table)} set ${sql.join(changes)} where id = ${id} returning *`)
}

export async function deleteRow(tx: Tx, table: string, id: string): Promise<void> {
  await tx.query(sql`delete from ${sql.raw(table)} where id = ${id}`)
}

function columnName(key: string): Sql {
  return sql.raw(snakeCase(key))
}
