import { assign, setup } from 'xstate'
import { chosenFrom, trailWith } from '../form/choosing.ts'
import { grown, rewordedDescription } from '../form/description.ts'
import type { FileNote, Option } from '../form/form.ts'
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
  | { type: 'offered'; options: Option[] }
  | { type: 'chose'; id: string }
  | { type: 'stopLookedFor'; stop: Stop | null }
  | { type: 'goOn' }
  | { type: 'wrote'; text: string; externalId: string }
  /** A text that was written before our question was asked: it goes on with what was said before. */
  | { type: 'wroteOn'; text: string; externalId: string }
  /** A story told while something is to be chosen: kept for when it is asked for. */
  | { type: 'wroteAhead'; text: string; externalId: string }
  | { type: 'brought'; files: FileNote[]; text: string; externalId: string }
  /** A message of before was edited. */
  | { type: 'reworded'; text: string; externalId: string }
  | { type: 'edit'; field: EditableField }
  | { type: 'chooseField' }
  | { type: 'confirm' }
  | { type: 'ended'; outcome: Outcome }
  | { type: 'back' }
  | { type: 'cancel' }
  | { type: 'resume' }
  | { type: 'restart' }
  | { type: 'forget' }

/**
 * "Contato", one question at a time (R61). Whatever was answered leads to `next`, which asks for the first thing still
 * missing. What is known to be down at the connection is told before anything else is asked, and looked for once more
 * before the atendimento is opened.
 */
