import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialTransition, transition } from 'xstate'
import type { Draft, Question } from '../../../bots/conversation/open/draft.ts'
import { openErrands } from '../../../bots/conversation/open/errands.ts'
import { type OpenEvent, openMachine } from '../../../bots/conversation/open/machine.ts'
import { openPrompts } from '../../../bots/conversation/open/prompts.ts'
import type { Turn } from '../../../bots/conversation/turn.ts'
import { anyFormEvent, errandsOf, expectWordsAndWayOut, option } from './forms.ts'

const QUESTION: Question = {
  id: 'q1',
  kind: 'text',
  question: 'Qual versão?',
  questionEn: null,
  help: null,
  choices: [],
  required: true,
  allowUnknown: true,
}

function begin(given: Partial<Draft> = {}) {
  return initialTransition(openMachine, { key: 'abcd', ...given })[0]
}

function through(events: OpenEvent[], from = begin()) {
  return events.reduce((snapshot, event) => transition(openMachine, snapshot, event)[0], from)
}

const TO_TITLE: OpenEvent[] = [
  { type: 'offered', options: [option('c')] },
  { type: 'offered', options: [option('d1'), option('d2')] },
  { type: 'chose', id: 'd1' },
  { type: 'offered', options: [option('t1'), option('t2')] },
  { type: 'chose', id: 't2' },
  { type: 'offered', options: [] },
]
const TO_REVIEW: OpenEvent[] = [
  ...TO_TITLE,
  { type: 'wrote', text: 'Erro', externalId: '1' },
  { type: 'offered', options: [] },
  { type: 'wrote', text: 'Não emite', externalId: '2' },
  { type: 'checklistRead', questions: [QUESTION] },
  { type: 'answered', answer: { value: '12.1', kind: 'given', files: [] } },
]

describe('the machine of opening', () => {
  test('asks for what is missing, one after the other', () => {
    const states = TO_REVIEW.map((_, n) => through(TO_REVIEW.slice(0, n + 1)).value)
    expect(states).toEqual([
      'choosingDepartment',
      'choosingDepartment',
      'choosingSubject',
      'choosingSubject',
      'choosingSubject',
      'titling',
      'suggesting',
      'describing',
      'readingChecklist',
      'asking',
      'reviewing',
    ])
  })

  test('goes back over what the person chose, not over what had one entry', () => {
    const fields = ['answer', 'description', 'title', 'subject', 'department']
    let snapshot = through(TO_REVIEW)
    for (const field of fields) {
      expect(snapshot.context.trail.at(-1)?.field).toBe(field)
      snapshot = transition(openMachine, snapshot, { type: 'back' })[0]
    }
    expect(snapshot.context.trail).toEqual([])
    expect(snapshot.context.customerId).toBe('c')
    expect(snapshot.can({ type: 'back' })).toBe(false)
  })

  test('takes only what it offered', () => {
    const choosing = through(TO_TITLE.slice(0, 2))
    expect(choosing.can({ type: 'chose', id: 'somebody-elses' })).toBe(false)
    expect(choosing.can({ type: 'chose', id: 'd2' })).toBe(true)
  })

  test('an edit taken back leaves everything as it was', () => {
    const review = through(TO_REVIEW)
    for (const field of ['title', 'description', 'subject', 'answer:q1'] as const) {
      const back = through([{ type: 'edit', field }, { type: 'back' }], review)
      expect(back.value).toBe('reviewing')
      expect({ ...back.context, offered: [] }).toEqual({ ...review.context, offered: [] })
    }
  })

  test('the question what to change leads back to the review, also when nothing was asked before', () => {
    const given = begin({ title: 'Erro', description: 'Não emite' })
    const choosing = through(
      [
        { type: 'offered', options: [option('c')] },
        { type: 'offered', options: [option('d')] },
        { type: 'offered', options: [] },
        { type: 'offered', options: [] },
        { type: 'checklistRead', questions: [] },
        { type: 'chooseField' },
      ],
      given,
    )
    expect(choosing.value).toBe('choosingField')
    const { choices = [] } = openPrompts.choosingField!(choosing.context, { language: 'pt' } as Turn)!
    expect(choices.flat().map(({ label }) => label)).toContain('⬅️ Voltar')
    expect(through([{ type: 'back' }], choosing).value).toBe('reviewing')
  })

  test('whatever happens, every place it rests at can be put into words and left', () => {
    const own: OpenEvent[] = [
      { type: 'articlesRead' },
      { type: 'articleHelped' },
      { type: 'edit', field: 'title' },
      { type: 'edit', field: 'subject' },
      { type: 'edit', field: 'answer:q1' },
      { type: 'checklistRead', questions: [QUESTION] },
      { type: 'answered', answer: { value: null, kind: 'unknown', files: [] } },
    ]
    expectWordsAndWayOut(openMachine, fc.oneof(anyFormEvent, fc.constantFrom(...own)), {
      prompts: openPrompts,
      onErrand: ['readingChecklist', 'opening'],
    })
  })

  test('names no errand that nobody runs', () => {
    const errands = errandsOf(openMachine)
    expect(errands).toContain('openCase')
    for (const errand of errands) expect(openErrands).toHaveProperty(errand)
  })
})
