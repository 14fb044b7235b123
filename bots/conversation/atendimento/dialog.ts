import { caseErrands } from '../case/errands.ts'
import { pressedInCase, wordsForCase } from '../case/hearing.ts'
import { casePrompts } from '../case/prompts.ts'
import { dialog } from '../dialog.ts'
import { type AtendimentoTalk, type AtendimentoTalkEvent, atendimentoTalkMachine } from './machine.ts'
import { atendimentoSide } from './side.ts'

export const atendimentoTalk = dialog<AtendimentoTalk, AtendimentoTalkEvent>({
  name: 'atendimento',
  machine: atendimentoTalkMachine,

  hear(content, { context }, turn) {
    if (content.kind === 'choice') return pressedInCase(content.data, 'atendimento', context.atendimentoId)
    const words = wordsForCase(content, turn)
    return words && { type: 'wrote', words }
  },

  errands: caseErrands(atendimentoSide),
  prompts: casePrompts(atendimentoSide).common,
})
