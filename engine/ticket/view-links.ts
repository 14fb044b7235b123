import type { OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { visibleTickets } from './policy.ts'
import type { TicketRow } from './row.ts'
import type { Severity, TicketState } from './states.ts'

/** Another ticket that has to do with this one. */
export type LinkedTicket = {
  id: string
  number: string
  title: string
  state: TicketState
  severity: Severity
  openedAt: Date
  operator: string | null
  link: 'duplicate_of' | 'duplicate' | 'follow_up_of' | 'follow_up' | 'same_customer'
}

/** Duplicates and follow-ups, either way; those the operator may not see are not there. */
export function linkedTickets(db: Db, actor: OperatorActor, ticket: TicketRow): Promise<LinkedTicket[]> {
  return db.rows(sql`
    select ${CARD}, case
        when t.id = ${ticket.duplicateOfId}::uuid then 'duplicate_of'
        when t.id = ${ticket.followUpOfId}::uuid then 'follow_up_of'
        when t.duplicate_of_id = ${ticket.id} then 'duplicate'
        else 'follow_up' end as link
    from ticket t left join operator o on o.id = t.operator_id
    where t.id in (
      select id from ticket where id in (${ticket.duplicateOfId}::uuid, ${ticket.followUpOfId}::uuid)
      union all select id from ticket where duplicate_of_id = ${ticket.id}
      union all select id from ticket where follow_up_of_id = ${ticket.id}
    ) and ${visibleTickets(actor)}
    order by t.opened_at desc, t.id limit 50`)
}

export function openTicketsOf(db: Db, actor: OperatorActor, ticket: TicketRow): Promise<LinkedTicket[]> {
  return db.rows(sql`
    select ${CARD}, 'same_customer' as link
    from ticket t left join operator o on o.id = t.operator_id
    where t.customer_id = ${ticket.customerId} and t.id <> ${ticket.id}
      and t.state not in ('closed', 'rejected', 'cancelled') and ${visibleTickets(actor)}
    order by t.opened_at desc, t.id limit 10`)
}

/** Tickets of the same customer that this one may be the duplicate of: by number or words, newest first. */
export function possibleDuplicates(
  db: Db,
  actor: OperatorActor,
  ticket: TicketRow,
  text: string,
): Promise<LinkedTicket[]> {
  const query = text.trim().slice(0, 200)
  const matches = query
    ? sql`(strpos(t.number, ${query.replace(/^#/, '')}) > 0
        or t.search @@ websearch_to_tsquery('bote_portuguese', ${query})
        or strpos(bote_unaccent(t.title), bote_unaccent(${query})) > 0)`
    : sql`true`
  return db.rows(sql`
    select ${CARD}, 'same_customer' as link
    from (
      select * from ticket where customer_id = ${ticket.customerId} and id <> ${ticket.id}
      order by opened_at desc limit 2000
    ) t left join operator o on o.id = t.operator_id
    where ${matches} and ${visibleTickets(actor)}
    order by t.opened_at desc, t.id limit 10`)
}

const CARD: Sql = sql.raw('t.id, t.number, t.title, t.state, t.severity, t.opened_at, o.name as operator')
