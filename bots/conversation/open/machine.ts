import { assign, setup } from 'xstate'
import { chosenFrom, trailWith } from '../form/choosing.ts'
import { grown, rewordedDescription } from '../form/description.ts'
import type { FileNote, Option } from '../form/form.ts'
import {
  type Answer,
  type Draft,
  type EditableField,
  emptyDraft,
  type NewDraft,
  nextQuestion,
  type Outcome,
  type Question,
  reopened,
  undone,
} from './draft.ts'

export type OpenEvent =
  | { type: 'offered'; options: Option[] }
  | { type: 'chose'; id: string }
  | { type: 'wrote'; text: string; externalId: string }
  | { type: 'wroteAtLength'; title: string; text: string; externalId: string }
  /** A text that was written before our question was asked: it goes on with what was said before. */
  | { type: 'wroteOn'; text: string; externalId: string }
  | { type: 'brought'; files: FileNote[]; text: string; externalId: string }
  /** A message of before was edited. */
  | { type: 'reworded'; text: string; externalId: string }
  | { type: 'answered'; answer: Answer }
  | { type: 'checklistRead'; questions: Question[] }
  | { type: 'articleHelped' }
  | { type: 'articlesRead' }
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
 * Opening a ticket, one question at a time (R10-R12). Whatever was answered leads to `next`, which asks for the first
 * thing still missing; so levels with one entry are skipped, and changing a field from the review asks only for that.
 */
