import { formatDate, formatDateTime, formatMoney, type Reader } from '../locale.ts'
import { encodeAction, type TicketAction } from '../notification/action.ts'
import { bulletin, quoted } from '../notification/bulletin.ts'
import type { Choice, OutgoingMessage, Span } from '../notification/message.ts'
import type { TicketNews } from './machine.ts'
import { MARKS } from './states.ts'
import { ticketWords } from './words.ts'

/** What a piece of news is told from. Texts by people are already cut to size. */
export type NewsFacts = {
  id: string
  number: string
  title: string
  /** Who did it, as the reader should see them. */
  by: string
  /** The words that came with it. */
  body: string | null
  /** The justification, team or reason that goes with it. */
  team: string | null
  openedAt: Date
  dueAt: Date | null
  movesAt: Date | null
  duplicateOf: string | null
  followUp: string | null
  ratingOpen: boolean
  proposal: ProposalFacts | null
  attachmentIds: readonly string[]
}

export type ProposalFacts = {
  id: string
  hours: string
  price: string
  currency: string
  body: string
  validUntil: Date
}

/** The customer's message about a piece of news, with buttons that lead to the action (R67). */
export function customerBulletin(news: TicketNews, facts: NewsFacts, reader: Reader): OutgoingMessage {
  const words = ticketWords(reader.language)
  const { text, buttons } = tell(news, facts, reader)
  const choices = buttons.map((row) =>
    row.map((action): Choice => ({ label: words.buttons[action], data: dataOf(action, facts) })),
  )
  const isRated = asksForRating(news, facts)
  if (isRated) choices.push(...ratingChoices(facts.id, reader))
  return bulletin({
    heading: headingOf(facts),
    text: isRated ? [...text, '\n\n', words.news.rateQuestion] : text,
    choices,
    attachmentIds: facts.attachmentIds,
  })
}

export function headingOf({ number, title }: NewsFacts): string {
  return `${number} · ${title}`
}

/** Five words with faces, the best first (R24). */
export function ratingChoices(ticketId: string, { language }: Pick<Reader, 'language'>): Choice[][] {
  const { markFaces } = ticketWords(language)
  const choices = MARKS.map((mark) => ({
    label: markFaces[mark],
    data: encodeAction('rate', ticketId, mark),
  }))
  return [choices.slice(0, 3), choices.slice(3)]
}

type Button = Exclude<TicketAction, 'rate' | 'cancel'>

function tell(news: TicketNews, facts: NewsFacts, reader: Reader): { text: Span[]; buttons: Button[][] } {
  const { news: words } = ticketWords(reader.language)
  const when = (date: Date) => formatDateTime(date, reader)
  const deadline = (say: (text: string) => string): Span[] =>
    facts.movesAt ? ['\n\n', { italic: say(when(facts.movesAt)) }] : []

  switch (news) {
    case 'opened':
      return {
        text: [
          words.opened,
          '\n',
          words.openedAt(when(facts.openedAt)),
          ...(facts.dueAt ? ['\n', words.expected(when(facts.dueAt))] : []),
        ],
        buttons: [['show']],
      }
    case 'taken':
      return { text: [words.taken(facts.by)], buttons: [['show', 'write']] }
    case 'handedOver':
      return { text: [words.handedOver(facts.team ?? '')], buttons: [['show']] }
    case 'estimating':
      return { text: [words.estimating], buttons: [['show']] }
    case 'proposed':
      return {
        text: [words.proposed, ...proposalText(facts.proposal, reader), '\n\n', words.proposalQuestion],
        buttons: [['acceptProposal'], ['declineProposal']],
      }
    case 'proposalApproved':
      return { text: [words.proposalApproved], buttons: [['show']] }
    case 'proposalRefused':
      return { text: [words.proposalRefused], buttons: [['show']] }
    case 'resumed':
      return { text: [words.resumed], buttons: [['show']] }
    case 'asked':
      return {
        text: [words.asked(facts.by), ...quoted(facts.body), ...deadline(words.askedUntil)],
        buttons: [['write', 'show']],
      }
    case 'customerWrote':
      return { text: [words.customerWrote(facts.by), ...quoted(facts.body)], buttons: [['show', 'write']] }
    case 'teamWrote':
      return { text: [words.teamWrote(facts.by), ...quoted(facts.body)], buttons: [['write', 'show']] }
    case 'solved':
      return {
        text: [
          words.solved(facts.by),
          ...quoted(facts.body),
          '\n\n',
          words.solvedQuestion,
          ...deadline(words.closesOn),
        ],
        buttons: [['approve'], ['refuse'], ['restrict'], ['keep']],
      }
    case 'approved':
      return { text: [words.approved], buttons: [] }
    case 'approvedWithRestrictions':
      return { text: [words.approvedWithRestrictions(facts.followUp ?? '')], buttons: [] }
    case 'refused':
      return { text: [words.refused], buttons: [['show']] }
    case 'keptOpen':
      return { text: [words.keptOpen], buttons: [['show']] }
    case 'reminded':
      return {
        text: [words.reminded, ...deadline(words.closesSoon)],
        buttons: [['show', 'write'], ['keep']],
      }
    case 'validation':
      return {
        text: [words.validation, ...deadline(words.closesSoon)],
        buttons: [['show', 'write'], ['keep']],
      }
    case 'closedForSilence':
      return { text: [words.closedForSilence], buttons: [['followUp']] }
    case 'rejected': {
      const said = facts.duplicateOf ? words.duplicate(facts.duplicateOf) : words.rejected
      return { text: [said, ...(facts.body ? ['\n', words.reason(facts.body)] : [])], buttons: [['show']] }
    }
    case 'cancelled':
      return { text: [words.cancelled], buttons: [] }
    case 'rated':
      return { text: [], buttons: [] }
  }
}

/** A proposal as people read it (R18). */
export function proposalText(proposal: ProposalFacts | null, reader: Reader): Span[] {
  if (!proposal) return []
  const { news: words } = ticketWords(reader.language)
  const hours = new Intl.NumberFormat(reader.language === 'en' ? 'en' : 'pt-BR').format(
    Number(proposal.hours),
  )
  const price = formatMoney(Math.round(Number(proposal.price) * 100), proposal.currency, reader.language)
  return [
    '\n\n',
    proposal.body,
    '\n\n',
    words.proposal(hours, price, formatDate(proposal.validUntil, reader)),
  ]
}

function dataOf(action: Button, facts: NewsFacts): string {
  const isAboutProposal = action === 'acceptProposal' || action === 'declineProposal'
  return encodeAction(action, facts.id, isAboutProposal ? facts.proposal?.id.slice(-8) : undefined)
}

function asksForRating(news: TicketNews, { ratingOpen }: NewsFacts): boolean {
  return ratingOpen && ['approved', 'approvedWithRestrictions', 'closedForSilence'].includes(news)
}
