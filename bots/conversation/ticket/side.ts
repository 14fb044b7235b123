import { encodeAction, type ShownTicket, ticketWords } from '#engine'
import type { CaseSide } from '../case/side.ts'
import { proven } from '../turn.ts'
import { ticketCard } from './card.ts'
import { explainFailure } from './failure.ts'
import type { TicketTalk } from './machine.ts'
import { talkWords } from './words.ts'

/** What is a ticket's own in reading, writing and rating. */
export const ticketSide: CaseSide<TicketTalk, ShownTicket> = {
  kind: 'ticket',
  idOf: ({ ticketId }) => ticketId,
  shown: (turn, id) => turn.desk.tickets.shown(proven(turn), id),
  card: ticketCard,
  heading: ({ number, title }) => `${number} · ${title}`,
  showButton: (id, language) => ({
    label: ticketWords(language).buttons.show,
    data: encodeAction('show', id),
  }),

  async write(turn, id, words) {
    const written = await turn.desk.tickets.write(proven(turn), id, words)
    return { number: written.number, closedNoticeFor: written }
  },
  followUp: ({ id, number, title, customerId }) => ({ id, number, title, customerId }),

  rate: (turn, { ticketId, mark }, comment) =>
    turn.desk.tickets.rate(proven(turn), ticketId, { mark: mark!, ...(comment ? { comment } : {}) }),
  face: ({ mark }, language) => (mark ? ticketWords(language).markFaces[mark] : ''),
  mustComment: ({ commentFor }, { mark }) => mark !== null && commentFor.includes(mark),
  isBad: ({ mark }) => mark === 'poor' || mark === 'awful',

  words: talkWords,
  explain: explainFailure,
}
