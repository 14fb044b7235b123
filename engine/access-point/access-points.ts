import { catalogue } from '../administration/catalogue.ts'
import { line, optionalParagraph } from '../administration/input.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** What connections hang on, and stop together with: a tower, a concentrator. */
export type AccessPoint = {
  id: string
  companyId: string | null
  name: string
  address: string | null
  active: boolean
}

type Figures = { connections: number; stopped: boolean }

export function accessPoints(deps: Deps) {
  return catalogue<AccessPoint, typeof fields, Figures>(deps, {
    entity: 'access_point',
    fields,
    order: sql`access_point.name`,
    figures: sql`
      (select count(*)::int from connection where access_point_id = access_point.id and connection.active) as connections,
      exists (select from stop_notice where access_point_id = access_point.id and closed_at is null) as stopped`,
  })
}

const fields = { name: line(80), address: optionalParagraph(500) }
