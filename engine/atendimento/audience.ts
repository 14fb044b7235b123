import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import { CHATS, type Reached } from '../notification/recipients.ts'
import { type Concerned, type Listener, listenersTo } from '../operator-notice/listeners.ts'
import type { PerformedStep } from './effects.ts'

/** Everybody who may have to hear of a step, and the names it is told with. */
export type AtendimentoAudience = {
  customer: string
  operator: string | null
  process: string | null
  subprocess: string | null
  departmentEmail: string | null
  locale: string
  /** Whoever asked; for a case that names nobody, the customer's authorised people. */
  people: (Reached & { contactId: string })[]
  /** Of the department, who want mail. */
  supervisors: { email: string; language: string }[]
  /** Where the responsible wants mail, if they do. */
  operatorMail: string | null
  operatorLanguage: string | null
  attachmentIds: string[]
  /** Who is told in the chat of the operators' bot. */
  listeners: Listener[]
}

/** Asked at once, in one statement. */
export function audienceOf(
  tx: Tx,
  { row, note, at }: PerformedStep,
  concerned: Concerned | null,
): Promise<AtendimentoAudience> {
  return tx.one<AtendimentoAudience>(sql`
    select u.name as customer, d.email as department_email, c.locale, o.name as operator,
      o.language as operator_language, case when o.active and o.mail_notices then o.email end as operator_mail,
      (select name from process where id = ${row.processId}) as process,
      (select name from subprocess where id = ${row.subprocessId}) as subprocess,
      (select coalesce(jsonb_agg(jsonb_build_object('contactId', p.id, 'email', p.email, 'language', p.language,
          'whatsapp', ${includesWhatsapp(sql`${at}::timestamptz`, { customer: 'u', company: 'c' })}, 'chats', ${CHATS}) order by p.id), '[]')
        from contact p join membership m on m.contact_id = p.id and m.customer_id = u.id
        where p.active and (p.id = ${row.contactId}::uuid or (${row.contactId}::uuid is null and m.authorised))) as people,
      (select coalesce(jsonb_agg(jsonb_build_object('email', s.email, 'language', s.language) order by s.id), '[]')
        from operator s
        where s.role = 'supervisor' and s.active and s.mail_notices and (s.company_id is null or s.company_id = c.id)
          and (not exists (select 1 from operator_department w where w.operator_id = s.id)
            or exists (select 1 from operator_department w where w.operator_id = s.id and w.department_id = d.id))
        ) as supervisors,
      (select coalesce(jsonb_agg(a.id order by a.created_at, a.id), '[]')
        from attachment a where a.log_id = ${note?.log?.id ?? null}) as attachment_ids,
      ${listenersTo(concerned)} as listeners
    from company c
    join customer u on u.id = ${row.customerId}
    join department d on d.id = ${row.departmentId}
    left join operator o on o.id = ${row.operatorId}
    where c.id = ${row.companyId}`)
}