export const openMachine = setup({
  types: {} as { context: Draft; events: OpenEvent; input: NewDraft },
  actions: {
    offerCustomers: () => {},
    offerDepartments: () => {},
    offerSubjects: () => {},
    suggestArticles: () => {},
    readChecklist: () => {},
    openTicket: () => {},
    beginAnother: () => {},
    keepCustomerChoice: () => {},

    keepOffer: assign(({ event }) => (event.type === 'offered' ? { offered: event.options } : {})),
    keepCustomer: assign(({ context, event }) => {
      const chosen = chosenFrom(context, event)
      return { customerId: chosen?.id ?? null, trail: trailWith(context, event, { field: 'customer' }) }
    }),
    keepDepartment: assign(({ context, event }) => ({
      department: chosenFrom(context, event),
      trail: trailWith(context, event, { field: 'department' }),
    })),
    keepSubject: assign(({ context, event }) => {
      const chosen = chosenFrom(context, event)
      const depth = context.subjects.length
      return {
        subjects: chosen ? [...context.subjects, chosen] : context.subjects,
        trail: trailWith(context, event, { field: 'subject', depth }),
      }
    }),
    endSubject: assign({ isSubjectWhole: true }),
    keepTitle: assign(({ context, event }) => {
      if (event.type !== 'wrote') return {}
      const { text: title, externalId: titleFrom } = event
      return { title, titleFrom, trail: [...context.trail, { field: 'title' as const }] }
    }),
    keepTitleAndDescription: assign(({ context, event }) => {
      if (event.type !== 'wroteAtLength') return {}
      const told = context.description === null ? grown(context, event) : {}
      return {
        title: event.title,
        ...told,
        trail: [...context.trail, { field: 'title' as const }],
      }
    }),
    keepDescription: assign(({ context, event }) => {
      if (event.type !== 'wrote') return {}
      return { ...grown(context, event), trail: [...context.trail, { field: 'description' as const }] }
    }),
    keepCaption: assign(({ context, event }) => {
      if (event.type !== 'brought') return {}
      const files = [...context.files, ...event.files]
      return {
        ...grown(context, event),
        files,
        trail: [...context.trail, { field: 'description' as const }],
      }
    }),
    growDescription: assign(({ context, event }) => {
      if (event.type !== 'wroteOn' && event.type !== 'brought' && event.type !== 'wrote') return {}
      return event.text === '' ? {} : grown(context, event)
    }),
    reword: assign(({ context, event }) => {
      if (event.type !== 'reworded') return {}
      const title = context.titleFrom === event.externalId ? { title: event.text } : {}
      return { ...title, ...rewordedDescription(context, event) }
    }),
    keepFiles: assign(({ context, event }) =>
      event.type === 'brought' ? { files: [...context.files, ...event.files] } : {},
    ),
    keepAnswer: assign(({ context, event }) => {
      const question = nextQuestion(context)
      if (event.type !== 'answered' || !question) return {}
      return {
        answers: { ...context.answers, [question.id]: event.answer },
        trail: [...context.trail, { field: 'answer' as const, questionId: question.id }],
      }
    }),
    keepChecklist: assign(({ event }) =>
      event.type === 'checklistRead' ? { questions: event.questions } : {},
    ),
    passArticles: assign({ hasReadArticles: true }),
    undo: assign(({ context }) => undone(context)),
    reopen: assign(({ context, event }) => (event.type === 'edit' ? reopened(context, event.field) : {})),
    takeBackEdit: assign(({ context }) => ({ ...context.beforeEdit, beforeEdit: null })),
    settleEdit: assign({ beforeEdit: null }),
    keepOutcome: assign(({ event }) => (event.type === 'ended' ? { outcome: event.outcome } : {})),
  },
  guards: {
    customerIsMissing: ({ context }) => context.customerId === null,
    departmentIsMissing: ({ context }) => context.department === null,
    subjectIsMissing: ({ context }) => !context.isSubjectWhole,
    titleIsMissing: ({ context }) => context.title === null,
    articlesAreUnread: ({ context }) => !context.hasReadArticles,
    descriptionIsMissing: ({ context }) => context.description === null,
    checklistIsUnread: ({ context }) => context.questions === null,
    answerIsMissing: ({ context }) => nextQuestion(context) !== null,
    nothingIsOffered: ({ event }) => event.type === 'offered' && event.options.length === 0,
    oneIsOffered: ({ event }) => event.type === 'offered' && event.options.length === 1,
    isOffered: ({ context, event }) => chosenFrom(context, event) !== null,
    isEditing: ({ context }) => context.beforeEdit !== null,
    canGoBack: ({ context }) => context.trail.length > 0,
    hasWords: ({ event }) => 'text' in event && event.text.trim() !== '',
    isOpened: ({ event }) => event.type === 'ended' && event.outcome.kind === 'opened',
    hasDescription: ({ context }) => context.description !== null,
  },
}).createMachine({
  id: 'open',
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
    reworded: { guard: 'hasWords', actions: 'reword' },
  },
  states: {
    next: {
      always: [
        { guard: 'customerIsMissing', target: 'choosingCustomer' },
        { guard: 'departmentIsMissing', target: 'choosingDepartment' },
        { guard: 'subjectIsMissing', target: 'choosingSubject' },
        { guard: 'titleIsMissing', target: 'titling' },
        { guard: 'articlesAreUnread', target: 'suggesting' },
        { guard: 'descriptionIsMissing', target: 'describing' },
        { guard: 'checklistIsUnread', target: 'readingChecklist' },
        { guard: 'answerIsMissing', target: 'asking' },
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
        chose: {
          guard: 'isOffered',
          target: 'next',
          actions: ['keepCustomer', 'keepCustomerChoice'],
        },
      },
    },
    choosingDepartment: {
      entry: 'offerDepartments',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'unavailable' },
          { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', 'keepDepartment'] },
          { actions: 'keepOffer' },
        ],
        ended: { target: 'unavailable', actions: 'keepOutcome' },
        chose: { guard: 'isOffered', target: 'next', actions: 'keepDepartment' },
      },
    },
    choosingSubject: {
      entry: 'offerSubjects',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'next', actions: 'endSubject' },
          { guard: 'oneIsOffered', target: 'next', actions: ['keepOffer', 'keepSubject'] },
          { actions: 'keepOffer' },
        ],
        chose: { guard: 'isOffered', target: 'next', actions: 'keepSubject' },
      },
    },
    titling: {
      on: {
        wrote: { guard: 'hasWords', target: 'next', actions: 'keepTitle' },
        wroteAtLength: { target: 'next', actions: 'keepTitleAndDescription' },
      },
    },
    suggesting: {
      entry: 'suggestArticles',
      on: {
        offered: [
          { guard: 'nothingIsOffered', target: 'next', actions: 'passArticles' },
          { actions: 'keepOffer' },
        ],
        articleHelped: 'helped',
        articlesRead: { target: 'next', actions: 'passArticles' },
        // Whoever goes on writing has not been helped.
        wrote: { guard: 'hasWords', target: 'next', actions: ['passArticles', 'keepDescription'] },
      },
    },
    describing: {
      on: {
        wrote: { guard: 'hasWords', target: 'next', actions: 'keepDescription' },
        brought: [{ guard: 'hasWords', target: 'next', actions: 'keepCaption' }, { actions: 'keepFiles' }],
      },
    },
    readingChecklist: {
      entry: 'readChecklist',
      on: { checklistRead: { target: 'next', actions: 'keepChecklist' } },
    },
    asking: { on: { answered: { target: 'next', actions: 'keepAnswer' } } },
    reviewing: {
      entry: 'settleEdit',
      on: {
        confirm: 'opening',
        chooseField: 'choosingField',
        edit: { target: 'next', actions: 'reopen' },
        wrote: { guard: 'hasWords', actions: 'growDescription' },
      },
    },
    choosingField: {
      on: {
        edit: { target: 'next', actions: 'reopen' },
        back: 'reviewing',
        confirm: 'opening',
      },
    },
    opening: {
      entry: 'openTicket',
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
    helped: { type: 'final' },
    cancelled: { type: 'final' },
    forgotten: { type: 'final' },
    replaced: { type: 'final', entry: 'beginAnother' },
    unavailable: { type: 'final' },
  },
})
