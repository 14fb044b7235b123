import { SYSTEM } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import type { MoveTicket } from './tickets.ts'

/**
 * After a silence policy or a calendar changed: the tickets that wait for the customer get their deadlines anew, each
 * in a transaction of its own. Can be run again at any time.
 */
export function rescheduling({ db }: Pick<Deps, 'db'>, move: MoveTicket) {
  return async (changed: { policyId: string } | { calendarId: string }): Promise<number> => {
    let last = FIRST
    let rescheduled = 0
    for (;;) {
      const waiting = await db.rows<{ id: string }>(waitingUnder(changed, last))
      for (const { id } of waiting) if (await rescheduleOne(id)) rescheduled++
      if (waiting.length < BATCH) return rescheduled
      last = waiting.at(-1)?.id ?? last
    }
  }

  /** False when the ticket moved on in between: then its deadlines are new already. */
  async function rescheduleOne(id: string): Promise<boolean> {
    try {
      await move(SYSTEM, id, { verb: 'keepOpen', event: { type: 'reschedule' } })
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }
}

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

function waitingUnder(changed: { policyId: string } | { calendarId: string }, last: string): Sql {
  const condition =
    'policyId' in changed
      ? sql`coalesce(k.silence_policy_id, d.silence_policy_id, c.silence_policy_id) = ${changed.policyId}`
      : sql`coalesce(d.calendar_id, c.calendar_id) = ${changed.calendarId}`
  return sql`
    select t.id from ticket t
    join company c on c.id = t.company_id
    join department d on d.id = t.department_id
    left join contract k on k.id = t.contract_id
    where t.silent_since is not null and t.id > ${last} and ${condition}
    order by t.id limit ${BATCH}`
}
