import { SYSTEM } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { rescheduleAll } from '../lifecycle/rescheduling.ts'
import type { MoveAtendimento } from './atendimentos.ts'

/** After a calendar changed: the cases whose clock runs under it get their deadlines anew. */
export function rescheduling({ db }: Pick<Deps, 'db'>, move: MoveAtendimento) {
  return ({ calendarId }: { calendarId: string }): Promise<number> =>
    rescheduleAll(
      (last, most) =>
        db.rows<{ id: string }>(sql`
          select t.id from atendimento t
          join company c on c.id = t.company_id
          join department d on d.id = t.department_id
          where t.sla_running_since is not null and t.id > ${last}
            and coalesce(d.calendar_id, c.calendar_id) = ${calendarId}
          order by t.id limit ${most}`),
      (id) => move(SYSTEM, id, { verb: 'note', event: { type: 'reschedule' } }),
    )
}
