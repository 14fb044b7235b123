import { includesWhatsapp } from '../contract/includes-whatsapp.ts'
import type { Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { MailPayload } from '../notification/channel.ts'
import type { OutgoingMessage } from '../notification/message.ts'
import type { Outgoing } from '../notification/outbox.ts'
import { CHATS, mailsTo, noticesTo, type Reached, type Send } from '../notification/recipients.ts'
import { type Concerned, type Listener, listenersTo } from '../operator-notice/listeners.ts'
import type { OperatorNotices } from '../operator-notice/telling.ts'
import { type Language, languageOf } from '../text.ts'
import { customerBulletin, type NewsFacts, type ProposalFacts } from './bulletin.ts'
import { concernedBy, deskNews } from './desk-news.ts'
import type { Performed } from './effects.ts'
import { isRatingOpen } from './facts.ts'
import type { TicketNews } from './machine.ts'
import { teamBulletin } from './team-bulletin.ts'
import { ticketWords } from './words.ts'

/** Who hears what of a ticket: every movement reaches the other side (R26, R67). */
export function ticketNews(send: Send, operators: OperatorNotices) {
  return {
    async tell(tx: Tx, news: TicketNews, step: Performed): Promise<void> {
      if (isHeardByNobody(news, step)) return
      const concerned = concernedBy(news, step)
      const people = await audience(tx, step, concerned)
      const notices = [...forCustomer(news, step, people), ...forTeam(news, step, people)]
      if (notices.length > 0) await send(tx, notices)
      if (!concerned || people.listeners.length === 0) return
      const { customer, listeners } = people
      const told = { customer, facts: (language: string) => facts(step, people, languageOf(language)) }
      await operators.tell(tx, deskNews(news, step, concerned, told), listeners)
    },
  }
}

/** News of the customer's own doing comes back to them by mail, as a receipt; the chat they act in answers itself. */
const RECEIPTS: readonly TicketNews[] = [
  'opened',
  'proposalApproved',
  'proposalRefused',
  'approved',
  'approvedWithRestrictions',
  'cancelled',
]
const TEAM_NEWS: readonly TicketNews[] = [...RECEIPTS, 'customerWrote', 'refused', 'rated']

/** The common case, a customer writing on their own ticket, asks the database nothing. */
function isHeardByNobody(news: TicketNews, { actor, row }: Performed): boolean {
  const byOpener = actor.kind === 'contact' && actor.id === row.contactId
  return (
    byOpener &&
    news !== 'rated' &&
    !RECEIPTS.includes(news) &&
    row.operatorMail === null &&
    !row.operatorListens
  )
}

function forCustomer(news: TicketNews, step: Performed, people: Audience): Outgoing[] {
  const { actor, row, eventId } = step
  const isOwnDoing = actor.kind === 'contact' && actor.id === row.contactId
  if (news === 'rated' || (isOwnDoing && !RECEIPTS.includes(news))) return []
  const language = languageOf(people.language)
  const message = customerBulletin(news, facts(step, people, language), { language, timeZone: row.timeZone })
  const about = { contactId: row.contactId, ticketId: row.id, eventId, kind: `ticket.${news}` }

  return noticesTo(people, actor, about, message, mail(row, message, language))
}

function forTeam(news: TicketNews, step: Performed, people: Audience): Outgoing[] {
  const { row, actor, eventId } = step
  if (actor.kind === 'operator' || !TEAM_NEWS.includes(news)) return []
  const to = news === 'opened' ? people.departmentEmail : row.operatorMail
  const language = languageOf(news === 'opened' ? people.locale : people.operatorLanguage)
  const message = teamBulletin(news, facts(step, people, language), people.customer, { language })
  const about = { ticketId: row.id, eventId, kind: `team.${news}` }
  return mailsTo([to], about, mail(row, message, language))
}

function mail(
  { id, number, title }: Performed['row'],
  message: OutgoingMessage,
  language: Language,
): MailPayload {
  return { subject: title, message, language, thread: { ticketId: id, number } }
}

function facts(
  { row, context, note, actor, at }: Performed,
  people: Audience,
  language: Language,
): NewsFacts {
  const words = ticketWords(language)
  const handedTo = [words.team[row.team], row.justification].filter(Boolean).join(': ')
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    by: actor.name,
    body: note?.log?.visibility === 'private' ? null : (note?.log?.body ?? null),
    team: handedTo,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    movesAt: people.movesAt,
    duplicateOf: people.duplicateOf,
    followUp: people.followUp,
    ratingOpen: row.state === 'closed' && isRatingOpen({ ...context, now: at }),
    proposal: people.proposal && { ...people.proposal, validUntil: new Date(people.proposal.validUntil) },
    attachmentIds: note?.log?.visibility === 'private' ? [] : people.attachmentIds,
  }
}

type Audience = Reached & {
  customer: string
  departmentEmail: string | null
  operatorLanguage: string | null
  locale: string
  movesAt: Date | null
  duplicateOf: string | null
  followUp: string | null
  proposal: (Omit<ProposalFacts, 'validUntil'> & { validUntil: string }) | null
  attachmentIds: string[]
  listeners: Listener[]
}

/** Everybody and everything that the news needs, asked at once. Only proven, living chats are told (R3). */
function audience(tx: Tx, { row, note, at }: Performed, concerned: Concerned | null): Promise<Audience> {
  return tx.one<Audience>(sql`
    select p.email, p.language, u.name as customer, d.email as department_email, c.locale,
      ${includesWhatsapp(sql`${at}::timestamptz`, { customer: 'u', company: 'c' })} as whatsapp,
      (select o.language from operator o where o.id = ${row.operatorId}) as operator_language,
      ${CHATS} as chats,
      (select m.due_at from timer m
        where m.entity = 'ticket' and m.entity_id = ${row.id} and m.name = 'silence') as moves_at,
      (select number from ticket where id = ${row.duplicateOfId}) as duplicate_of,
      (select number from ticket where follow_up_of_id = ${row.id} order by opened_at desc limit 1) as follow_up,
      (select jsonb_build_object('id', q.id, 'hours', q.hours::text, 'price', q.price::text, 'currency', q.currency,
          'body', q.body, 'validUntil', q.valid_until)
        from proposal q where q.id = ${row.proposalId}) as proposal,
      (select coalesce(jsonb_agg(a.id order by a.created_at, a.id), '[]')
        from attachment a where a.log_id = ${note?.log?.id ?? null}) as attachment_ids,
      ${listenersTo(concerned)} as listeners
    from contact p, company c, department d, customer u
    where p.id = ${row.contactId} and c.id = ${row.companyId} and d.id = ${row.departmentId}
      and u.id = ${row.customerId}`)
}
