import { assign, setup } from 'xstate'

/** A page of the list: from which card on. */
export type Listing = { key: string; offset: number }

export type ListEvent = { type: 'turn'; offset: number } | { type: 'listed' }

/** "Atendimentos": pages of what is pending (R60). */
export const listMachine = setup({
  types: {} as { context: Listing; events: ListEvent; input: { key: string } },
  actions: {
    listAtendimentos: () => {},
    keepPage: assign(({ event }) => (event.type === 'turn' ? { offset: event.offset } : {})),
  },
}).createMachine({
  id: 'atendimentos',
  context: ({ input }) => ({ key: input?.key ?? '', offset: 0 }),
  initial: 'listing',
  on: { turn: { target: '.listing', actions: 'keepPage' } },
  states: {
    listing: { entry: 'listAtendimentos', on: { listed: 'shown' } },
    shown: {},
  },
})
