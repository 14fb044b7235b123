import type { Role, Team } from '../actor.ts'
import { USES, type Uses } from '../company/uses.ts'
import { sql } from '../database/sql.ts'
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

/** The operator behind a session of this epoch, as they are now; null when the session no longer counts. */
export async function signedInOperator(
  { db, config }: Pick<AccountDeps, 'db' | 'config'>,
  id: string,
  epoch: number,
): Promise<SignedIn | null> {
  const row = await db.first<Row>(sql`
    select operator.id, operator.name, operator.email, operator.photo_id, operator.role, operator.team, operator.company_id,
      company.name as company_name, company.time_zone, operator.permissions, operator.language, operator.theme,
      operator.must_change_password, ${USES},
      (select array_agg(department_id) from operator_department where operator_id = operator.id) as department_ids
    from operator left join company on company.id = operator.company_id
    where operator.id = ${id} and operator.session_epoch = ${epoch} and operator.active
  `)
  if (!row) return null
  const { name, role, team, companyId, departmentIds } = row
  return {
    actor: {
      kind: 'operator',
      id,
      name,
      role,
      team,
      companyId,
      departmentIds,
      permissions: row.permissions,
      channel: 'panel',
    },
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
