import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'

type Walk<Snapshot, Event, Context> = {
  input: Context
  /** Every event there is, once. */
  events: readonly Event[]
  /** What decides about what may come. */
  serializeState: (snapshot: Snapshot) => string
}

/** The shortest way to each situation a machine can be in, and every movement out of every situation. */
export function walks<Snapshot extends AnyMachineSnapshot, Event extends EventObject, Context>(
  machine: AnyStateMachine,
  walk: Walk<Snapshot, Event, Context>,
) {
  const options = { ...walk, limit: 5_000 } as never
  const ways = getShortestPaths(machine, options).map(({ state, steps }) => ({
    situation: walk.serializeState(state as Snapshot),
    state: state as Snapshot,
    events: steps
      .map(({ event }) => event as unknown as Event)
      .filter(({ type }) => (type as string) !== 'xstate.init'),
  }))
  const moves = Object.values(getAdjacencyMap(machine, options)).flatMap(({ state, transitions }) =>
    (Object.values(transitions) as { event: unknown; state: unknown }[]).map((move) => ({
      from: state as Snapshot,
      event: move.event as Event,
      to: move.state as Snapshot,
    })),
  )
  return { ways, moves }
}

type Movement = { from: AnyMachineSnapshot; event: EventObject; to: AnyMachineSnapshot }

/** Which event is allowed in which state, and where it leads: to be compared with what was agreed. */
export function allowedIn(
  states: readonly string[],
  moves: readonly Movement[],
): Record<string, Record<string, string>> {
  const found = Object.fromEntries(states.map((state) => [state, {} as Record<string, string>]))
  for (const { from, event, to } of moves) {
    if (!from.can(event)) continue
    const targets = found[from.value as string] as Record<string, string>
    const before = targets[event.type]
    if (before !== undefined && before !== to.value)
      throw new Error(`${event.type} in ${from.value} leads to ${before} and to ${to.value}`)
    targets[event.type] = to.value as string
  }
  return found
}
