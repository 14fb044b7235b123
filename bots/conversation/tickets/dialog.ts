import { type Choice, encodeAction, type TicketCard, texts, ticketWords } from '#engine'
import { pageButtons, turnedTo } from '../case/pages.ts'
import { decodeChoice, encodeChoice } from '../choice-data.ts'
import { dialog } from '../dialog.ts'
import { shortened } from '../shortened.ts'
import { stateSign } from '../ticket/card.ts'
import { proven, type Reply, remark, say, type Turn } from '../turn.ts'
import { type ListEvent, type Listing, listMachine } from './machine.ts'

const PAGE = 6

export const ticketList = dialog<Listing, ListEvent>({
  name: 'tickets',
  machine: listMachine,

  hear(content, { state, context }) {
    if (content.kind === 'choice') {
      const pressed = decodeChoice(content.data)
      if (pressed?.dialog !== 'tickets' || pressed.key !== context.key) return null
      const { verb } = pressed
      return verb === 'search' || verb === 'back' ? { type: verb } : turnedTo(pressed)
    }
    if (state !== 'searching' || content.kind !== 'text') return null
    return { type: 'sought', query: content.text.trim().slice(0, 100) }
  },

  errands: {
    async listTickets(turn, listing) {
      const { query, offset } = listing
      const page = await turn.desk.tickets.mine(proven(turn), { query, offset, limit: PAGE })
      if (query && page.tickets.length === 0) {
        remark(turn, listWords(turn.language).nothingFound(query))
        return { type: 'nothingFound' }
      }
      say(turn, listed(listing, page, turn))
      return { type: 'listed' }
    },
  },

  prompts: {
    searching: ({ key }, turn) => ({
      text: [listWords(turn.language).askQuery],
      choices: [[{ label: listWords(turn.language).all, data: encodeChoice('tickets', key, 'back') }]],
      answeredBy: 'words',
    }),
  },
})

function listed(
  { key, query, offset }: Listing,
  { tickets, more }: { tickets: TicketCard[]; more: boolean },
  turn: Turn,
): Reply {
  const words = listWords(turn.language)
  if (tickets.length === 0) return { text: [words.none] }
  return {
    text: [
      { bold: query ? words.found(query) : words.title },
      ...tickets.flatMap((ticket) => ['\n\n', ...line(ticket, turn)]),
    ],
    choices: [
      ...tickets.map(({ id, number, title }): Choice[] => [
        { label: shortened(`${number} · ${title}`, 50), data: encodeAction('show', id) },
      ]),
      ...pageButtons({ dialog: 'tickets', key }, { offset, size: PAGE, more }, turn.language),
      [{ label: words.search, data: encodeChoice('tickets', key, 'search') }],
    ],
  }
}

function line(ticket: TicketCard, turn: Turn) {
  const words = listWords(turn.language)
  const { state } = ticketWords(turn.language)
  const by = ticket.contactId === proven(turn).id ? '' : ` · ${ticket.contactName}`
  const company = turn.customers.length > 1 ? ` · ${ticket.customerName}` : ''
  const waiting = ticket.ball === 'customer' ? ` · ${words.waitsForYou}` : ''
  return [
    { bold: `${ticket.number} · ${ticket.title}` },
    `\n${stateSign(ticket)} ${state[ticket.state]}${waiting}${by}${company}`,
  ]
}

const listWords = texts({
  pt: {
    title: '📋 Seus tickets',
    found: (query: string) => `🔎 Tickets com “${query}”`,
    none: 'Você ainda não tem tickets. Escolha “Abrir ticket” para começar.',
    nothingFound: (query: string) => `Não encontrei tickets com “${query}”.`,
    waitsForYou: 'espera a sua resposta',
    search: '🔎 Procurar',
    askQuery: 'Escreva o número do ticket ou palavras do assunto.',
    all: 'Ver todos',
  },
  en: {
    title: '📋 Your tickets',
    found: (query) => `🔎 Tickets about “${query}”`,
    none: 'You have no tickets yet. Choose “Open ticket” to begin.',
    nothingFound: (query) => `I found no tickets about “${query}”.`,
    waitsForYou: 'waits for your answer',
    search: '🔎 Search',
    askQuery: 'Write the number of the ticket or words of its subject.',
    all: 'See all',
  },
})
