import { assign, setup } from 'xstate'
import { chosenFrom, trailWith } from '../form/choosing.ts'
import { grown, rewordedDescription } from '../form/description.ts'
import { formActions, formGuards } from '../form/keeping.ts'
import { choice, type FormEvent, formEvents, formStates, mayBeRefused } from '../form/machine.ts'
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
  | FormEvent<EditableField, Outcome>
  | { type: 'wroteAtLength'; title: string; text: string; externalId: string }
  | { type: 'answered'; answer: Answer }
  | { type: 'checklistRead'; questions: Question[] }
  | { type: 'articleHelped' }
  | { type: 'articlesRead' }

/**
 * Opening a ticket, one question at a time (R10-R12). Whatever was answered leads to `next`, which asks for the first
 * thing still missing; so levels with one entry are skipped, and changing a field from the review asks only for that.
 */
export const openMachine = setup({
  types: {} as { context: Draft; events: OpenEvent; input: NewDraft },
  actions: {
    ...formActions<Draft, OpenEvent>(),
    offerSubjects: () => {},
    suggestArticles: () => {},
    readChecklist: () => {},

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
    reword: assign(({ context, event }) => {
      if (event.type !== 'reworded') return {}
      const title = context.titleFrom === event.externalId ? { title: event.text } : {}
      return { ...title, ...rewordedDescription(context, event) }
    }),
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
  },
  guards: {
    ...formGuards,
    subjectIsMissing: ({ context }) => !context.isSubjectWhole,
    titleIsMissing: ({ context }) => context.title === null,
    articlesAreUnread: ({ context }) => !context.hasReadArticles,
    checklistIsUnread: ({ context }) => context.questions === null,
    answerIsMissing: ({ context }) => nextQuestion(context) !== null,
  },
}).createMachine({
  id: 'open',
  context: ({ input }) => emptyDraft(input ?? { key: '' }),
  initial: 'next',
  on: formEvents,
  states: {
    ...formStates({ confirmed: 'opening' }),

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
    choosingDepartment: {
      entry: 'offerDepartments',
      on: { ...mayBeRefused, ...choice('keepDepartment', { target: 'unavailable' }) },
    },
    choosingSubject: {
      entry: 'offerSubjects',
      on: choice('keepSubject', { target: 'next', actions: 'endSubject' }),
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
    readingChecklist: {
      entry: 'readChecklist',
      on: { checklistRead: { target: 'next', actions: 'keepChecklist' } },
    },
    asking: { on: { answered: { target: 'next', actions: 'keepAnswer' } } },
    helped: { type: 'final' },
  },
})
