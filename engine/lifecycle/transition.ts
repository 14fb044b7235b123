import {
  type AnyActorScope,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  createActor,
  type EventObject,
  type ExecutableActionsFrom,
} from 'xstate'

type Stepped = [AnyMachineSnapshot, ExecutableActionsFrom<AnyStateMachine>[]]

/** Where a machine begins with `input`, and the actions it names. Nothing is carried out. */
export function initialTransition(machine: AnyStateMachine, input: unknown): Stepped {
  return named(machine, (scope) => machine.getInitialSnapshot(scope, input))
}

/** Where an event leads from a snapshot, and the actions the machine names. Nothing is carried out. */
export function transition(
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
  event: EventObject,
): Stepped {
  return named(machine, (scope) => machine.transition(snapshot as never, event, scope))
}

/**
 * As XState's own pure functions do it, but with one actor for a machine instead of a new one, begun and thrown away,
 * for every event. It only stands in for the actor that there is not: our machines spawn and invoke nothing.
 */
function named(machine: AnyStateMachine, step: (scope: AnyActorScope) => AnyMachineSnapshot): Stepped {
  const self = inert.get(machine) ?? createActor(machine)
  inert.set(machine, self)
  const actions: Stepped[1] = []
  const snapshot = step({
    self,
    system: self.system,
    id: '',
    sessionId: '',
    defer: nothing,
    logger: nothing,
    stopChild: nothing,
    emit: nothing,
    actionExecutor: (action) => void actions.push(action as Stepped[1][number]),
  })
  return [snapshot, actions]
}

const inert = new WeakMap<AnyStateMachine, ReturnType<typeof createActor<AnyStateMachine>>>()

function nothing(): void {}
