import type { Team } from '../actor.ts'
import type { ColumnTypes } from '../history/columns.ts'
import type { SilenceRules } from '../silence/deadlines.ts'
import type { BusinessCalendar } from '../sla/calendar.ts'
import type { Severity } from './states.ts'

/** The columns of a ticket that its lifecycle changes: the machine's context, kept nowhere else. */
export type TicketColumns = {
  team: Team
  departmentId: string
  operatorId: string | null
  justification: string | null
  severity: Severity
  /** Critical tickets stand before all others, then the date of opening decides (R30). */
  rank: number
  /** Whose move it is. */
  ball: 'team' | 'customer' | 'none'
  unread: boolean
  proposalId: string | null
  proposalState: 'none' | 'sent' | 'approved' | 'refused' | 'withdrawn'
  proposalValidUntil: Date | null
  remindersSent: number
  silentSince: Date | null
  closesAt: Date | null
  closeReason: CloseReason | null
  duplicateOfId: string | null
  firstRespondedAt: Date | null
  solvedAt: Date | null
  closedAt: Date | null
}

export type CloseReason = 'approved' | 'restrictions' | 'silence' | 'rejected' | 'duplicate' | 'cancelled'

/** What its guards and delays ask besides: read with the row, never written by a step. */
export type TicketSurroundings = {
  now: Date
  policy: SilenceRules
  calendar: BusinessCalendar
  rated: boolean
  ratingDays: number
}

export type TicketFacts = TicketColumns & TicketSurroundings

/** How they are kept. */
export const TICKET_COLUMNS: ColumnTypes<TicketColumns> = {
  team: 'text',
  departmentId: 'uuid',
  operatorId: 'uuid',
  justification: 'text',
  severity: 'text',
  rank: 'int',
  ball: 'text',
  unread: 'boolean',
  proposalId: 'uuid',
  proposalState: 'text',
  proposalValidUntil: 'timestamptz',
  remindersSent: 'int',
  silentSince: 'timestamptz',
  closesAt: 'timestamptz',
  closeReason: 'text',
  duplicateOfId: 'uuid',
  firstRespondedAt: 'timestamptz',
  solvedAt: 'timestamptz',
  closedAt: 'timestamptz',
}

/** A proposal can be approved until its validity ends (R18). */
export function isProposalValid({ proposalState, proposalValidUntil, now }: TicketFacts): boolean {
  return proposalState === 'sent' && proposalValidUntil !== null && now <= proposalValidUntil
}

/** A closed ticket is rated once, within the days the company gives. */
export function isRatingOpen({ rated, closedAt, ratingDays, now }: TicketFacts): boolean {
  return !rated && closedAt !== null && now.getTime() <= closedAt.getTime() + ratingDays * DAY
}

const DAY = 24 * 60 * 60 * 1000
