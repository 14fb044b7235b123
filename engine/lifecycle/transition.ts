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

/**
 * The snapshot of a row that stands in `state`. As XState's resolveState makes it, which looks the state's nodes up anew
 * for every row. Throws for a state that the machine does not have.
 */
export function restored(machine: AnyStateMachine, state: string, context: object): AnyMachineSnapshot {
  const known = snapshots.get(machine) ?? new Map<string, AnyMachineSnapshot>()
  snapshots.set(machine, known)
  const snapshot = known.get(state) ?? machine.resolveState({ value: state, context: {} })
  known.set(state, snapshot)
  return { ...snapshot, context }
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

const snapshots = new WeakMap<AnyStateMachine, Map<string, AnyMachineSnapshot>>()
const inert = new WeakMap<AnyStateMachine, ReturnType<typeof createActor<AnyStateMachine>>>()

function nothing(): void {}
