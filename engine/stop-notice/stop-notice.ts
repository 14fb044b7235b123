import { type Administering, withinCompanyOrShared } from '../administration/authority.ts'
import { type Sql, sql } from '../database/sql.ts'

/** A known stop at an access point: customers whose connections hang there read `message` before they open anything. */
export type StopNotice = {
  id: string
  number: number
  accessPointId: string
  message: string
  openedAt: Date
  expectedUntil: Date | null
  closedAt: Date | null
}

export type StopNoticeItem = StopNotice & {
  accessPoint: string
  /** Null: every company's. */
  company: string | null
  companyId: string | null
  openedBy: string | null
  closedBy: string | null
  basis: string
  /** Connections in use that hang there, and cases that are about it. */
  connections: number
  cases: number
}

export const STOP_NOTICE_COLUMNS = sql.raw(
  'id, number, access_point_id, message, opened_at, expected_until, closed_at',
)

export const stopNoticeItems = sql`
  select s.id, s.number, s.access_point_id, s.message, s.opened_at, s.expected_until, s.closed_at,
    access_point.name as access_point, access_point.company_id, company.name as company,
    o.name as opened_by, c.name as closed_by, s.xmin::text as basis,
    (select count(*)::int from connection n where n.access_point_id = s.access_point_id and n.active) as connections,
    (select count(*)::int from atendimento t where t.stop_notice_id = s.id) as cases
  from stop_notice s
  join access_point on access_point.id = s.access_point_id
  left join company on company.id = access_point.company_id
  left join operator o on o.id = s.opened_by_id
  left join operator c on c.id = s.closed_by_id`

/** A condition on the notices above: those of the person's company, and of what every company shares. */
export function visibleStopNotices(actor: Administering): Sql {
  return withinCompanyOrShared(actor, sql`access_point.company_id`)
}
