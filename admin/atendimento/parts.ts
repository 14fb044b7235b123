import { caseParts } from '../case/parts.tsx'
import { atendimentoTelling } from './telling.tsx'

/** What an atendimento's page does as every case's does. */
export const { olderHistory, markRead, saveWords, resendNotice } = caseParts({
  path: '/atendimentos',
  casesOf: ({ engine }) => engine.atendimentos,
  telling: (id) => atendimentoTelling(id),
  form: 'comment',
})
