import { SYSTEM } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { rescheduleAll } from '../lifecycle/rescheduling.ts'
import type { MoveTicket } from './tickets.ts'

/**
 * After a silence policy or a calendar changed: the tickets that wait for the customer get their deadlines anew, each
 * in a transaction of its own. Can be run again at any time.
 */
export function rescheduling({ db }: Pick<Deps, 'db'>, move: MoveTicket) {
  return (changed: { policyId: string } | { calendarId: string }): Promise<number> =>
    rescheduleAll(
      (last, most) => db.rows<{ id: string }>(waitingUnder(changed, last, most)),
      (id) => move(SYSTEM, id, { verb: 'keepOpen', event: { type: 'reschedule' } }),
    )
}

function waitingUnder(
  changed: { policyId: string } | { calendarId: string },
  last: string,
  most: number,
): Sql {
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
    order by t.id limit ${most}`
}
