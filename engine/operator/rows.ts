import { type Sql, sql } from '../database/sql.ts'
import { NO_PASSWORD } from './password.ts'

/** An operator without the password, and with the departments they are limited to. */
export const operatorColumns: Sql = sql`
  operator.id, operator.name, operator.email, operator.role, operator.team, operator.company_id,
  coalesce(
    (select array_agg(limits.department_id) from operator_department as limits where limits.operator_id = operator.id),
    '{}'
  ) as department_ids,
  operator.phone, operator.extension, operator.mobile, operator.address, operator.notes, operator.mail_notices,
  operator.language, operator.theme, operator.active, operator.password_hash = ${NO_PASSWORD} as invited,
  operator.created_at`
