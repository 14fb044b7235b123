import type { EventObject } from 'xstate'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'

/** A deadline that has come. */
export type DueTimer = {
  entity: string
  entityId: string
  name: string
  event: EventObject
  dueAt: Date
  attempts: number
}

/** Whose deadlines come one after another. */
export type Owner = Pick<DueTimer, 'entity' | 'entityId'>

/**
 * The earliest deadline of each, in their order; undefined where nothing is due or another replica is at it. Advisory
 * locks and not the rows': a step locks its entity first and its timers then, and the other way round here would be a
 * deadlock. Looked up after the locks, in a statement of its own: their own snapshot may be older than what the holder
 * before did.
 */
export async function claimEarliest(
  tx: Tx,
  owners: readonly Owner[],
  now: Date,
): Promise<(DueTimer | undefined)[]> {
  const asked = { entity: 'text', entityId: 'uuid' }
  const [locked, earliest] = await Promise.all([
    tx.rows<{ entityId: string }>(sql`
      select entity_id from ${sql.unnest(owners, asked)}
      where pg_try_advisory_xact_lock(hashtextextended('timer ' || entity || ' ' || entity_id, 0))`),
    tx.rows<DueTimer>(sql`
      select earliest.* from ${sql.unnest(owners, asked)} cross join lateral (
        select entity, entity_id, name, event, due_at, attempts from timer
        where timer.entity = item.entity and timer.entity_id = item.entity_id and due_at <= ${now}
        order by due_at limit 1
      ) as earliest`),
  ])
  const mine = new Set(locked.map(({ entityId }) => entityId))
  const found = new Map(earliest.map((due) => [due.entityId, due]))
  return owners.map(({ entityId }) => (mine.has(entityId) ? found.get(entityId) : undefined))
}
