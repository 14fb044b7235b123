import type { ContactActor } from '../actor.ts'
import { isId } from '../database/id.ts'
import { type Sql, sql } from '../database/sql.ts'
import { NotFound } from '../errors.ts'
import { needsComment } from './customer-verbs.ts'
import type { TicketEvent } from './machine.ts'
import { CONTACT_VERBS, may, type TicketVerb, visibleTickets } from './policy.ts'
import { readTicket, type TicketRow } from './row.ts'
import { MARKS, type Mark, type Severity, type TicketState } from './states.ts'
import type { TicketDeps } from './tickets.ts'

/** A ticket in a list, as its customer sees it. */
export type TicketCard = {
  id: string
  number: string
  title: string
  state: TicketState
  severity: Severity
  ball: 'team' | 'customer' | 'none'
  openedAt: Date
  updatedAt: Date
  customerId: string
  customerName: string
  contactId: string
  contactName: string
  operatorName: string | null
}

export type ShownTicket = TicketCard & {
  description: string
  team: string
  justification: string | null
  dueAt: Date | null
  closesAt: Date | null
  closedAt: Date | null
  closeReason: string | null
  timeZone: string
  followUpOf: string | null
  duplicateOf: string | null
  /** The last public logs, oldest first. */
  logs: ShownLog[]
  files: ShownFile[]
  /** The proposal that can be decided now. */
  proposal: ShownProposal | null
  rating: { mark: string; comment: string | null } | null
  /** The marks that cannot be given without a comment. */
  commentFor: Mark[]
  /** What the person may do now; the rest is not offered. */
  actions: TicketVerb[]
}

export type ShownLog = {
  id: string
  author: string
  authorKind: string
  body: string
  at: Date
  files: number
}
export type ShownFile = { id: string; name: string; mediaType: string; size: number | null; state: string }
export type ShownProposal = {
  id: string
  hours: string
  price: string
  currency: string
  body: string
  validUntil: Date
}

