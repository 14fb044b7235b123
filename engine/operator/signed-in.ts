import type { ChannelName, Role, Team } from '../actor.ts'
import { USES, type Uses } from '../company/uses.ts'
import { type Sql, sql } from '../database/sql.ts'
import { languageOf } from '../text.ts'
import type { AccountDeps } from './deps.ts'
import type { SignedIn, Theme } from './operator.ts'
import type { Permission } from './permissions.ts'

type Row = {
  id: string
  name: string
  email: string
  photoId: string | null
  role: Role
  team: Team
  companyId: string | null
  companyName: string | null
  timeZone: string | null
  departmentIds: string[] | null
  permissions: Permission[]
  language: string
  theme: Theme
  uses: Uses
  mustChangePassword: boolean
}

type Parts = Pick<AccountDeps, 'db' | 'config'>

/** The operator behind a session of this epoch, as they are now; null when the session no longer counts. */
export function signedInOperator(parts: Parts, id: string, epoch: number): Promise<SignedIn | null> {
  return operatorWhere(parts, sql`operator.id = ${id} and operator.session_epoch = ${epoch}`, 'panel')
}

/** The active operator of whom this is true, as they are now. */
export async function operatorWhere(
  { db, config }: Parts,
  isThem: Sql,
  channel: ChannelName,
): Promise<SignedIn | null> {
  const row = await db.first<Row>(sql`
    select operator.id, operator.name, operator.email, operator.photo_id, operator.role, operator.team, operator.company_id,
      company.name as company_name, company.time_zone, operator.permissions, operator.language, operator.theme,
      operator.must_change_password, ${USES},
      (select array_agg(department_id) from operator_department where operator_id = operator.id) as department_ids
    from operator left join company on company.id = operator.company_id
    where ${isThem} and operator.active
  `)
  if (!row) return null
  const { id, name, role, team, companyId, departmentIds, permissions } = row
  return {
    actor: { kind: 'operator', id, name, role, team, companyId, departmentIds, permissions, channel },
    email: row.email,
    photoId: row.photoId,
    language: languageOf(row.language),
    theme: row.theme,
    companyName: row.companyName,
    timeZone: row.timeZone ?? config.timeZone,
    uses: row.uses,
    mustChangePassword: row.mustChangePassword,
  }
}
