import { assign, setup } from 'xstate'
import { chosenFrom, trailWith } from '../form/choosing.ts'
import { formActions, formGuards } from '../form/keeping.ts'
import { choice, type FormEvent, formEvents, formStates, mayBeRefused } from '../form/machine.ts'
import {
  type ContatoDraft,
  type EditableField,
  emptyDraft,
  type NewContato,
  type Outcome,
  reopened,
  type Stop,
  undone,
} from './draft.ts'

export type ContatoEvent =
  | FormEvent<EditableField, Outcome>
  | { type: 'stopLookedFor'; stop: Stop | null }
  | { type: 'goOn' }
  /** A story told while something is to be chosen: kept for when it is asked for. */
  | { type: 'wroteAhead'; text: string; externalId: string }

/**
 * "Contato", one question at a time (R61). Whatever was answered leads to `next`, which asks for the first thing still
 * missing. What is known to be down at the connection is told before anything else is asked, and looked for once more
 * before the atendimento is opened.
 */
export const contatoMachine = setup({
  types: {} as { context: ContatoDraft; events: ContatoEvent; input: NewContato },
  actions: {
    ...formActions<ContatoDraft, ContatoEvent>(),
    offerConnections: () => {},
    lookForStop: () => {},

    keepConnection: assign(({ context, event }) => ({
      connection: chosenFrom(context, event),
      isConnectionSettled: true,
      trail: trailWith(context, event, { field: 'connection' }),
    })),
    keepStop: assign(({ event }) =>
      event.type === 'stopLookedFor' ? { stop: event.stop, isStopLookedFor: true } : {},
    ),
    readStop: assign(({ context }) => ({
      readStopId: context.stop?.id ?? null,
      trail: [...context.trail, { field: 'stop' as const }],
    })),
    undo: assign(({ context }) => undone(context)),
    reopen: assign(({ context, event }) => (event.type === 'edit' ? reopened(context, event.field) : {})),
  },
  guards: {
    ...formGuards,
    connectionIsMissing: ({ context }) => !context.isConnectionSettled,
    stopIsUnknown: ({ context }) => !context.isStopLookedFor,
    stopIsUnread: ({ context }) => context.stop !== null && context.stop.id !== context.readStopId,
    stopIsNews: ({ context, event }) =>
      event.type === 'stopLookedFor' && event.stop !== null && event.stop.id !== context.readStopId,
  },
}).createMachine({
  id: 'contato',
  context: ({ input }) => emptyDraft(input ?? { key: '' }),
  initial: 'next',
  on: {
    ...formEvents,
    wroteAhead: { guard: 'hasWords', actions: 'growDescription' },
  },
  states: {
    ...formStates({ confirmed: 'confirming' }),

    next: {
      always: [
        { guard: 'customerIsMissing', target: 'choosingCustomer' },
        { guard: 'connectionIsMissing', target: 'choosingConnection' },
        { guard: 'stopIsUnknown', target: 'lookingForStop' },
        { guard: 'stopIsUnread', target: 'warned' },
        { guard: 'departmentIsMissing', target: 'choosingDepartment' },
        { guard: 'descriptionIsMissing', target: 'describing' },
        { target: 'reviewing' },
      ],
    },
    choosingConnection: {
      entry: 'offerConnections',
      on: { ...mayBeRefused, ...choice('keepConnection', { target: 'next', actions: 'keepConnection' }) },
    },
    lookingForStop: {
      entry: 'lookForStop',
      on: { stopLookedFor: { target: 'next', actions: 'keepStop' } },
    },
    /** It is known to be down: perhaps that is all the person wanted to say. */
    warned: { on: { goOn: { target: 'next', actions: 'readStop' } } },
    choosingDepartment: {
      entry: 'offerDepartments',
      on: choice('keepDepartment', { target: 'unavailable' }),
    },
    confirming: {
      entry: 'lookForStop',
      on: {
        stopLookedFor: [
          { guard: 'stopIsNews', target: 'next', actions: 'keepStop' },
          { target: 'opening', actions: 'keepStop' },
        ],
      },
    },
  },
})
