import type { Tx } from '../database/database.ts'
import type { MailPayload } from '../notification/channel.ts'
import type { OutgoingMessage } from '../notification/message.ts'
import type { Outgoing } from '../notification/outbox.ts'
import { mailsTo, noticesTo, type Send } from '../notification/recipients.ts'
import type { OperatorNotices } from '../operator-notice/telling.ts'
import { type Language, languageOf } from '../text.ts'
import { type AtendimentoAudience, audienceOf } from './audience.ts'
import { type AtendimentoNewsFacts, atendimentoBulletin, atendimentoTeamBulletin } from './bulletin.ts'
import { concernedBy, deskNews } from './desk-news.ts'
import type { PerformedStep } from './effects.ts'
import type { AtendimentoNews } from './events.ts'
import type { NotificationLevel } from './states.ts'

/** Who hears what of an atendimento. */
export function atendimentoNews(send: Send, operators: OperatorNotices) {
  return {
    async tell(tx: Tx, news: AtendimentoNews, step: PerformedStep): Promise<void> {
      const concerned = concernedBy(news, step)
      if (!isForCustomer(news, step) && !TEAM_NEWS.includes(news) && !concerned) return
      const people = await audienceOf(tx, step, concerned)
      const notices = [...forCustomer(news, step, people), ...forTeam(news, step, people)]
      if (notices.length > 0) await send(tx, notices)
      if (!concerned || people.listeners.length === 0) return
      await operators.tell(tx, deskNews(news, step, concerned, factsOf(news, step, people)), people.listeners)
    },
  }
}

/** R64: the events that a level lets through. */
const EVENTS: Record<NotificationLevel, readonly AtendimentoNews[]> = {
  none: [],
  start_end: ['started', 'finished', 'cancelled'],
  all: ['started', 'finished', 'cancelled', 'serviceOrderCreated', 'moved', 'claimed', 'transferred'],
}
/** Words to the customer are no events: they arrive, unless the customer is to hear nothing at all. */
const CONVERSATION: readonly AtendimentoNews[] = ['asked', 'commented', 'customerWrote']

const TEAM_NEWS: readonly AtendimentoNews[] = [
  'registered',
  'customerWrote',
  'transferred',
  'rated',
  'slaWarned',
  'slaBreached',
  'responseWarned',
  'responseBreached',
]

function isForCustomer(news: AtendimentoNews, { actor, row, before }: PerformedStep): boolean {
  // "Contato" is confirmed to whoever wrote, whatever the level (R61), and what begins with it is no further news.
  if (actor.kind === 'contact' && (news === 'registered' || news === 'started')) return news === 'registered'
  if (actor.kind === 'contact' && actor.id === row.contactId) return false
  // Asking for a rating is what the operator marked (R65).
  if (news === 'finished' && row.ratingAsked) return true
  if (news === 'cancelled' && before.openedById !== null) return false
  const { notificationLevel: level } = row
  return EVENTS[level].includes(news) || (level !== 'none' && CONVERSATION.includes(news))
}

function forCustomer(news: AtendimentoNews, step: PerformedStep, audience: AtendimentoAudience): Outgoing[] {
  if (!isForCustomer(news, step)) return []
  const { actor, row, eventId } = step
  return audience.people.flatMap((person) => {
    const language = languageOf(person.language)
    const message = atendimentoBulletin(news, factsOf(news, step, audience), {
      language,
      timeZone: row.timeZone,
    })
    const { contactId } = person
    const about = { contactId, atendimentoId: row.id, eventId, kind: `atendimento.${news}` }
    return noticesTo(person, actor, about, message, mail(row, message, language))
  })
}

function forTeam(news: AtendimentoNews, step: PerformedStep, audience: AtendimentoAudience): Outgoing[] {
  const { row, eventId } = step
  const about = { atendimentoId: row.id, eventId, kind: `atendimento.team.${news}` }
  return readers(news, step, audience).flatMap(({ email, language }) => {
    const message = atendimentoTeamBulletin(news, factsOf(news, step, audience), {
      language,
      timeZone: row.timeZone,
    })
    return mailsTo([email], about, mail(row, message, language))
  })
}

type ColleagueReader = { email: string | null; language: Language }

/** The responsible first, then the supervisors; while nobody is responsible, the department. */
function readers(
  news: AtendimentoNews,
  { actor, row }: PerformedStep,
  { departmentEmail, locale, operatorMail, operatorLanguage, supervisors }: AtendimentoAudience,
): ColleagueReader[] {
  const responsible = { email: operatorMail, language: languageOf(operatorLanguage) }
  const department = { email: departmentEmail, language: languageOf(locale) }
  const nearest = row.operatorId ? responsible : department
  const above = supervisors.map(({ email, language }) => ({ email, language: languageOf(language) }))
  switch (news) {
    case 'registered':
      return actor.kind === 'contact' ? [department] : []
    case 'customerWrote':
      return actor.kind === 'contact' ? [nearest] : []
    case 'rated':
      return [responsible]
    case 'transferred':
      return actor.id === row.operatorId ? [] : [responsible]
    case 'slaWarned':
      return row.slaWarnings === 1 ? [nearest] : above
    case 'responseWarned':
      return [nearest]
    case 'slaBreached':
    case 'responseBreached':
      return [nearest, ...above]
    default:
      return []
  }
}

function mail(
  { id, protocol, report }: PerformedStep['row'],
  message: OutgoingMessage,
  language: Language,
): MailPayload {
  const subject = report.replace(/\s+/g, ' ').slice(0, 80)
  return { subject, message, language, thread: { atendimentoId: id, number: protocol } }
}

function factsOf(
  news: AtendimentoNews,
  { row, before, note, actor }: PerformedStep,
  { customer, operator, process, subprocess, attachmentIds }: AtendimentoAudience,
): AtendimentoNewsFacts {
  const isPrivate = note?.log?.visibility === 'private'
  const { number, reason, value } = (note?.data ?? {}) as Record<string, unknown>
  return {
    id: row.id,
    protocol: row.protocol,
    by: actor.name,
    body: isPrivate ? null : (note?.log?.body ?? (news === 'registered' ? row.report : null)),
    customer,
    operator,
    openedAt: row.openedAt,
    dueAt: row.dueAt ?? before.dueAt,
    firstResponseDueAt: row.firstResponseDueAt,
    where: [process, subprocess].filter(Boolean).join(' · '),
    told: String(number ?? reason ?? value ?? ''),
    asksForRating: news === 'finished' && row.ratingAsked,
    attachmentIds: isPrivate ? [] : attachmentIds,
  }
}
