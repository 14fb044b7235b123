import { type Sql, sql } from '../database/sql.ts'
import { type Administering, withinCompany } from './authority.ts'

/**
 * The columns `companies` and `departments`: names of those that refer to a row by `column`, as far as the person sees
 * them.
 */
export function usersOf(actor: Administering, column: Sql, row: Sql): Sql {
  return sql`
    array(select name from company where ${column} = ${row}
      and ${withinCompany(actor, sql`company.id`)} order by name) as companies,
    array(select name from department where ${column} = ${row}
      and ${withinCompany(actor, sql`company_id`)} order by name) as departments`
}
