import { assign, setup } from 'xstate'
import type { FileNote } from '../open/draft.ts'

/** A message without a ticket: kept, whole, until the person says where it belongs. */
export type KeptMessage = {
  key: string
  text: string
  files: FileNote[]
  /** The first chat message it came from, so that an edit finds the log it becomes. */
  externalId: string
  /** Written before the person was known: they are reminded of what it says. */
  isEarlier: boolean
  /** The ended ticket that it was written to; then a new one goes on from that. */
  followUp: { id: string; number: string; title: string; customerId: string } | null
  offered: { id: string; label: string }[]
  chosen: string | null
}

export type HomelessEvent =
  | { type: 'offered'; options: KeptMessage['offered'] }
  | { type: 'more'; text: string; files: FileNote[] }
  | { type: 'reworded'; text: string }
  | { type: 'chose'; id: string }
  | { type: 'openNew' }
  | { type: 'discard' }
  | { type: 'filed' }
  | { type: 'failed' }

export type NewKept = Pick<KeptMessage, 'key' | 'text' | 'externalId'> &
  Partial<Pick<KeptMessage, 'files' | 'followUp' | 'isEarlier'>>

/** Where does this belong? Any message has a home; until it is known, nothing of it is lost. */
export const homelessMachine = setup({
  types: {} as { context: KeptMessage; events: HomelessEvent; input: NewKept },
  actions: {
    offerTickets: () => {},
    writeKept: () => {},
    beginTicket: () => {},
    keepOffer: assign(({ event }) => (event.type === 'offered' ? { offered: event.options } : {})),
    keepMore: assign(({ context, event }) => {
      if (event.type !== 'more') return {}
      const text = [context.text, event.text].filter(Boolean).join('\n')
      return { text, files: [...context.files, ...event.files] }
    }),
    keepReworded: assign(({ event }) => (event.type === 'reworded' ? { text: event.text } : {})),
    keepChoice: assign(({ event }) => (event.type === 'chose' ? { chosen: event.id } : {})),
  },
  guards: {
    isOffered: ({ context, event }) =>
      event.type === 'chose' && context.offered.some(({ id }) => id === event.id),
  },
}).createMachine({
  id: 'homeless',
  context: ({ input }) => ({
    key: input?.key ?? '',
    text: input?.text ?? '',
    externalId: input?.externalId ?? '',
    files: input?.files ?? [],
    isEarlier: input?.isEarlier ?? false,
    followUp: input?.followUp ?? null,
    offered: [],
    chosen: null,
  }),
  initial: 'asking',
  states: {
    asking: {
      entry: 'offerTickets',
      on: {
        offered: { actions: 'keepOffer' },
        more: { actions: 'keepMore' },
        reworded: { actions: 'keepReworded' },
        chose: { guard: 'isOffered', target: 'filing', actions: 'keepChoice' },
        openNew: 'opening',
        discard: 'discarded',
      },
    },
    filing: { entry: 'writeKept', on: { filed: 'done', failed: 'asking' } },
    opening: { entry: 'beginTicket', on: { filed: 'done' } },
    discarded: { type: 'final' },
    done: { type: 'final' },
  },
})
