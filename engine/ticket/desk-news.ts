import type { Concerned, Listener } from '../operator-notice/listeners.ts'
import type { DeskNews } from '../operator-notice/telling.ts'
import type { NewsFacts } from './bulletin.ts'
import type { Performed } from './effects.ts'
import type { TicketNews } from './machine.ts'
import { MARKS } from './states.ts'
import { teamBulletin, teamSentence } from './team-bulletin.ts'

/** Which operators a piece of news concerns, whose chats are told of it; null for what is no news to them. */
export function concernedBy(news: TicketNews, { row, before, actor }: Performed): Concerned | null {
  const { companyId, departmentId, operatorId: responsibleId } = row
  const exceptId = actor.kind === 'operator' ? actor.id : null
  const all = { place: { companyId, departmentId }, responsibleId, exceptId }
  switch (news) {
    case 'opened':
      return { ...all, kind: 'opened', everybody: true }
    case 'taken':
      return { ...all, kind: 'assigned' }
    case 'handedOver':
      if (responsibleId === null) return { ...all, kind: 'opened', everybody: true }
      return responsibleId === before.operatorId ? null : { ...all, kind: 'assigned' }
    case 'customerWrote':
    case 'proposalApproved':
    case 'approved':
    case 'approvedWithRestrictions':
    case 'keptOpen':
    case 'cancelled':
      return actor.kind === 'contact' ? { ...all, kind: 'answered' } : null
    case 'proposalRefused':
    case 'refused':
      return { ...all, kind: 'refused' }
    case 'rated':
      return { ...all, kind: 'rated', supervisors: true }
    default:
      return null
  }
}

export function deskNews(
  news: TicketNews,
  step: Performed,
  { kind }: Concerned,
  told: { customer: string; facts(language: Listener['language']): NewsFacts },
): DeskNews {
  const { row, eventId, at, note } = step
  const factsIn = (language: string) => {
    const facts = told.facts(language)
    return news === 'opened' ? { ...facts, body: row.description } : facts
  }
  const mark = (note?.data as { mark?: (typeof MARKS)[number] } | undefined)?.mark
  return {
    kind,
    about: { kind: 'ticket', id: row.id },
    title: `${row.number} · ${row.title}`,
    eventId,
    at,
    isFree: row.operatorId === null && row.closedAt === null,
    points: news === 'rated' && mark ? MARKS.length - MARKS.indexOf(mark) : null,
    files: told.facts('pt').attachmentIds.length,
    message: (reader) => teamBulletin(news, factsIn(reader.language), told.customer, reader),
    sentence: (reader) => teamSentence(news, told.facts(reader.language), told.customer, reader.language),
  }
}
