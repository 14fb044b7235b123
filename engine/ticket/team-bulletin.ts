import type { OutgoingMessage } from '../notification/message.ts'
import type { Language } from '../text.ts'
import type { NewsFacts } from './bulletin.ts'
import type { TicketNews } from './machine.ts'
import { ticketWords } from './words.ts'

/** The team's message about what a customer did. */
export function teamBulletin(
  news: TicketNews,
  facts: NewsFacts,
  customer: string,
  { language }: { language: Language },
): OutgoingMessage {
  return {
    text: [
      { bold: `${facts.number} · ${facts.title}` },
      '\n',
      teamSentence(news, facts, customer, language),
      ...(facts.body ? ['\n\n', facts.body] : []),
    ],
  }
}

/** What happened, and who did it. */
export function teamSentence(
  news: TicketNews,
  { by, team: handedTo }: NewsFacts,
  customer: string,
  language: Language,
): string {
  const { team } = ticketWords(language).news
  switch (news) {
    case 'opened':
      return team.opened(customer)
    case 'taken':
      return team.assigned(by)
    case 'handedOver':
      return team.handedOver(by, handedTo ?? '')
    case 'keptOpen':
      return team.keptOpen(by)
    case 'proposalApproved':
      return team.proposalApproved(by)
    case 'proposalRefused':
      return team.proposalRefused(by)
    case 'approved':
      return team.approved(by)
    case 'approvedWithRestrictions':
      return team.approvedWithRestrictions(by)
    case 'refused':
      return team.refused(by)
    case 'cancelled':
      return team.cancelled(by)
    case 'rated':
      return team.rated(by)
    default:
      return team.customerWrote(by)
  }
}
