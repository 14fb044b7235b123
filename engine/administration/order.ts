import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'

export type Direction = 'up' | 'down'

/** Puts a row one place up or down among its siblings; at the end of the list nothing moves. */
export async function swapped(
  tx: Tx,
  table: string,
  siblings: Sql,
  id: string,
  direction: Direction,
): Promise<void> {
  const ids = await orderOf(tx, table, siblings)
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  if (from < 0 || to < 0 || to >= ids.length) return
  await reordered(tx, table, ids.toSpliced(from, 1).toSpliced(to, 0, id))
}

/** Puts a row at a place (0 is the first) among its siblings, whose order has no gaps afterwards. */
export async function placed(tx: Tx, table: string, siblings: Sql, id: string, place: number): Promise<void> {
  const others = (await orderOf(tx, table, siblings)).filter((each) => each !== id)
  await reordered(tx, table, others.toSpliced(place, 0, id))
}

async function orderOf(tx: Tx, table: string, siblings: Sql): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from ${sql.raw(table)} where ${siblings} order by position, id for update`,
  )
  return rows.map((row) => row.id)
}

async function reordered(tx: Tx, table: string, ids: string[]): Promise<void> {
  await tx.query(sql`
    update ${sql.raw(table)} as row set position = item.place - 1
    from unnest(${ids}::uuid[]) with ordinality as item(id, place)
    where row.id = item.id and row.position <> item.place - 1
  `)
}
