import type { Concerned } from '../operator-notice/listeners.ts'
import type { DeskNews } from '../operator-notice/telling.ts'
import { type AtendimentoNewsFacts, atendimentoTeamBulletin, atendimentoTeamSentence } from './bulletin.ts'
import type { PerformedStep } from './effects.ts'
import type { AtendimentoNews } from './events.ts'

/** Which operators a piece of news concerns, whose chats are told of it; null for what is no news to them. */
export function concernedBy(news: AtendimentoNews, { row, before, actor }: PerformedStep): Concerned | null {
  const { companyId, departmentId, operatorId: responsibleId } = row
  const exceptId = actor.kind === 'operator' ? actor.id : null
  const all = { place: { companyId, departmentId }, responsibleId, exceptId }
  const nobodys = responsibleId === null
  switch (news) {
    case 'started':
      return nobodys ? { ...all, kind: 'opened', everybody: true } : null
    case 'moved':
      return nobodys && departmentId !== before.departmentId
        ? { ...all, kind: 'opened', everybody: true }
        : null
    case 'transferred':
      return { ...all, kind: 'assigned' }
    case 'customerWrote':
      return actor.kind === 'contact' ? { ...all, kind: 'answered' } : null
    case 'rated':
      return { ...all, kind: 'rated', supervisors: true }
    case 'responseWarned':
      return { ...all, kind: 'slaWarned', everybody: nobodys }
    case 'slaWarned':
      return { ...all, kind: 'slaWarned', everybody: nobodys, supervisors: row.slaWarnings > 1 }
    case 'slaBreached':
    case 'responseBreached':
      return { ...all, kind: 'slaBreached', everybody: nobodys, supervisors: true }
    default:
      return null
  }
}

export function deskNews(
  news: AtendimentoNews,
  { row, eventId, at, note }: PerformedStep,
  { kind }: Concerned,
  facts: AtendimentoNewsFacts,
): DeskNews {
  const value = (note?.data as { value?: number } | undefined)?.value
  const isNew = news === 'started' || news === 'moved'
  const told = isNew ? { ...facts, body: row.report } : facts
  return {
    kind,
    about: { kind: 'atendimento', id: row.id },
    title: `${row.protocol} · ${facts.customer}`,
    eventId,
    at,
    isFree: row.operatorId === null && row.finishedAt === null,
    points: news === 'rated' ? (value ?? null) : null,
    files: facts.attachmentIds.length,
    message: (reader) => atendimentoTeamBulletin(news, told, reader),
    sentence: (reader) => atendimentoTeamSentence(news, told, reader),
  }
}
