import type { AnyStateMachine } from 'xstate'

export type ChartState<State extends string> = { state: State; isFirst: boolean; isLast: boolean }

/** An arrow from one state to another; a state's events that lead nowhere else are no arrows. */
export type ChartArrow<State extends string, Event extends string> = {
  from: State
  to: State
  events: Event[]
}

export type LifecycleChart<State extends string, Event extends string> = {
  states: ChartState<State>[]
  arrows: ChartArrow<State, Event>[]
}

/** A machine as a drawing needs it, read from the machine itself (R82). */
export function chartOf<State extends string, Event extends string>(
  machine: AnyStateMachine,
): LifecycleChart<State, Event> {
  const nodes = machine.root.states
  const states = Object.keys(nodes) as State[]
  const first = machine.root.initial?.target[0]?.key
  const arrows = states.flatMap(arrowsFrom)
  return {
    states: states.map((state) => ({
      state,
      isFirst: state === first,
      isLast: !arrows.some(({ from }) => from === state),
    })),
    arrows,
  }

  function arrowsFrom(from: State): ChartArrow<State, Event>[] {
    const events = new Map<State, Set<Event>>()
    for (const transitions of nodes[from]?.transitions.values() ?? []) {
      for (const { eventType, target } of transitions) {
        const to = target?.[0]?.key as State | undefined
        if (to === undefined || to === from) continue
        events.set(to, (events.get(to) ?? new Set()).add(eventType as Event))
      }
    }
    return [...events].map(([to, types]) => ({ from, to, events: [...types] }))
  }
}

/** The states in which the machine may accept an event. */
export function statesThatAccept<State extends string>(machine: AnyStateMachine, event: string): State[] {
  const nodes = machine.root.states
  return (Object.keys(nodes) as State[]).filter((state) =>
    nodes[state]?.ownEvents.some((own: string) => own === event),
  )
}
