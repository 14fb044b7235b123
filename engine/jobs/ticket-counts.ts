import type { Database } from '../database/database.ts'
import { sql } from '../database/sql.ts'

/**
 * Folds the rows that every movement of a ticket appends into one a tab. One statement: what others append or fold
 * meanwhile it neither sees nor removes, and every reader finds the old rows or the sums, never both or neither.
 */
export async function foldTicketCounts({ db }: { db: Database }): Promise<void> {
  await db.query(sql`
    with crowded as (
      select company_id, department_id, state from ticket_count
      group by company_id, department_id, state having count(*) > 1 or sum(count) = 0
    ), folded as (
      delete from ticket_count where id in (
        select ticket_count.id from ticket_count join crowded using (company_id, department_id, state)
        for update of ticket_count skip locked
      )
      returning company_id, department_id, state, count
    )
    insert into ticket_count (company_id, department_id, state, count)
    select company_id, department_id, state, sum(count) from folded
    group by company_id, department_id, state having sum(count) <> 0`)
}
