import { assign, setup } from 'xstate'

/** A page of a list: from which card on, and of which search. */
export type Listing = { key: string; query: string; offset: number }

export type ListEvent =
  | { type: 'search' }
  | { type: 'sought'; query: string }
  | { type: 'turn'; offset: number }
  | { type: 'listed' }
  | { type: 'nothingFound' }
  | { type: 'back' }

/** "Meus tickets": pages of cards, and a search by number or words (R28, R29). */
export const listMachine = setup({
  types: {} as { context: Listing; events: ListEvent; input: { key: string; query?: string } },
  actions: {
    listTickets: () => {},
    keepQuery: assign(({ event }) => (event.type === 'sought' ? { query: event.query, offset: 0 } : {})),
    keepPage: assign(({ event }) => (event.type === 'turn' ? { offset: event.offset } : {})),
    forgetQuery: assign({ query: '', offset: 0 }),
  },
}).createMachine({
  id: 'tickets',
  context: ({ input }) => ({ key: input?.key ?? '', query: input?.query ?? '', offset: 0 }),
  initial: 'listing',
  on: {
    search: '.searching',
    turn: { target: '.listing', actions: 'keepPage' },
  },
  states: {
    listing: { entry: 'listTickets', on: { listed: 'shown', nothingFound: 'searching' } },
    shown: {},
    searching: {
      on: {
        sought: { target: 'listing', actions: 'keepQuery' },
        back: { target: 'listing', actions: 'forgetQuery' },
      },
    },
  },
})
