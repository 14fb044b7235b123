import fc from 'fast-check'
import { expect } from 'vitest'
import { type AnyStateMachine, type EventObject, initialTransition, transition } from 'xstate'

export const option = (id: string) => ({ id, name: id.toUpperCase() })

/** What happens in every form, in the words of a person and of the engine. */
export const anyFormEvent = fc.oneof(
  fc.constantFrom('back', 'confirm', 'chooseField', 'resume').map((type) => ({ type })),
  fc.constantFrom('description', 'files').map((field) => ({ type: 'edit', field })),
  fc.constant({ type: 'wroteOn', text: 'mais', externalId: '3' }),
  fc.constant({ type: 'brought', files: [{ id: 'f', name: 'f.png' }], text: '', externalId: '4' }),
  fc.constant({ type: 'ended', outcome: { kind: 'refused', code: 'x' } }),
  fc.constantFrom('a', 'b', 'x').map((id) => ({ type: 'chose', id })),
  fc.subarray([option('a'), option('b')]).map((options) => ({ type: 'offered', options })),
  fc.string().map((text) => ({ type: 'wrote', text, externalId: '1' })),
)

/** Whatever happens to a form, in any order: where it rests it can be put into words, and left. */
export function expectWordsAndWayOut(
  machine: AnyStateMachine,
  event: fc.Arbitrary<EventObject>,
  { prompts, onErrand }: { prompts: object; onErrand: string[] },
) {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let [snapshot] = initialTransition(machine, { key: 'abcd' })
      for (const each of events) {
        if (snapshot.status === 'done') return
        snapshot = transition(machine, snapshot, each)[0]
        const state = snapshot.value as string
        expect(state in prompts || onErrand.includes(state)).toBe(true)
        if (snapshot.status !== 'done') expect(snapshot.can({ type: 'cancel' })).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
}

/** What a machine asks of the engine where it arrives; what it does by itself is left out. */
export function errandsOf(machine: AnyStateMachine): string[] {
  const named = Object.values(machine.states).flatMap(({ entry }) =>
    entry.map((action) => (typeof action === 'string' ? action : '')),
  )
  return named.filter((name) => name !== '' && name !== 'settleEdit')
}
