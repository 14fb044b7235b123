import type { ChannelName } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { TicketRow } from './row.ts'

/** Names and circumstances around a ticket. */
export type TicketHeader = {
  company: string
  customer: string
  customerCode: string | null
  contact: {
    name: string
    email: string | null
    phone: string | null
    mobile: string | null
    active: boolean
  }
  department: string
  operator: string | null
  operatorPhotoId: string | null
  openedBy: string | null
  /** From the type down. */
  subject: { name: string; nameEn: string | null }[]
  /** What the contract covers (R31); null without a contract. */
  contract: { number: string; plan: string; coverage: string | null; whatsapp: boolean } | null
  /** R32: the ticket's version against the one that is supported. */
  productVersion: { ticket: string | null; current: string | null; isOutdated: boolean }
  /** Where the contact can be reached: live chats first. */
  chats: { channel: ChannelName; name: string | null; deadAt: Date | null; deadReason: string | null }[]
  currency: string
}

export async function headerOf(db: Db, ticket: TicketRow): Promise<TicketHeader> {
  const [found, chats] = await Promise.all([
    db.one<Omit<TicketHeader, 'chats' | 'productVersion'> & { currentVersion: string | null }>(sql`
      with recursive path as (
        select s.id, s.parent_id, s.name, s.name_en, 0 as depth from subject s where s.id = ${ticket.subjectId}
        union all
        select s.id, s.parent_id, s.name, s.name_en, depth + 1 from path join subject s on s.id = path.parent_id
        where depth < 2
      )
      select c.name as company, c.currency, c.product_version as current_version, u.name as customer,
        u.code as customer_code, d.name as department,
        jsonb_build_object('name', q.name, 'email', q.email, 'phone', q.phone, 'mobile', q.mobile, 'active', q.active)
          as contact,
        (select name from operator where id = ${ticket.operatorId}::uuid) as operator,
        (select photo_id from operator where id = ${ticket.operatorId}::uuid) as operator_photo_id,
        (select name from operator where id = ${ticket.openedById}::uuid) as opened_by,
        (select jsonb_build_object('number', k.number, 'plan', p.name, 'coverage', k.coverage, 'whatsapp', p.whatsapp)
          from contract k join plan p on p.id = k.plan_id where k.id = ${ticket.contractId}::uuid) as contract,
        (select coalesce(jsonb_agg(jsonb_build_object('name', path.name, 'nameEn', path.name_en) order by depth desc), '[]')
          from path) as subject
      from company c, customer u, contact q, department d
      where c.id = ${ticket.companyId} and u.id = ${ticket.customerId} and q.id = ${ticket.contactId}
        and d.id = ${ticket.departmentId}`),
    db.rows<TicketHeader['chats'][number]>(sql`
      select channel, name, dead_at, dead_reason from chat where contact_id = ${ticket.contactId}
      order by dead_at is not null, last_seen_at desc nulls last limit 20`),
  ])
  const { currentVersion: current, ...header } = found
  const version = ticket.productVersion
  const isOutdated = version !== null && current !== null && version.trim() !== current.trim()
  return { ...header, productVersion: { ticket: version, current, isOutdated }, chats }
}
