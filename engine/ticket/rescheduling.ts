import { SYSTEM } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import { type Shift, shifted } from './shift.ts'
import type { MoveTicket } from './tickets.ts'
import { type ChangedRules, type Waiting, waitingTicket, waitingUnder } from './waiting.ts'

/**
 * After a silence policy or a calendar changed: the tickets that wait get their dates anew. Those that have the right
 * ones are left alone, so that it can be run again at any time. Answers how many got another date.
 */
export function rescheduling({ db, clock, live }: Pick<Deps, 'db' | 'clock' | 'live'>, move: MoveTicket) {
  return async (changed: ChangedRules): Promise<number> => {
    let rescheduled = 0
    for await (const batch of waitingUnder(db, changed)) {
      const shifts = batch.flatMap((row) => shifted(row, clock.now()) ?? [])
      rescheduled += await promiseAnew(shifts.filter(isPromise), batch)
      for (const { id } of shifts.filter((shift) => !isPromise(shift))) {
        if (await rescheduleSilence(id)) rescheduled++
      }
    }
    return rescheduled
  }

  /** Deadlines of silence are the lifecycle's. False when the ticket moved on in between: its dates are new already. */
  async function rescheduleSilence(id: string): Promise<boolean> {
    try {
      await move(SYSTEM, id, {
        verb: 'keepOpen',
        event: { type: 'reschedule' },
        async before(tx) {
          const waiting = await waitingTicket(tx, id)
          if (!waiting || !shifted(waiting, clock.now())) throw new Refused('not_now')
        },
      })
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }

  /** When the first answer is expected decides nothing in the lifecycle: a batch of them is one statement. */
  async function promiseAnew(shifts: Shift[], batch: readonly Waiting[]): Promise<number> {
    if (shifts.length === 0) return 0
    const items = shifts.map(({ id, told, anew }) => ({ id, told, anew }))
    const promised = await db.rows<{ id: string }>(sql`
      with promised as (
        update ticket t set due_at = item.anew
        from ${sql.unnest(items, { id: 'uuid', told: 'timestamptz', anew: 'timestamptz' })}
        where t.id = item.id and t.due_at = item.told and t.first_responded_at is null and t.closed_at is null
        returning t.id, t.state
      )
      insert into event (entity, entity_id, type, "from", "to", actor_kind, actor, channel, at)
      select 'ticket', id, 'reschedule', state, state, ${SYSTEM.kind}, ${SYSTEM.name}, ${SYSTEM.channel}, ${clock.now()}
      from promised returning entity_id as id`)
    const places = new Map(batch.map((row) => [row.id, row]))
    for (const { id } of promised) {
      const { companyId, departmentId } = places.get(id) as Waiting
      live.changed({ kind: 'ticket', id, companyId, departmentId })
    }
    return promised.length
  }
}

function isPromise({ of }: Shift): boolean {
  return of === 'firstResponse'
}
