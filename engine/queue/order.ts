import { keyAfter } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Shelf, ShelfFilters } from './shelf.ts'

/** Where a row stands in a list. */
export type Key = { rank: number; openedAt: Date; id: string }

export type Order = {
  isByRank: boolean
  by: Sql
  /** Only what stands behind the key. */
  after(key: Key): Sql
}

/** Work is done the most urgent first, then oldest first (R30); what is over or searched for is read newest first. */
export function orderOf<F extends ShelfFilters>(shelf: Shelf<F>, { tab, text }: F): Order {
  const states = shelf.tabs[tab as F['tab']]
  return states.length === 0 || states.some(shelf.isEnded) || text ? NEWEST_FIRST : WORK_ORDERS[shelf.rank]
}

const WORK_ORDERS = { rank: workOrder('rank'), priority: workOrder('priority') }

function workOrder(column: Shelf['rank']): Order {
  const rank = sql.raw(`t.${column}`)
  return {
    isByRank: true,
    by: sql.raw(`t.${column}, t.opened_at, t.id`),
    after: ({ rank: value, openedAt, id }) =>
      sql`(${rank}, t.opened_at, t.id) > (${value}, ${openedAt}, ${id})`,
  }
}

export const NEWEST_FIRST: Order = {
  isByRank: false,
  by: sql.raw('t.opened_at desc, t.id desc'),
  after: ({ openedAt, id }) => sql`(t.opened_at, t.id) < (${openedAt}, ${id})`,
}

export function cursorOf({ rank, openedAt, id }: Key, { isByRank }: Order): string {
  const key = [...(isByRank ? [String(rank)] : []), openedAt.toISOString(), id]
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** Null for none, and for one of another order or that somebody made up. */
export function keyIn(cursor: string | null | undefined, { isByRank }: Order): Key | null {
  const parts = keyAfter(cursor, isByRank ? 3 : 2)
  if (!parts) return null
  const [rank, openedAt, id] = isByRank ? parts : ['1', ...parts]
  const key = { rank: Number(rank), openedAt: new Date(openedAt ?? ''), id: id ?? '' }
  return Number.isInteger(key.rank) && Math.abs(key.rank) < 100 && isStorable(key.openedAt) ? key : null
}

/** Dates reach further back than PostgreSQL's timestamps. */
function isStorable(at: Date): boolean {
  const year = at.getUTCFullYear()
  return year >= 1900 && year < 3000
}
