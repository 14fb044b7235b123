import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialTransition, transition } from 'xstate'
import type { Draft, Question } from '../../../bots/conversation/open/draft.ts'
import { openErrands } from '../../../bots/conversation/open/errands.ts'
import { type OpenEvent, openMachine } from '../../../bots/conversation/open/machine.ts'
import { openPrompts } from '../../../bots/conversation/open/prompts.ts'
import type { Turn } from '../../../bots/conversation/turn.ts'

const option = (id: string) => ({ id, name: id.toUpperCase() })
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
    const event = fc.oneof<fc.Arbitrary<OpenEvent>[]>(
      fc.constantFrom<OpenEvent>(
        { type: 'back' },
        { type: 'confirm' },
        { type: 'chooseField' },
        { type: 'articlesRead' },
        { type: 'articleHelped' },
        { type: 'resume' },
        { type: 'edit', field: 'title' },
        { type: 'edit', field: 'subject' },
        { type: 'edit', field: 'files' },
        { type: 'edit', field: 'answer:q1' },
        { type: 'checklistRead', questions: [QUESTION] },
        { type: 'answered', answer: { value: null, kind: 'unknown', files: [] } },
        { type: 'wroteOn', text: 'mais', externalId: '3' },
        { type: 'brought', files: [{ id: 'f', name: 'f.png' }], text: '', externalId: '4' },
        { type: 'ended', outcome: { kind: 'refused', code: 'x' } },
      ),
      fc.constantFrom('a', 'b', 'x').map((id): OpenEvent => ({ type: 'chose', id })),
      fc.subarray([option('a'), option('b')]).map((options): OpenEvent => ({ type: 'offered', options })),
      fc.string().map((text): OpenEvent => ({ type: 'wrote', text, externalId: '1' })),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let snapshot = begin()
        for (const each of events) {
          if (snapshot.status === 'done') return
          snapshot = transition(openMachine, snapshot, each)[0]
          const state = snapshot.value as string
          expect(state in openPrompts || ['readingChecklist', 'opening'].includes(state)).toBe(true)
          if (snapshot.status !== 'done') expect(snapshot.can({ type: 'cancel' })).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('names no errand that nobody runs', () => {
    const errands = Object.values(openMachine.states).flatMap(({ entry }) =>
      entry.map((action) => (typeof action === 'string' ? action : '')),
    )
    for (const errand of errands.filter((name) => name !== '' && name !== 'settleEdit'))
      expect(openErrands).toHaveProperty(errand)
  })
})
