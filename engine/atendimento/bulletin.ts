import { formatDateTime, type Reader } from '../locale.ts'
import { type AtendimentoAction, encodeAtendimentoAction } from '../notification/action.ts'
import type { Choice, OutgoingMessage, Span } from '../notification/message.ts'
import type { AtendimentoNews } from './events.ts'
import { atendimentoWords } from './words.ts'

/** What a piece of news is told from. Texts by people are already cut to size. */
export type AtendimentoNewsFacts = {
  id: string
  protocol: string
  /** Who did it, as the reader should see them. */
  by: string
  /** The words that came with it; null for private ones. */
  body: string | null
  customer: string
  operator: string | null
  openedAt: Date
  dueAt: Date | null
  firstResponseDueAt: Date | null
  /** Where the case went: process and subprocess. */
  where: string
  /** The number of the service order, the reason of a cancellation, the mark of a rating. */
  told: string
  asksForRating: boolean
  attachmentIds: readonly string[]
}

/** The customer's message about a piece of news, with buttons that lead to the action. */
export function atendimentoBulletin(
  news: AtendimentoNews,
  facts: AtendimentoNewsFacts,
  reader: Reader,
): OutgoingMessage {
  const words = atendimentoWords(reader.language)
  const { text, buttons } = tell(news, facts, reader)
  const leading = buttons.map((row) =>
    row.map(
      (action): Choice => ({
        label: words.buttons[action],
        data: encodeAtendimentoAction(action, facts.id),
      }),
    ),
  )
  const choices = facts.asksForRating ? [ratingValues(facts.id), ...leading] : leading
  return {
    text: [
      { bold: words.news.protocol(facts.protocol) },
      '\n',
      ...text,
      ...(facts.asksForRating ? ['\n\n', words.news.rateQuestion] : []),
    ],
    ...(choices.length > 0 ? { choices } : {}),
    ...(facts.attachmentIds.length > 0 ? { attachments: [...facts.attachmentIds] } : {}),
  }
}

/** From 1 to 5 (R65). */
export function ratingValues(atendimentoId: string): Choice[] {
  return ['1', '2', '3', '4', '5'].map((value) => ({
    label: value,
    data: encodeAtendimentoAction('rate', atendimentoId, value),
  }))
}

type Button = Exclude<AtendimentoAction, 'rate'>

function tell(
  news: AtendimentoNews,
  facts: AtendimentoNewsFacts,
  reader: Reader,
): { text: Span[]; buttons: Button[][] } {
  const { news: words } = atendimentoWords(reader.language)
  const when = (date: Date) => formatDateTime(date, reader)
  const quoted: Span[] = facts.body ? ['\n\n', facts.body] : []
  const opened = words.openedAt(when(facts.openedAt))
  const expected: Span[] = facts.dueAt ? ['\n', words.expected(when(facts.dueAt))] : []

  switch (news) {
    case 'registered':
      return { text: [words.registered, '\n', opened, ...expected], buttons: [['show']] }
    case 'started':
      return {
        text: [words.started, '\n', opened, ...expected, ...quoted],
        buttons: [['show']],
      }
    case 'claimed':
    case 'transferred':
      return { text: [words.claimed(facts.operator ?? facts.by)], buttons: [['show']] }
    case 'moved':
      return { text: [words.moved(facts.where)], buttons: [['show']] }
    case 'serviceOrderCreated':
      return { text: [words.serviceOrderCreated(facts.told)], buttons: [['show']] }
    case 'asked':
      return { text: [words.asked(facts.by), ...quoted], buttons: [['write', 'show']] }
    case 'commented':
      return { text: [words.commented(facts.by), ...quoted], buttons: [['write', 'show']] }
    case 'customerWrote':
      return { text: [words.customerWrote(facts.by), ...quoted], buttons: [['show', 'write']] }
    case 'finished':
      return { text: [words.finished, ...quoted], buttons: [['show']] }
    case 'cancelled':
      return { text: [words.cancelled, '\n', words.reason(facts.told)], buttons: [['show']] }
    default:
      return { text: [], buttons: [] }
  }
}

/** The team's message: what a customer did, what a colleague handed over, what the clock says. */
export function atendimentoTeamBulletin(
  news: AtendimentoNews,
  facts: AtendimentoNewsFacts,
  reader: Reader,
): OutgoingMessage {
  return {
    text: [
      { bold: `${atendimentoWords(reader.language).news.protocol(facts.protocol)} · ${facts.customer}` },
      '\n',
      atendimentoTeamSentence(news, facts, reader),
      ...(facts.body ? ['\n\n', facts.body] : []),
    ],
  }
}

/** What happened, and who did it. */
export function atendimentoTeamSentence(
  news: AtendimentoNews,
  facts: AtendimentoNewsFacts,
  reader: Reader,
): string {
  const { team } = atendimentoWords(reader.language).news
  const due = facts.dueAt ? formatDateTime(facts.dueAt, reader) : ''
  const responseDue = facts.firstResponseDueAt ? formatDateTime(facts.firstResponseDueAt, reader) : ''
  switch (news) {
    case 'registered':
      return team.registered(facts.customer)
    case 'started':
      return team.started(facts.where)
    case 'moved':
      return team.moved(facts.by, facts.where)
    case 'transferred':
      return team.transferred(facts.by)
    case 'rated':
      return team.rated(facts.by, facts.told)
    case 'slaWarned':
      return team.slaWarned(due)
    case 'slaBreached':
      return team.slaBreached(due)
    case 'responseWarned':
      return team.responseWarned(responseDue)
    case 'responseBreached':
      return team.responseBreached(responseDue)
    default:
      return team.customerWrote(facts.by)
  }
}
