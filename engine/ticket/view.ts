import type { Actor, ChannelName, OperatorActor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { type History, type HistoryFile, historyOf } from '../history/history.ts'
import { type DeliveryState, deliveriesOf } from '../notification/deliveries.ts'
import type { TicketEvent } from './machine.ts'
import { maySee } from './policy.ts'
import { readTicket, type TicketRow } from './row.ts'
import type { TicketState } from './states.ts'
import { actionsOf, type OperatorAction } from './view-actions.ts'
import { type ChecklistItem, checklistOf } from './view-checklist.ts'
import { headerOf, type TicketHeader } from './view-header.ts'
import { type LinkedTicket, linkedTickets, openTicketsOf, possibleDuplicates } from './view-links.ts'

/** Everything the page of a ticket shows. */
export type TicketView = {
  ticket: TicketRow
  header: TicketHeader
  history: History<TicketState>
  /** Files of the opening and of the checklist; others hang on the words they came with. */
  files: (HistoryFile & { questionId: string | null; createdAt: Date; uploadedBy: string })[]
  checklist: ChecklistItem[]
  links: LinkedTicket[]
  /** Other open tickets of the customer, newest first, at most ten. */
  others: LinkedTicket[]
  proposals: ViewProposal[]
  rating: { mark: string; value: number; comment: string | null; channel: ChannelName; at: Date } | null
  deliveries: DeliveryState[]
  timers: { name: string; dueAt: Date }[]
  actions: OperatorAction[]
}

export type ViewProposal = {
  id: string
  /** Decimal text. */
  hours: string
  price: string
  currency: string
  body: string
  validUntil: Date
  sentBy: string
  sentAt: Date
  decision: 'approved' | 'refused' | null
  decidedBy: string | null
  decidedAt: Date | null
  channel: ChannelName | null
  reason: string | null
}

/** Ask: a ticket as operators see it. */
export function ticketViews(
  { db, live }: Pick<Deps, 'db' | 'live'>,
  can: (ticket: TicketRow, event: TicketEvent) => boolean,
) {
  async function seen(actor: Actor, id: string): Promise<{ operator: OperatorActor; ticket: TicketRow }> {
    if (actor.kind !== 'operator') throw new Forbidden('ticket.view')
    const ticket = await readTicket(db, id)
    if (!maySee(actor, ticket)) throw new NotFound('ticket')
    return { operator: actor, ticket }
  }

  return {
    /** The last hundred things that happened come with it; `history` brings the earlier ones. Throws NotFound. */
    async view(actor: Actor, id: string): Promise<TicketView> {
      const { operator, ticket } = await seen(actor, id)
      const [header, history, files, checklist, links, others, proposals, rating, deliveries, timers] =
        await Promise.all([
          headerOf(db, ticket),
          historyOf<TicketState>(db, 'ticket', id),
          filesOf(id),
          checklistOf(db, ticket),
          linkedTickets(db, operator, ticket),
          openTicketsOf(db, operator, ticket),
          proposalsOf(id),
          ratingOf(id),
          deliveriesOf(db, 'ticket', id),
          timersOf(id),
        ])
      const actions = actionsOf(operator, ticket, can)
      return {
        ticket,
        header,
        history,
        files,
        checklist,
        links,
        others,
        proposals,
        rating,
        deliveries,
        timers,
        actions,
      }
    },

    /** What happened before an entry of the history. Throws NotFound. */
    async history(actor: Actor, id: string, before: string): Promise<History<TicketState>> {
      await seen(actor, id)
      return historyOf(db, 'ticket', id, { before: /^\d{1,18}$/.test(before) ? before : '0' })
    },

    /** What it may be the duplicate of (R17): tickets of the same customer by number or words, at most ten. */
    async possibleDuplicates(actor: Actor, id: string, text: string): Promise<LinkedTicket[]> {
      const { operator, ticket } = await seen(actor, id)
      return possibleDuplicates(db, operator, ticket, text)
    },

    /** An operator has looked: no step of the lifecycle, so the version stays. */
    async markRead(actor: Actor, id: string): Promise<void> {
      const { ticket } = await seen(actor, id)
      if (!ticket.unread) return
      await db.query(sql`update ticket set unread = false where id = ${id} and version = ${ticket.version}`)
      const { companyId, departmentId } = ticket
      const tell = () => live.changed({ kind: 'ticket', id, companyId, departmentId })
      if ('afterCommit' in db) db.afterCommit(tell)
      else tell()
    },
  }

  function filesOf(id: string): Promise<TicketView['files']> {
    return db.rows(sql`
      select id, name, media_type, size, state, reason, question_id, created_at, uploaded_by from attachment
      where ticket_id = ${id} and log_id is null order by created_at, id limit 500`)
  }

  function proposalsOf(id: string): Promise<ViewProposal[]> {
    return db.rows(sql`
      select p.id, p.hours::text, p.price::text, p.currency, p.body, p.valid_until, o.name as sent_by, p.sent_at,
        p.decision, p.decided_by, p.decided_at, p.channel, p.reason
      from proposal p left join operator o on o.id = p.sent_by_id
      where p.ticket_id = ${id} order by p.sent_at desc, p.id desc`)
  }

  async function ratingOf(id: string): Promise<TicketView['rating']> {
    const rating = await db.first<NonNullable<TicketView['rating']>>(
      sql`select mark, value, comment, channel, at from rating where ticket_id = ${id}`,
    )
    return rating ?? null
  }

  function timersOf(id: string): Promise<TicketView['timers']> {
    return db.rows(
      sql`select name, due_at from timer where entity = 'ticket' and entity_id = ${id} order by due_at`,
    )
  }
}
