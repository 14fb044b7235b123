import type { Team } from '../actor.ts'
import type { Mark, Severity } from './states.ts'

/** A new ticket (R10). `contactId` and `severity` are an operator's to choose; in a chat the person opens for themselves. */
export type NewTicket = {
  customerId: string
  contactId?: string
  departmentId: string
  subjectId: string | null
  title: string
  description: string
  productVersion?: string
  severity?: Severity
  answers?: readonly NewAnswer[]
  attachmentIds?: readonly string[]
  /** The ended ticket that this one goes on from (R23). */
  followUpOfId?: string
  /** How the customer reached an operator (R63); a chat says its own. */
  channel?: 'phone' | 'panel' | 'email'
}

/** A checklist answer (R12): a value (a choice, words, an ISO date, a link), files, or "não sei". */
export type NewAnswer = {
  questionId: string
  value: string | null
  unknown?: boolean
  attachmentIds?: readonly string[]
}

export type HandOver = {
  team: Team
  departmentId?: string
  operatorId?: string | null
  justification: string
}

/** R18. `price` in the company's currency, `hours` in hours, both as decimal text such as "1250.00". */
export type NewProposal = { hours: string; price: string; body: string; validUntil: Date }

export type NewRating = { mark: Mark; comment?: string }