/** Ask: the tickets of a person in a chat. Everything goes through the person: what is not theirs does not exist. */
export function customerTickets(
  { db, clock }: Pick<TicketDeps, 'db' | 'clock'>,
  can: (ticket: TicketRow, event: TicketEvent) => boolean,
) {
  return {
    /**
     * A page of their tickets, and of the whole company where allowed (R28): those waiting for the person first, then
     * the open ones, then the ended, newest first within each. `query` is a number or words. `offset` counts cards.
     */
    async mine(
      by: ContactActor,
      {
        customerId,
        query,
        offset = 0,
        limit = 5,
      }: { customerId?: string; query?: string; offset?: number; limit?: number } = {},
    ): Promise<{ tickets: TicketCard[]; more: boolean }> {
      const conditions = [visibleTickets(by)]
      if (customerId) conditions.push(sql`t.customer_id = ${customerId}`)
      if (query?.trim()) conditions.push(matches(query.trim()))
      const tickets = await db.rows<TicketCard>(sql`
        ${cards} where ${sql.and(conditions)}
        order by case when t.ball = 'customer' then 0 when t.ball = 'team' then 1 else 2 end, t.updated_at desc, t.id
        limit ${limit + 1} offset ${offset}`)
      return { tickets: tickets.slice(0, limit), more: tickets.length > limit }
    },

    /** Solutions to approve and proposals to decide, the oldest first (R25). Only the person's own. */
    pendingApprovals: (by: ContactActor, limit = 5): Promise<TicketCard[]> =>
      db.rows<TicketCard>(sql`
        ${cards} where ${visibleTickets(by)} and t.contact_id = ${by.id} and t.ball = 'customer'
          and (t.state = 'awaiting_approval' or (t.state = 'estimating' and t.proposal_state = 'sent'
            and t.proposal_valid_until >= ${clock.now()}))
        order by t.updated_at, t.id limit ${limit}`),

    /**
     * By the number people type, or its end (`0042`): then the newest that ends so. Undefined for none and for
     * somebody else's.
     */
    byNumber(by: ContactActor, text: string): Promise<TicketCard | undefined> {
      const number = text.trim().replace(/^#/, '')
      return db.first<TicketCard>(sql`
        ${cards} where ${visibleTickets(by)} and (t.number = ${number} or ${endsIn(number, 3)})
        order by t.number = ${number} desc, t.opened_at desc limit 1`)
    },

    /** The ticket that a chat message belongs to: one of ours that was replied to, or a log of theirs. */
    async byMessage(by: ContactActor, externalId: string): Promise<TicketCard | undefined> {
      return db.first<TicketCard>(sql`
        ${cards} where ${visibleTickets(by)} and t.id = coalesce(
          (select o.ticket_id from outbox_message o
            where o.chat_id = ${by.chatId} and o.external_id = ${externalId} and o.ticket_id is not null limit 1),
          (select l.ticket_id from log l
            where l.chat_id = ${by.chatId} and l.external_id = ${externalId} limit 1))`)
    },

    /** One ticket with its last public words and what can be done now. Throws NotFound. */
    async shown(by: ContactActor, id: string, { logs: count = 5 } = {}): Promise<ShownTicket> {
      if (!isId(id)) throw new NotFound('ticket')
      const found = await db.first<ShownTicket & { commentRequired: boolean }>(
        sql`${shown(count)} where t.id = ${id} and ${visibleTickets(by)}`,
      )
      if (!found) throw new NotFound('ticket')
      const row = await readTicket(db, id)
      const actions = CONTACT_VERBS.filter((verb) => may(by, verb, row) && can(row, probe(verb)))
      const { commentRequired, ...ticket } = revived(found)
      const commentFor = MARKS.filter((mark) => needsComment(mark, commentRequired))
      return { ...ticket, timeZone: row.timeZone, actions, commentFor }
    },
  }
}

const cards: Sql = sql`
  select t.id, t.number, t.title, t.state, t.severity, t.ball, t.opened_at, t.updated_at, t.customer_id,
    u.name as customer_name, t.contact_id, q.name as contact_name, o.name as operator_name
  from ticket t
  join customer u on u.id = t.customer_id
  join contact q on q.id = t.contact_id
  left join operator o on o.id = t.operator_id`

const shown = (logs: number): Sql => sql`
  select t.id, t.number, t.title, t.state, t.severity, t.ball, t.opened_at, t.updated_at, t.customer_id,
    u.name as customer_name, t.contact_id, q.name as contact_name, o.name as operator_name, t.description, t.team,
    t.justification, t.due_at, t.closes_at, t.closed_at, t.close_reason,
    (select number from ticket x where x.id = t.follow_up_of_id) as follow_up_of,
    (select number from ticket x where x.id = t.duplicate_of_id) as duplicate_of,
    (select coalesce(jsonb_agg(l order by l.at, l.id), '[]') from (
      select l.id, l.author, l.author_kind as "authorKind", l.body, l.created_at as at,
        (select count(*)::int from attachment a where a.log_id = l.id) as files
      from log l where l.ticket_id = t.id and l.visibility = 'public'
      order by l.created_at desc, l.id desc limit ${logs}) l) as logs,
    (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
        'state', a.state) order by a.created_at, a.id), '[]')
      from attachment a left join log l on l.id = a.log_id
      where a.ticket_id = t.id and (l.id is null or l.visibility = 'public')) as files,
    (select jsonb_build_object('id', p.id, 'hours', p.hours::text, 'price', p.price::text, 'currency', p.currency,
        'body', p.body, 'validUntil', p.valid_until)
      from proposal p where p.id = t.proposal_id and t.proposal_state = 'sent') as proposal,
    (select jsonb_build_object('mark', r.mark, 'comment', r.comment) from rating r where r.ticket_id = t.id) as rating,
    (select rating_comment_required from company c where c.id = t.company_id) as comment_required
  from ticket t
  join customer u on u.id = t.customer_id
  join contact q on q.id = t.contact_id
  left join operator o on o.id = t.operator_id`

/** Dates inside JSON come as text. */
function revived<Found extends Pick<ShownTicket, 'logs' | 'proposal'>>(found: Found): Found {
  return {
    ...found,
    logs: found.logs.map((log) => ({ ...log, at: new Date(log.at) })),
    proposal: found.proposal && { ...found.proposal, validUntil: new Date(found.proposal.validUntil) },
  }
}

/** The event whose possibility a customer's button shows. */
function probe(verb: (typeof CONTACT_VERBS)[number]): TicketEvent {
  return { type: verb === 'write' ? 'customerWrote' : verb }
}

function matches(query: string): Sql {
  const number = query.replace(/^#/, '')
  return sql`(t.number like ${`${escaped(number)}%`} or ${endsIn(number)}
    or t.search @@ websearch_to_tsquery('bote_portuguese', ${query}))`
}

/** The running number alone, with or without its zeros. */
function endsIn(number: string, digits = 1): Sql {
  const isEnd = number.length >= digits && /^\d{1,6}$/.test(number)
  return isEnd ? sql`t.number ~ ${`\\D0*${number.replace(/^0+/, '')}$`}` : sql`false`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
