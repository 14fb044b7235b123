import { type TicketEvent, ticketMachine } from './machine.ts'
import { isEnded, type TicketState } from './states.ts'

export type ChartState = { state: TicketState; isFirst: boolean; isLast: boolean }

/** An arrow from one state to another; a state's events that lead nowhere else are no arrows. */
export type ChartArrow = { from: TicketState; to: TicketState; events: TicketEvent['type'][] }

export type LifecycleChart = { states: ChartState[]; arrows: ChartArrow[] }

/** The ticket machine as a drawing needs it, read from the machine itself (R82). */
export function ticketChart(): LifecycleChart {
  return chart
}

/** The states in which the machine may accept an event. */
export function statesThatAllow(event: TicketEvent['type']): TicketState[] {
  return chart.states
    .map(({ state }) => state)
    .filter((state) => !isEnded(state) && nodes[state]?.ownEvents.some((own) => own === event))
}

const nodes = ticketMachine.root.states

const chart: LifecycleChart = read()

function read(): LifecycleChart {
  const states = Object.keys(nodes) as TicketState[]
  const first = ticketMachine.root.initial.target[0]?.key
  const arrows = states.flatMap(arrowsFrom)
  return {
    states: states.map((state) => ({
      state,
      isFirst: state === first,
      isLast: !arrows.some(({ from }) => from === state),
    })),
    arrows,
  }
}

function arrowsFrom(from: TicketState): ChartArrow[] {
  const events = new Map<TicketState, Set<TicketEvent['type']>>()
  for (const transitions of nodes[from]?.transitions.values() ?? []) {
    for (const { eventType, target } of transitions) {
      const to = target?.[0]?.key as TicketState | undefined
      if (to === undefined || to === from) continue
      events.set(to, (events.get(to) ?? new Set()).add(eventType as TicketEvent['type']))
    }
  }
  return [...events].map(([to, types]) => ({ from, to, events: [...types] }))
}
