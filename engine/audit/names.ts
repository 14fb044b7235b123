import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { Facts } from './changes.ts'

const NAMED = [
  'company',
  'department',
  'business_calendar',
  'silence_policy',
  'plan',
  'customer',
  'subject',
] as const

/** What the records are called that these facts mention by their ids; one that is gone has no name any more. */
export async function namesIn(db: Db, facts: readonly (Facts | null)[]): Promise<Record<string, string>> {
  const ids = facts.flatMap((each) => Object.values(each ?? {}).flat()).filter(isId)
  if (ids.length === 0) return {}
  const found = await db.rows<{ id: string; name: string }>(
    sql.join(
      NAMED.map((table) => sql`select id, name from ${sql.raw(table)} where id = any(${ids}::uuid[])`),
      ' union all ',
    ),
  )
  return Object.fromEntries(found.map(({ id, name }) => [id, name]))
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
}
