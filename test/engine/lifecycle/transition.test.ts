import { describe, expect, it } from 'vitest'
import {
  type AnyStateMachine,
  type EventObject,
  initialTransition as initialOfXState,
  transition as transitionOfXState,
} from 'xstate'
import { atendimentoMachine } from '../../../engine/atendimento/machine.ts'
import { initialTransition, restored, transition } from '../../../engine/lifecycle/transition.ts'
import { serviceOrderMachine } from '../../../engine/service-order/machine.ts'
import { ticketMachine } from '../../../engine/ticket/machine.ts'
import * as atendimento from '../atendimento/paths.ts'
import * as serviceOrder from '../service-order/paths.ts'
import * as ticket from '../ticket/paths.ts'

type Paths = {
  FACTS: object
  EVENTS: EventObject[]
  ways: { state: { value: string; context: object } }[]
}

describe.each<[string, AnyStateMachine, Paths]>([
  ['a ticket', ticketMachine, ticket],
  ['an atendimento', atendimentoMachine, atendimento],
  ['a service order', serviceOrderMachine, serviceOrder],
])('the pure transitions of %s', (_, machine, { FACTS, EVENTS, ways }) => {
  it('begin where XState begins, with the same actions', () => {
    expect(told(initialTransition(machine, FACTS))).toEqual(told(initialOfXState(machine, FACTS)))
  })

  it('lead where those of XState lead, from every situation and with every event, with the same actions', () => {
    expect(ways.length).toBeGreaterThan(4)
    for (const { state } of ways)
      for (const event of EVENTS) {
        const snapshot = machine.resolveState({ value: state.value, context: state.context })
        expect(told(transition(machine, snapshot, event))).toEqual(
          told(transitionOfXState(machine, snapshot, event)),
        )
      }
  })

  it('begin where the row stands: as XState restores it, and with nothing of the row before', () => {
    for (const { state } of ways) {
      const own = machine.resolveState({ value: state.value, context: state.context })
      const { context, ...snapshot } = restored(machine, state.value, state.context)
      expect(context).toBe(state.context)
      expect({ ...snapshot, context }).toEqual(own)
      expect(EVENTS.map((event) => restored(machine, state.value, state.context).can(event))).toEqual(
        EVENTS.map((event) => own.can(event)),
      )
    }
    expect(() => restored(machine, 'nowhere', {})).toThrow('nowhere')
  })

  it('keep nothing of one row for the next', () => {
    const [snapshot] = initialTransition(machine, FACTS)
    const before = told([snapshot, []])
    for (const event of EVENTS) transition(machine, snapshot, event)
    expect(told([snapshot, []])).toEqual(before)
    expect(told(initialTransition(machine, FACTS))).toEqual(told(initialOfXState(machine, FACTS)))
  })
})

function told([{ value, context, status }, actions]: ReturnType<typeof transition>) {
  return { value, context, status, actions: actions.map(({ type, params }) => ({ type, params })) }
}
