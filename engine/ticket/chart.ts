import { chartOf, type LifecycleChart, statesThatAccept } from '../lifecycle/chart.ts'
import { type TicketEvent, ticketMachine } from './machine.ts'
import { isEnded, type TicketState } from './states.ts'

export type TicketChart = LifecycleChart<TicketState, TicketEvent['type']>
export type TicketArrow = TicketChart['arrows'][number]

/** The ticket machine as a drawing needs it. */
export function ticketChart(): TicketChart {
  return chart
}

/** The states in which the machine may accept an event. */
export function statesThatAllow(event: TicketEvent['type']): TicketState[] {
  return statesThatAccept<TicketState>(ticketMachine, event).filter((state) => !isEnded(state))
}

const chart: TicketChart = chartOf(ticketMachine)
