export const TICKET_STATES = [
  'new',
  'estimating',
  'in_progress',
  'pending_customer',
  'customer_validation',
  'awaiting_approval',
  'closed',
  'rejected',
  'cancelled',
] as const
export type TicketState = (typeof TICKET_STATES)[number]

export const ENDED_STATES = ['closed', 'rejected', 'cancelled'] as const satisfies readonly TicketState[]
export const OPEN_STATES = TICKET_STATES.filter((state) => !isEnded(state))

export const SEVERITIES = ['low', 'normal', 'high', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** From best to worst; the company's scale says which number each is (R24). */
export const MARKS = ['great', 'good', 'fair', 'poor', 'awful'] as const
export type Mark = (typeof MARKS)[number]

/** Nothing but a private note or a rating happens to it any more (R23). */
export function isEnded(state: string): boolean {
  return (ENDED_STATES as readonly string[]).includes(state)
}
