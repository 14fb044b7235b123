import type { EventObject } from 'xstate'
import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { TIME_ZONE_RULES, wallTime } from '../sla/wall-time.ts'
import type { Action } from './actions.ts'

/**
 * A deadline to arm (`dueAt` set) or to disarm. The last change of a name in a step counts. `local` is the wall time
 * that was agreed: should the rules of its zone change, `dueAt` follows it.
 */
export type TimerChange = {
  name: string
  dueAt: Date | null
  local: string | null
  event: EventObject | null
}

/**
 * Parts a machine's actions into deadlines and effects. XState's own `after` dies with the process, so its delayed
 * raises become rows; a delay without end (no such deadline under this policy) is no row.
 */
export function readTimers(
  actions: readonly Action[],
  at: Date,
  timeZone?: string,
): { timers: TimerChange[]; effects: Action[] } {
  const timers = new Map<string, TimerChange>()
  const effects: Action[] = []
  for (const action of actions) {
    if (action.type === 'xstate.raise') {
      const { id, event, delay } = action.params as { id: string; event: EventObject; delay: number }
      const dueAt = Number.isFinite(delay) ? new Date(at.getTime() + delay) : null
      const local = dueAt && timeZone ? wallTime(dueAt, timeZone) : null
      timers.set(id, { name: id, dueAt, local, event })
    } else if (action.type === 'xstate.cancel') {
      const { sendId } = action.params as { sendId: string }
      timers.set(sendId, { name: sendId, dueAt: null, local: null, event: null })
    } else if (action.type.startsWith('xstate.')) {
      throw new Error(`${action.type} does not survive a restart: keep durable machines flat`)
    } else {
      effects.push(action)
    }
  }
  return { timers: [...timers.values()], effects }
}

/** The common table expressions that write the changes beside the steps' other writes. */
export function timerWrites(
  entity: string,
  steps: readonly { before: { id: string }; timers: readonly TimerChange[] }[],
): Sql {
  const changes = steps.flatMap(({ before, timers }) =>
    timers.map((timer) => ({ ...timer, entityId: before.id })),
  )
  if (changes.length === 0) return sql.empty
  const armed = changes.filter(({ dueAt }) => dueAt !== null)
  const disarmed = changes.filter(({ dueAt }) => dueAt === null)
  return sql`, disarmed as (
      delete from timer using ${sql.unnest(disarmed, { entityId: 'uuid', name: 'text' })}
      where timer.entity = ${entity} and timer.entity_id = item.entity_id and timer.name = item.name
    ), armed as (
      insert into timer (entity, entity_id, name, event, due_at, local, rules)
      select ${entity}, item.entity_id, item.name, item.event, item.due_at, item.local, ${TIME_ZONE_RULES}
      from ${sql.unnest(armed, { entityId: 'uuid', name: 'text', event: 'jsonb', dueAt: 'timestamptz', local: 'text' })}
      on conflict (entity, entity_id, name) do update set event = excluded.event, due_at = excluded.due_at,
        local = excluded.local, rules = excluded.rules, attempts = 0, error = null
    )`
}

type ArmedTimer = { entity: string; entityId: string; name: string; dueAt: Date }

/**
 * Takes a deadline off the list because it fires now; false when somebody disarmed it or fired it first.
 * The row of its entity must be locked already, so that a step and a deadline never interleave.
 */
export function takeTimer(tx: Tx, timer: ArmedTimer): Promise<boolean> {
  return tx.together(takeTimers, timer)
}

/** The same for several at once. */
export async function takeTimers(tx: Tx, timers: readonly ArmedTimer[]): Promise<boolean[]> {
  const taken = await tx.rows<{ entityId: string; name: string }>(sql`
    delete from timer
    using ${sql.unnest(timers, { entity: 'text', entityId: 'uuid', name: 'text', dueAt: 'timestamptz' })}
    where timer.entity = item.entity and timer.entity_id = item.entity_id and timer.name = item.name
      and timer.due_at = item.due_at
    returning timer.entity_id, timer.name`)
  return timers.map(({ entityId, name }) =>
    taken.some((row) => row.entityId === entityId && row.name === name),
  )
}
