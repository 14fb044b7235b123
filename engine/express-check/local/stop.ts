import { sql } from '../../database/sql.ts'
import { type CheckSubject, type Detail, type Finding, MOST_DETAILS } from '../lights.ts'
import type { LocalDeps } from '../local.ts'
import { looked } from './connection.ts'

type Read = {
  /** Null: nothing is stopped at this access point. */
  number: number | null
  accessPoint: string
  message: string
  openedAt: Date
  expectedUntil: Date | null
}

/** Open notices of a stop where the connections hang. */
export async function stop({ db }: LocalDeps, subject: CheckSubject): Promise<Finding> {
  const found = await db.rows<Read>(sql`
    select s.number, a.name as access_point, s.message, s.opened_at, s.expected_until
    from (select distinct access_point_id as id from connection where ${looked(subject)}) as place
    join access_point a on a.id = place.id
    left join stop_notice s on s.access_point_id = a.id and s.closed_at is null
    order by s.opened_at nulls last limit ${MOST_DETAILS}`)
  if (found.length === 0) return { state: 'grey', why: 'nothing_to_look_at' }
  const details = found.flatMap(detailsOf)
  return { state: details.length > 0 ? 'red' : 'green', details }
}

function detailsOf({ number, accessPoint, message, openedAt, expectedUntil }: Read): Detail[] {
  if (number === null) return []
  const until = expectedUntil?.toISOString() ?? null
  return [{ about: 'stop', number, accessPoint, message, at: openedAt.toISOString(), until }]
}
