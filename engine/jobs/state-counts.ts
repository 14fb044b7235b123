import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'

/**
 * Folds the rows that every movement of a ticket or an atendimento appends into one a tab. One statement: what others
 * append or fold meanwhile it neither sees nor removes, and every reader finds the old rows or the sums, never both or
 * neither.
 */
export async function foldStateCounts({ db }: { db: Database }): Promise<void> {
  await db.query(sql`
    with crowded as (
      select entity, company_id, department_id, state from state_count
      group by entity, company_id, department_id, state having count(*) > 1 or sum(count) = 0
    ), folded as (
      delete from state_count where id in (
        select state_count.id from state_count join crowded using (entity, company_id, department_id, state)
        for update of state_count skip locked
      )
      returning entity, company_id, department_id, state, count
    )
    insert into state_count (entity, company_id, department_id, state, count)
    select entity, company_id, department_id, state, sum(count) from folded
    group by entity, company_id, department_id, state having sum(count) <> 0`)
}
