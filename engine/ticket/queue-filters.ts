import { type Sql, sql } from '../database/sql.ts'
import type { Shelf, ShelfFilters } from '../queue/shelf.ts'
import { isEnded, type Severity, TICKET_STATES, type TicketState } from './states.ts'

/** The tabs of the queue (R15), each with the states it gathers. */
export const QUEUE_TABS = {
  new: ['new'],
  estimating: ['estimating'],
  in_progress: ['in_progress'],
  pending: ['pending_customer', 'customer_validation'],
  awaiting_approval: ['awaiting_approval'],
  closed: ['closed'],
  rejected: ['rejected', 'cancelled'],
  all: [],
} as const satisfies Record<string, readonly TicketState[]>
export type QueueTab = keyof typeof QUEUE_TABS

/** What the queue is narrowed to (R29). */
export type QueueFilters = ShelfFilters & { tab: QueueTab; severity?: Severity | undefined }

export const TICKET_SHELF: Shelf<QueueFilters> = {
  table: 'ticket',
  rank: 'rank',
  number: 'number',
  states: TICKET_STATES,
  isEnded,
  tabs: QUEUE_TABS,
  conditions({ severity }): Sql[] {
    return severity ? [sql`t.severity = ${severity}`] : []
  },
}
