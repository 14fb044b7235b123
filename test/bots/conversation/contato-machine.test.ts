import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { initialTransition, transition } from 'xstate'
import type { ContatoDraft, Stop } from '../../../bots/conversation/contato/draft.ts'
import { contatoErrands } from '../../../bots/conversation/contato/errands.ts'
import { type ContatoEvent, contatoMachine } from '../../../bots/conversation/contato/machine.ts'
import { contatoPrompts } from '../../../bots/conversation/contato/prompts.ts'
import { anyFormEvent, errandsOf, expectWordsAndWayOut, option } from './forms.ts'

const STOP: Stop = {
  id: 's1',
  message: 'Fibra rompida',
  openedAt: '2026-11-23T12:00:00Z',
  expectedUntil: null,
}

function begin() {
  return initialTransition(contatoMachine, { key: 'abcd' })[0]
}

function through(events: ContatoEvent[], from = begin()) {
  return events.reduce((snapshot, event) => transition(contatoMachine, snapshot, event)[0], from)
}

const TO_REVIEW: ContatoEvent[] = [
  { type: 'offered', options: [option('casa')] },
  { type: 'offered', options: [option('n1'), option('n2')] },
  { type: 'chose', id: 'n1' },
  { type: 'stopLookedFor', stop: STOP },
  { type: 'goOn' },
  { type: 'offered', options: [option('d1'), option('d2')] },
  { type: 'chose', id: 'd2' },
  { type: 'wrote', text: 'Sem internet', externalId: '1' },
]

describe('the machine of "Contato"', () => {
  test('asks for what is missing, one after the other', () => {
    const states = TO_REVIEW.map((_, n) => through(TO_REVIEW.slice(0, n + 1)).value)
    expect(states).toEqual([
      'choosingConnection',
      'choosingConnection',
      'lookingForStop',
      'warned',
      'choosingDepartment',
      'choosingDepartment',
      'describing',
      'reviewing',
    ])
  })

  test('a customer without a connection is not asked for one', () => {
    const snapshot = through([
      { type: 'offered', options: [option('casa')] },
      { type: 'offered', options: [] },
      { type: 'stopLookedFor', stop: null },
    ])
    expect(snapshot.value).toBe('choosingDepartment')
    expect(snapshot.context.connection).toBeNull()
  })

  test('goes back over what the person chose and read, not over what had one entry', () => {
    let snapshot = through(TO_REVIEW)
    for (const field of ['description', 'department', 'stop', 'connection']) {
      expect(snapshot.context.trail.at(-1)?.field).toBe(field)
      snapshot = transition(contatoMachine, snapshot, { type: 'back' })[0]
    }
    expect(snapshot.value).toBe('choosingConnection')
    expect(snapshot.context.customerId).toBe('casa')
    expect(snapshot.can({ type: 'back' })).toBe(false)
  })

  test('looks for a stop once more before it opens: the same is no news, another one is', () => {
    const confirming = through([{ type: 'confirm' }], through(TO_REVIEW))
    expect(confirming.value).toBe('confirming')
    expect(through([{ type: 'stopLookedFor', stop: STOP }], confirming).value).toBe('opening')
    expect(through([{ type: 'stopLookedFor', stop: null }], confirming).value).toBe('opening')
    expect(through([{ type: 'stopLookedFor', stop: { ...STOP, id: 's2' } }], confirming).value).toBe('warned')
  })

  test('an edit taken back leaves everything as it was', () => {
    const review = through(TO_REVIEW)
    for (const field of ['connection', 'department', 'description'] as const) {
      const back = through([{ type: 'edit', field }, { type: 'back' }], review)
      expect(back.value).toBe('reviewing')
      expect({ ...back.context, offered: [] }).toEqual({ ...review.context, offered: [] })
    }
  })

  test('whatever happens, every place it rests at can be put into words and left', () => {
    const own: ContatoEvent[] = [
      { type: 'goOn' },
      { type: 'stopLookedFor', stop: null },
      { type: 'stopLookedFor', stop: STOP },
      { type: 'edit', field: 'connection' },
      { type: 'edit', field: 'department' },
      { type: 'wroteAhead', text: 'antes', externalId: '5' },
    ]
    expectWordsAndWayOut(contatoMachine, fc.oneof(anyFormEvent, fc.constantFrom(...own)), {
      prompts: contatoPrompts,
      onErrand: ['lookingForStop', 'confirming', 'opening'],
    })
  })

  test('names no errand that nobody runs', () => {
    const errands = errandsOf(contatoMachine)
    expect(errands).toContain('openCase')
    for (const errand of errands) expect(contatoErrands).toHaveProperty(errand)
  })

  test('is plain data: what is half-filled survives a restart', () => {
    const { context } = through(TO_REVIEW)
    expect(JSON.parse(JSON.stringify(context)) as ContatoDraft).toEqual(context)
  })
})
