import { atendimentoWords, encodeAtendimentoAction, type ShownAtendimento } from '#engine'
import type { CaseSide } from '../case/side.ts'
import { proven } from '../turn.ts'
import { aboutWhat, atendimentoCard } from './card.ts'
import { explainFailure } from './failure.ts'
import type { AtendimentoTalk } from './machine.ts'
import { atendimentoTalkWords } from './words.ts'

const BEST = 5

/** What is an atendimento's own in reading, writing and rating. */
export const atendimentoSide: CaseSide<AtendimentoTalk, ShownAtendimento> = {
  kind: 'atendimento',
  idOf: ({ atendimentoId }) => atendimentoId,
  shown: (turn, id) => turn.desk.atendimentos.shown(proven(turn), id),
  card: atendimentoCard,
  heading: (atendimento) => `${atendimento.protocol} · ${aboutWhat(atendimento)}`,
  showButton: (id, language) => ({
    label: atendimentoWords(language).buttons.show,
    data: encodeAtendimentoAction('show', id),
  }),

  async write(turn, id, words) {
    const written = await turn.desk.atendimentos.write(proven(turn), id, words)
    return { number: written.protocol, closedNoticeFor: written }
  },
  followUp: (ended) => {
    const { id, protocol, customerId } = ended
    return { kind: 'atendimento', id, number: protocol, title: aboutWhat(ended), customerId }
  },

  rate: (turn, { atendimentoId, value }, comment) =>
    turn.desk.atendimentos.rate(proven(turn), atendimentoId, {
      value: value ?? 0,
      ...(comment ? { comment } : {}),
    }),
  face: ({ value }, language) => atendimentoTalkWords(language).mark(value ?? 0),
  mustComment: (_, { value }) => value !== BEST,
  isBad: () => false,

  words: atendimentoTalkWords,
  explain: explainFailure,
}
