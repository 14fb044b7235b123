import { type Sql, sql } from '../database/sql.ts'
import { STILL_LINKED } from '../operator-chat/operator-chat.ts'
import type { NoticeChoice } from './choice.ts'
import type { NoticeKind } from './kinds.ts'

/** Somebody who can be told in the chat of the operators' bot. */
export type Listener = {
  operatorId: string
  chatId: string
  to: string
  language: string
  /** Their company's; null for who works for all. */
  timeZone: string | null
  onDuty: boolean
  choice: NoticeChoice | null
}

/** To whom something happens: everybody who may see it, those of them who supervise, the responsible. */
export type Concerned = {
  kind: NoticeKind
  place: { companyId: string; departmentId: string }
  responsibleId: string | null
  everybody?: boolean
  supervisors?: boolean
  /** Who did it knows. */
  exceptId: string | null
}

/** The listeners concerned as a JSON array, for a question that asks for more at once. */
export function listenersTo(concerned: Concerned | null): Sql {
  if (!concerned) return sql`'[]'::jsonb`
  const { place, responsibleId, everybody = false, supervisors = false, exceptId } = concerned
  const wide = everybody ? sql`true` : supervisors ? sql`operator.role <> 'agent'` : sql`false`
  return sql`(select coalesce(jsonb_agg(${LISTENER} order by operator.id), '[]') from operator_chat h
    join operator on ${STILL_LINKED}
    left join company x on x.id = operator.company_id
    left join notice_choice n on n.operator_id = operator.id
    where h.dead_at is null and not operator.must_change_password
      and operator.id is distinct from ${exceptId}::uuid
      and (operator.id = ${responsibleId}::uuid or (${wide} and ${works(place)})))`
}

/** Supervisors of all companies, who mind the channels; with a condition of the query's own, fewer of them. */
export const supervisorsListening = (
  condition: Sql = sql.empty,
): Sql => sql`(select coalesce(jsonb_agg(${listener()} order by operator.id), '[]')
    from operator_chat h join operator on ${STILL_LINKED}
    left join company x on x.id = operator.company_id
    left join notice_choice n on n.operator_id = operator.id
    where h.dead_at is null and not operator.must_change_password and operator.role <> 'agent' ${condition})`

const LISTENER: Sql = listener()

function listener(): Sql {
  return sql.raw(`jsonb_build_object('operatorId', operator.id, 'chatId', h.id, 'to', h.external_id,
    'language', operator.language, 'timeZone', x.time_zone, 'onDuty', h.on_duty,
    'choice', case when n.operator_id is not null then jsonb_build_object('atOnce', n.at_once,
      'inDigest', n.in_digest, 'ratingUnder', n.rating_under, 'quietFrom', n.quiet_from,
      'quietUntil', n.quiet_until, 'digestAt', n.digest_at) end)`)
}

/** The same limit as the policies of tickets and atendimentos. */
function works({ companyId, departmentId }: Concerned['place']): Sql {
  return sql`(operator.company_id is null or operator.company_id = ${companyId})
    and (not exists (select 1 from operator_department w where w.operator_id = operator.id)
      or exists (select 1 from operator_department w
        where w.operator_id = operator.id and w.department_id = ${departmentId}))`
}
