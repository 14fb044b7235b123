/** A visit is asked for, gets a technician and a time, happens, and is closed with what came of it (R53). */
export const SERVICE_ORDER_STATES = ['open', 'scheduled', 'in_execution', 'closed', 'cancelled'] as const
export type ServiceOrderState = (typeof SERVICE_ORDER_STATES)[number]

export const ENDED_SERVICE_ORDER_STATES = [
  'closed',
  'cancelled',
] as const satisfies readonly ServiceOrderState[]

/** What came of the visit. */
export const SERVICE_ORDER_RESULTS = ['solved', 'partly', 'not_solved', 'nobody_home'] as const
export type ServiceOrderResult = (typeof SERVICE_ORDER_RESULTS)[number]

export function isEndedServiceOrder(state: string): boolean {
  return (ENDED_SERVICE_ORDER_STATES as readonly string[]).includes(state)
}
