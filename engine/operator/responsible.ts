import type { Tx } from '../database/database.ts'
import { mustBeIds } from '../database/id.ts'
import { sql } from '../database/sql.ts'
import { Conflict, NotFound } from '../errors.ts'

/** One winner: throws Conflict `<entity>.taken` naming who is responsible already. */
export async function refuseTaken(
  tx: Tx,
  entity: string,
  { operatorId }: { operatorId: string | null },
  by: string,
): Promise<void> {
  if (operatorId === null || operatorId === by) return
  const winner = await tx.first<{ name: string }>(sql`select name from operator where id = ${operatorId}`)
  throw new Conflict(`${entity}.taken`, { winner: winner?.name })
}

/** Whoever is to be responsible must be active, and of the company and department. Throws NotFound. */
export async function refuseOutsider(
  tx: Tx,
  operatorId: string,
  { companyId, departmentId }: { companyId: string; departmentId: string },
): Promise<void> {
  mustBeIds({ operator: operatorId })
  const operator = await tx.first(sql`
    select 1 from operator o
    where o.id = ${operatorId} and o.active and (o.company_id is null or o.company_id = ${companyId})
      and (o.role <> 'agent' or exists (select 1 from operator_department od
        where od.operator_id = o.id and od.department_id = ${departmentId})
        or not exists (select 1 from operator_department od where od.operator_id = o.id))`)
  if (!operator) throw new NotFound('operator')
}
