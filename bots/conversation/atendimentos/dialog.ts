import {
  type AtendimentoCard,
  type Choice,
  encodeAtendimentoAction,
  formatDateTime,
  type Span,
} from '#engine'
import { aboutWhat, stateSign, stateWords } from '../atendimento/card.ts'
import { atendimentoTalkWords } from '../atendimento/words.ts'
import { pageButtons, turnedTo } from '../case/pages.ts'
import { decodeChoice } from '../choice-data.ts'
import { dialog } from '../dialog.ts'
import { offersTo } from '../offers.ts'
import { shortened } from '../shortened.ts'
import { proven, type Reply, readerOf, say, type Turn } from '../turn.ts'
import { type ListEvent, type Listing, listMachine } from './machine.ts'

const PAGE = 5

export const atendimentoList = dialog<Listing, ListEvent>({
  name: 'atendimentos',
  machine: listMachine,

  hear(content, { context }) {
    const pressed = content.kind === 'choice' ? decodeChoice(content.data) : null
    if (pressed?.dialog !== 'atendimentos' || pressed.key !== context.key) return null
    return turnedTo(pressed)
  },

  errands: {
    async listAtendimentos(turn, listing) {
      const page = await turn.desk.atendimentos.pending(proven(turn), {
        offset: listing.offset,
        limit: PAGE,
      })
      say(turn, listed(listing, page, turn))
      return { type: 'listed' }
    },
  },

  prompts: {},
})

type Page = { atendimentos: AtendimentoCard[]; more: boolean }

function listed({ key, offset }: Listing, { atendimentos, more }: Page, turn: Turn): Reply {
  const words = atendimentoTalkWords(turn.language).list
  if (atendimentos.length === 0 && offset === 0)
    return { text: [offersTo(turn).contato ? words.nonePleaseWrite : words.none] }
  return {
    text: [{ bold: words.title }, ...atendimentos.flatMap((each) => ['\n\n', ...entry(each, turn)])],
    choices: [
      ...atendimentos.map((each): Choice[] => [
        {
          label: shortened(`${each.protocol} · ${aboutWhat(each)}`, 50),
          data: encodeAtendimentoAction('show', each.id),
        },
      ]),
      ...pageButtons({ dialog: 'atendimentos', key }, { offset, size: PAGE, more }, turn.language),
    ],
  }
}

/** Protocol, opening, complaint, what was found, and where it stands (R60). */
function entry(atendimento: AtendimentoCard, turn: Turn): Span[] {
  const { opened, complaint, observedDefect } = atendimentoTalkWords(turn.language)
  const { protocol, report, openedAt, customerName } = atendimento
  const customer = turn.customers.length > 1 ? ` · ${customerName}` : ''
  const found = atendimento.observedDefect
  return [
    { bold: protocol },
    `${customer}\n${stateSign(atendimento)} ${stateWords(atendimento, turn)}`,
    `\n${opened(formatDateTime(openedAt, readerOf(turn)))}`,
    `\n${complaint}: ${shortened(report.replace(/\s+/g, ' '), 120)}`,
    ...(found ? [`\n${observedDefect}: ${shortened(found, 120)}`] : []),
  ]
}