export const contatoMachine = setup({
  types: {} as { context: ContatoDraft; events: ContatoEvent; input: NewContato },
  actions: {
    offerCustomers: () => {},
    keepCustomerChoice: () => {},
    offerConnections: () => {},
    lookForStop: () => {},
    offerDepartments: () => {},
    openContato: () => {},
    beginAnother: () => {},

    keepOffer: assign(({ event }) => (event.type === 'offered' ? { offered: event.options } : {})),
    keepCustomer: assign(({ context, event }) => ({
      customerId: chosenFrom(context, event)?.id ?? null,
      trail: trailWith(context, event, { field: 'customer' }),
    })),
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
    keepDepartment: assign(({ context, event }) => ({
      department: chosenFrom(context, event),
      trail: trailWith(context, event, { field: 'department' }),
    })),
    keepDescription: assign(({ context, event }) => {
      if (event.type !== 'wrote' && event.type !== 'brought') return {}
      const files = event.type === 'brought' ? [...context.files, ...event.files] : context.files
      return {
        ...grown(context, event),
        files,
        trail: [...context.trail, { field: 'description' as const }],
      }
    }),
    growDescription: assign(({ context, event }) =>
      'text' in event && event.text !== '' ? grown(context, event) : {},
    ),
    reword: assign(({ context, event }) =>
      event.type === 'reworded' ? rewordedDescription(context, event) : {},
    ),
    keepFiles: assign(({ context, event }) =>
      event.type === 'brought' ? { files: [...context.files, ...event.files] } : {},
    ),
    undo: assign(({ context }) => undone(context)),
    reopen: assign(({ context, event }) => (event.type === 'edit' ? reopened(context, event.field) : {})),
    takeBackEdit: assign(({ context }) => ({ ...context.beforeEdit, beforeEdit: null })),
    settleEdit: assign({ beforeEdit: null }),
    keepOutcome: assign(({ event }) => (event.type === 'ended' ? { outcome: event.outcome } : {})),
  },
  guards: {
    customerIsMissing: ({ context }) => context.customerId === null,
    connectionIsMissing: ({ context }) => !context.isConnectionSettled,
    stopIsUnknown: ({ context }) => !context.isStopLookedFor,
    stopIsUnread: ({ context }) => context.stop !== null && context.stop.id !== context.readStopId,
    stopIsNews: ({ context, event }) =>
      event.type === 'stopLookedFor' && event.stop !== null && event.stop.id !== context.readStopId,
    departmentIsMissing: ({ context }) => context.department === null,
    descriptionIsMissing: ({ context }) => context.description === null,
    nothingIsOffered: ({ event }) => event.type === 'offered' && event.options.length === 0,
    oneIsOffered: ({ event }) => event.type === 'offered' && event.options.length === 1,
    isOffered: ({ context, event }) => chosenFrom(context, event) !== null,
    isEditing: ({ context }) => context.beforeEdit !== null,
    canGoBack: ({ context }) => context.trail.length > 0,
    hasWords: ({ event }) => 'text' in event && event.text.trim() !== '',
    hasDescription: ({ context }) => context.description !== null,
    isOpened: ({ event }) => event.type === 'ended' && event.outcome.kind === 'opened',
  },
}).createMachine({
  id: 'contato',
  context: ({ input }) => emptyDraft(input ?? { key: '' }),
  initial: 'next',
  on: {
    back: [
      { guard: 'isEditing', target: '.reviewing', actions: 'takeBackEdit' },
      { guard: 'canGoBack', target: '.next', actions: 'undo' },
    ],
    cancel: '.cancelled',
    forget: '.forgotten',
    restart: '.replaced',
    resume: '.next',
    brought: { actions: ['keepFiles', 'growDescription'] },
    wroteOn: { guard: 'hasDescription', actions: 'growDescription' },
    wroteAhead: { guard: 'hasWords', actions: 'growDescription' },
    reworded: { guard: 'hasWords', actions: 'reword' },
  },
  states: {
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
    choosingCustomer: {
      entry: 'offerCustomers',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'unavailable' },
          { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', 'keepCustomer'] },
          { actions: 'keepOffer' },
        ],
        chose: { guard: 'isOffered', target: 'next', actions: ['keepCustomer', 'keepCustomerChoice'] },
      },
    },
    choosingConnection: {
      entry: 'offerConnections',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'next', actions: 'keepConnection' },
          { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', 'keepConnection'] },
          { actions: 'keepOffer' },
        ],
        ended: { target: 'unavailable', actions: 'keepOutcome' },
        chose: { guard: 'isOffered', target: 'next', actions: 'keepConnection' },
      },
    },
    lookingForStop: {
      entry: 'lookForStop',
      on: { stopLookedFor: { target: 'next', actions: 'keepStop' } },
    },
    /** It is known to be down: perhaps that is all the person wanted to say. */
    warned: { on: { goOn: { target: 'next', actions: 'readStop' } } },
    choosingDepartment: {
      entry: 'offerDepartments',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'unavailable' },
          { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', 'keepDepartment'] },
          { actions: 'keepOffer' },
        ],
        chose: { guard: 'isOffered', target: 'next', actions: 'keepDepartment' },
      },
    },
    describing: {
      on: {
        wrote: { guard: 'hasWords', target: 'next', actions: 'keepDescription' },
        brought: [
          { guard: 'hasWords', target: 'next', actions: 'keepDescription' },
          { actions: 'keepFiles' },
        ],
      },
    },
    reviewing: {
      entry: 'settleEdit',
      on: {
        confirm: 'confirming',
        chooseField: 'choosingField',
        edit: { target: 'next', actions: 'reopen' },
        wrote: { guard: 'hasWords', actions: 'growDescription' },
      },
    },
    choosingField: {
      on: {
        edit: { target: 'next', actions: 'reopen' },
        back: 'reviewing',
        confirm: 'confirming',
      },
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
    opening: {
      entry: 'openContato',
      on: {
        ended: [
          { guard: 'isOpened', target: 'opened', actions: 'keepOutcome' },
          { target: 'unavailable', actions: 'keepOutcome' },
        ],
        // Something that was chosen is not there any more: it is asked again.
        edit: { target: 'next', actions: 'reopen' },
      },
    },
    opened: { type: 'final' },
    cancelled: { type: 'final' },
    forgotten: { type: 'final' },
    replaced: { type: 'final', entry: 'beginAnother' },
    unavailable: { type: 'final' },
  },
})
