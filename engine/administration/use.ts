import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'

/**
 * Whether anything refers to a row that would lose it: asked of the foreign keys themselves, because what may be left
 * empty PostgreSQL would empty without a word. Hold the row, so that nothing can begin to refer to it meanwhile.
 */
export async function isUsed(tx: Tx, table: string, id: string): Promise<boolean> {
  const references = await tx.rows<{ table: string; column: string }>(sql`
    select conrelid::regclass::text as "table", quote_ident(attname) as "column"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = ${table}::regclass and confdeltype <> 'c'
  `)
  if (references.length === 0) return false
  const found = references.map(
    ({ table, column }) => sql`exists (select from ${sql.raw(table)} where ${sql.raw(column)} = ${id})`,
  )
  const { used } = await tx.one<{ used: boolean }>(sql`select ${sql.join(found, ' or ')} as used`)
  return used
}
