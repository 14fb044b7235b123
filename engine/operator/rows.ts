import type { Administering } from '../administration/authority.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { NotFound } from '../errors.ts'
import type { Operator } from './operator.ts'
import { NO_PASSWORD } from './password.ts'
import { mayManage } from './policy.ts'

/** An operator without the password, and with the departments they are limited to. */
export const operatorColumns: Sql = sql`
  operator.id, operator.name, operator.email, operator.role, operator.team, operator.company_id,
  coalesce(
    (select array_agg(limits.department_id) from operator_department as limits where limits.operator_id = operator.id),
    '{}'
  ) as department_ids,
  operator.phone, operator.extension, operator.mobile, operator.address, operator.notes, operator.photo_id,
  operator.mail_notices, operator.permissions, operator.language, operator.theme, operator.active,
  operator.password_hash = ${NO_PASSWORD} as invited,
  operator.created_at`

/** The operator, held until the transaction ends; throws NotFound for one the administrator may not manage. */
export async function lockOperator(tx: Tx, manager: Administering, id: string): Promise<Operator> {
  const found = await tx.first<Operator>(
    sql`select ${operatorColumns} from operator where operator.id = ${id} for update`,
  )
  if (!found || !mayManage(manager, found)) throw new NotFound('operator_not_found')
  return found
}

export async function readOperator(tx: Tx, id: string): Promise<Operator> {
  return tx.one<Operator>(sql`select ${operatorColumns} from operator where operator.id = ${id}`)
}

/** How the audit trail names the operator. */
export function about({ id, name }: Operator) {
  return { entity: 'operator', entityId: id, name }
}
