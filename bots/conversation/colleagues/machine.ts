import { assign, setup } from 'xstate'

/** A customer's administrator keeps its authorised people. */
export type ColleaguesTalk = {
  key: string
  customerId: string
  name: string
  /** A phone number or an e-mail, as it was written. */
  reach: string
  /** Who is about to be removed. */
  chosen: string | null
  /** Colleagues as they were shown: what can be chosen. */
  offered: { id: string; name: string; authorised: boolean; administrator: boolean }[]
}

export type ColleaguesEvent =
  | { type: 'listed'; colleagues: ColleaguesTalk['offered'] }
  | { type: 'include' }
  | { type: 'named'; name: string }
  | { type: 'reached'; reach: string }
  | { type: 'included' }
  | { type: 'remove'; id: string }
  | { type: 'yes' }
  | { type: 'no' }
  | { type: 'removed' }
  | { type: 'failed' }
  | { type: 'forbidden' }

/** Including and removing authorised contacts (R2). */
export const colleaguesMachine = setup({
  types: {} as {
    context: ColleaguesTalk
    events: ColleaguesEvent
    input: { key: string; customerId: string }
  },
  actions: {
    listColleagues: () => {},
    includeColleague: () => {},
    removeColleague: () => {},
    keepList: assign(({ event }) => (event.type === 'listed' ? { offered: event.colleagues } : {})),
    keepName: assign(({ event }) => (event.type === 'named' ? { name: event.name } : {})),
    keepReach: assign(({ event }) => (event.type === 'reached' ? { reach: event.reach } : {})),
    keepChoice: assign(({ event }) => (event.type === 'remove' ? { chosen: event.id } : {})),
  },
  guards: {
    isOffered: ({ context, event }) =>
      event.type === 'remove' && context.offered.some(({ id }) => id === event.id),
  },
}).createMachine({
  id: 'colleagues',
  context: ({ input }) => ({
    key: input?.key ?? '',
    customerId: input?.customerId ?? '',
    name: '',
    reach: '',
    chosen: null,
    offered: [],
  }),
  initial: 'listing',
  states: {
    listing: {
      entry: 'listColleagues',
      on: { listed: { target: 'shown', actions: 'keepList' }, forbidden: 'left' },
    },
    shown: {
      on: {
        include: 'naming',
        remove: { guard: 'isOffered', target: 'doubting', actions: 'keepChoice' },
      },
    },
    naming: { on: { named: { target: 'reaching', actions: 'keepName' }, no: 'listing' } },
    reaching: { on: { reached: { target: 'including', actions: 'keepReach' }, no: 'listing' } },
    including: {
      entry: 'includeColleague',
      on: { included: 'listing', failed: 'reaching', forbidden: 'left' },
    },
    doubting: { on: { yes: 'removing', no: 'listing' } },
    removing: { entry: 'removeColleague', on: { removed: 'listing', failed: 'listing', forbidden: 'left' } },
    left: { type: 'final' },
  },
})
