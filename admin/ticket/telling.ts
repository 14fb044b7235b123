import type { TicketState } from '#engine'
import type { Telling } from '../case/timeline.tsx'
import { happenedIcon, happenedWords } from './happened.ts'
import { StateBadge } from './marks.tsx'

/** How the history of a ticket is told. */
export function ticketTelling(id: string): Telling<TicketState> {
  return {
    noun: 'ticket',
    path: `/tickets/${id}`,
    words: happenedWords,
    icon: happenedIcon,
    State: StateBadge,
  }
}
