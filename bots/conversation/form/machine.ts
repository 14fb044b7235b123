import type { FileNote, Option, Refusal } from './form.ts'

/** What happens in every form: `Field` can be changed from the review, and it may end in a `Made`. */
export type FormEvent<Field, Made> =
  | { type: 'offered'; options: Option[] }
  | { type: 'chose'; id: string }
  | { type: 'wrote'; text: string; externalId: string }
  /** A text that was written before our question was asked: it goes on with what was said before. */
  | { type: 'wroteOn'; text: string; externalId: string }
  | { type: 'brought'; files: FileNote[]; text: string; externalId: string }
  /** A message of before was edited. */
  | { type: 'reworded'; text: string; externalId: string }
  | { type: 'chooseField' }
  | { type: 'edit'; field: Field }
  | { type: 'confirm' }
  | { type: 'ended'; outcome: Made | Refusal }
  | { type: 'back' }
  | { type: 'cancel' }
  | { type: 'resume' }
  | { type: 'restart' }
  | { type: 'forget' }

/** Wherever a form stands. Its `next` asks for the first thing still missing. */
export const formEvents = {
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
  reworded: { guard: 'hasWords', actions: 'reword' },
} as const

/** One of several is chosen; the only one there is goes without asking. `none`: where to, when there is not even one. */
export function choice<const Keep extends string, const None extends { target: string }>(
  keep: Keep,
  none: None,
) {
  return {
    offered: [
      { guard: 'nothingIsOffered', ...none },
      { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', keep] },
      { actions: 'keepOffer' },
    ],
    chose: { guard: 'isOffered', target: 'next', actions: keep },
  } as const
}

/** The first question of all: whoever may not open is told instead. */
export const mayBeRefused = { ended: { target: 'unavailable', actions: 'keepOutcome' } } as const

/** From whom it is for to what becomes of it (R10, R61). `confirmed`: where to, once the review is found right. */
export function formStates<const Confirmed extends string>({ confirmed }: { confirmed: Confirmed }) {
  return {
    choosingCustomer: {
      entry: 'offerCustomers',
      on: {
        ...choice('keepCustomer', { target: 'unavailable' }),
        chose: { guard: 'isOffered', target: 'next', actions: ['keepCustomer', 'keepCustomerChoice'] },
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
        confirm: confirmed,
        chooseField: 'choosingField',
        edit: { target: 'next', actions: 'reopen' },
        wrote: { guard: 'hasWords', actions: 'growDescription' },
      },
    },
    choosingField: {
      on: { confirm: confirmed, edit: { target: 'next', actions: 'reopen' }, back: 'reviewing' },
    },
    opening: {
      entry: 'openCase',
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
  } as const
}
