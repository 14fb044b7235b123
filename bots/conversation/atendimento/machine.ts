import { assign, setup } from 'xstate'
import { type CaseEvent, type CaseTalk, caseActions, caseEvents, caseStates } from '../case/machine.ts'

/** One atendimento that the person is looking at. */
export type AtendimentoTalk = CaseTalk & {
  atendimentoId: string
  /** From 1 to 5. */
  value: number | null
}

export type AtendimentoTalkEvent = CaseEvent | { type: 'rate'; value: number }

/** Inside one atendimento (R60, R65): read it, add words and files, and rate it when it is over. */
export const atendimentoTalkMachine = setup({
  types: {} as {
    context: AtendimentoTalk
    events: AtendimentoTalkEvent
    input: { atendimentoId: string }
  },
  actions: {
    ...caseActions,
    keepWords: assign(({ event }) => (event.type === 'wrote' ? { words: event.words } : {})),
    keepMark: assign(({ event }) => (event.type === 'rate' ? { value: event.value } : {})),
    forgetWords: assign({ words: null }),
  },
}).createMachine({
  id: 'atendimento',
  context: ({ input }) => ({ atendimentoId: input?.atendimentoId ?? '', words: null, value: null }),
  initial: 'reading',
  on: caseEvents,
  states: caseStates,
})
