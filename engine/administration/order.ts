import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { invalid } from './input.ts'

export type Direction = 'up' | 'down'

/** One place up or down, or right behind another (null: to the top), wherever that stands by now. */
export type Move = { direction: Direction } | { behind: string | null }

/** Puts a row one place up or down among its siblings; at the end of the list nothing moves. */
export async function swapped(
  tx: Tx,
  table: string,
  siblings: Sql,
  id: string,
  direction: Direction,
): Promise<void> {
  await moved(tx, table, siblings, id, { direction })
}

/** Moves a row among its siblings; answers where it stood and where it stands, 1 being the first. */
export async function moved(
  tx: Tx,
  table: string,
  siblings: Sql,
  id: string,
  move: Move,
): Promise<{ from: number; to: number }> {
  const ids = await orderOf(tx, table, siblings)
  const from = ids.indexOf(id)
  const others = ids.toSpliced(from, 1)
  const to = Math.min(Math.max(0, placeOf(others, from, move)), others.length)
  if (from >= 0 && from !== to) await reordered(tx, table, others.toSpliced(to, 0, id))
  return { from: from + 1, to: to + 1 }
}

/** Throws Invalid when the one to stand behind is not (or no longer) among them. */
function placeOf(others: readonly string[], from: number, move: Move): number {
  if ('direction' in move) return move.direction === 'up' ? from - 1 : from + 1
  if (move.behind === null) return 0
  const place = others.indexOf(move.behind)
  if (place < 0) throw invalid('behind', 'unknown_choice')
  return place + 1
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
