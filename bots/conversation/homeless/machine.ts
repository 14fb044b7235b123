import { assign, setup } from 'xstate'
import type { CaseKind } from '#engine'
import type { FileNote, FormName } from '../form/form.ts'
import { reworded, type Said } from '../said.ts'

/** A message without a home: kept, whole, until the person says where it belongs. */
export type KeptMessage = {
  key: string
  text: string
  files: FileNote[]
  /** The first chat message it came from, so that an edit finds the log it becomes. */
  externalId: string
  said: Said
  /** Written before the person was known: they are reminded of what it says. */
  isEarlier: boolean
  /** The ended case that it was written to; then a new one goes on from that. */
  followUp: FollowUp | null
  offered: KeptOption[]
  /** What it can become; left out, as it was before there were several: a ticket. */
  becomes?: FormName[]
  /** Why this person may open nothing with it, and whom to ask; null when they may. */
  refusal: string | null
  chosen: string | null
}

/** Tickets go without saying. */
export type FollowUp = { kind?: CaseKind; id: string; number: string; title: string; customerId: string }
type KeptOption = { kind?: CaseKind; id: string; label: string }

export type HomelessEvent =
  | { type: 'offered'; options: KeptOption[]; becomes: FormName[]; refusal: string | null }
  | { type: 'more'; text: string; files: FileNote[]; externalId: string }
  | { type: 'reworded'; text: string; externalId: string }
  | { type: 'chose'; id: string }
  | { type: 'openNew' }
  | { type: 'contact' }
  | { type: 'discard' }
  | { type: 'filed' }
  | { type: 'failed' }

export type NewKept = Pick<KeptMessage, 'key' | 'text' | 'externalId'> &
  Partial<Pick<KeptMessage, 'files' | 'followUp' | 'isEarlier' | 'said'>>

/** Where does this belong? Any message has a home; until it is known, nothing of it is lost. */
export const homelessMachine = setup({
  types: {} as { context: KeptMessage; events: HomelessEvent; input: NewKept },
  actions: {
    offerCases: () => {},
    writeKept: () => {},
    beginTicket: () => {},
    beginContato: () => {},
    keepOffer: assign(({ event }) =>
      event.type === 'offered'
        ? { offered: event.options, becomes: event.becomes, refusal: event.refusal }
        : {},
    ),
    keepMore: assign(({ context, event }) => {
      if (event.type !== 'more') return {}
      const text = [context.text, event.text].filter(Boolean).join('\n')
      const said = { ...context.said, [event.externalId]: event.text }
      return { text, said, files: [...context.files, ...event.files] }
    }),
    keepReworded: assign(({ context, event }) => {
      if (event.type !== 'reworded') return {}
      const { whole, said } = reworded(
        { whole: context.text, said: context.said },
        event.externalId,
        event.text,
      )
      return { text: whole, said }
    }),
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
    said: input?.said ?? { [input?.externalId ?? '']: input?.text ?? '' },
    files: input?.files ?? [],
    isEarlier: input?.isEarlier ?? false,
    followUp: input?.followUp ?? null,
    offered: [],
    refusal: null,
    chosen: null,
  }),
  initial: 'asking',
  states: {
    asking: {
      entry: 'offerCases',
      on: {
        offered: { actions: 'keepOffer' },
        more: { actions: 'keepMore' },
        reworded: { actions: 'keepReworded' },
        chose: { guard: 'isOffered', target: 'filing', actions: 'keepChoice' },
        openNew: 'opening',
        contact: 'contacting',
        discard: 'discarded',
      },
    },
    filing: { entry: 'writeKept', on: { filed: 'done', failed: 'asking' } },
    opening: { entry: 'beginTicket', on: { filed: 'done' } },
    contacting: { entry: 'beginContato', on: { filed: 'done' } },
    discarded: { type: 'final' },
    done: { type: 'final' },
  },
})
