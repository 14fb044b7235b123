/** Registered and checked are the wizard's first two steps; the third sets the clock going (R42-R45). */
export const ATENDIMENTO_STATES = [
  'registered',
  'checked',
  'waiting',
  'claimed',
  'paused',
  'finished',
  'cancelled',
] as const
export type AtendimentoState = (typeof ATENDIMENTO_STATES)[number]

export const ENDED_ATENDIMENTO_STATES = [
  'finished',
  'cancelled',
] as const satisfies readonly AtendimentoState[]

/** What the customer hears of (R64). */
export const NOTIFICATION_LEVELS = ['none', 'start_end', 'all'] as const
export type NotificationLevel = (typeof NOTIFICATION_LEVELS)[number]

/** Nothing but a private note or a rating happens to it any more. */
export function isEndedAtendimento(state: string): boolean {
  return (ENDED_ATENDIMENTO_STATES as readonly string[]).includes(state)
}
