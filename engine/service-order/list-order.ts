import { keyAfter } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { ServiceOrderTab } from './list.ts'

type Key = { key: Date; id: string }

export type Order = {
  column: Sql
  by: Sql
  /** Only what stands behind the key. */
  after(key: Key): Sql
}

/** What waits, the oldest first; what has a time, by that; what is over, or everything, the newest first. */
export function orderOf(tab: ServiceOrderTab): Order {
  switch (tab) {
    case 'open':
    case 'in_execution':
      return rising('s.opened_at')
    case 'scheduled':
      return rising('s.scheduled_from')
    case 'closed':
    case 'cancelled':
      return falling('s.ended_at')
    case 'all':
      return falling('s.opened_at')
  }
}

function rising(name: string): Order {
  const column = sql.raw(name)
  return {
    column,
    by: sql.raw(`${name}, s.id`),
    after: ({ key, id }) => sql`(${column}, s.id) > (${key}, ${id})`,
  }
}

function falling(name: string): Order {
  const column = sql.raw(name)
  return {
    column,
    by: sql.raw(`${name} desc, s.id desc`),
    after: ({ key, id }) => sql`(${column}, s.id) < (${key}, ${id})`,
  }
}

export function cursorOf({ key, id }: Key): string {
  return Buffer.from(JSON.stringify([key.toISOString(), id])).toString('base64url')
}

/** Null for none, and for one that somebody made up. */
export function keyIn(cursor: string | null | undefined): Key | null {
  const [key = '', id = ''] = keyAfter(cursor, 2) ?? []
  const at = new Date(key)
  const year = at.getUTCFullYear()
  // Dates reach further back than PostgreSQL's timestamps.
  return year >= 1900 && year < 3000 && id.includes('-') ? { key: at, id } : null
}
