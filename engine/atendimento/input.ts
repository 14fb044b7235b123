import type { Words } from '../history/wording.ts'
import type { NotificationLevel } from './states.ts'

/** The wizard's first step (R42). */
export type NewAtendimento = {
  customerId: string
  /** Who of the customer asked, when known: they hear of it. */
  contactId?: string | null
  connectionId?: string | null
  /** The connection's own when there is a connection. */
  contractId?: string | null
  /** Only where R7 leaves the choice; elsewhere it must be what the rule says. */
  companyId?: string
  /** Where the work begins; the operator's own when left out. */
  departmentId?: string
  originId?: string | null
  /** Required when the origin is a technician. */
  technicianId?: string | null
  /** What the customer or the technician reports. */
  report: string
  attachmentIds?: readonly string[]
  /** How the customer reached the operator. */
  channel?: 'phone' | 'panel' | 'email'
  /** The lead that it follows: its protocol becomes this one's (R40). */
  leadId?: string
}

/** What a customer writes by "Contato" (R61). */
export type Contato = Words & {
  customerId: string
  departmentId: string
  /** Needed when the customer has more than one active connection. */
  connectionId?: string | null
}

/** The wizard's third step (R45). */
export type Start = {
  processId: string
  classificationId?: string | null
  notificationLevel?: NotificationLevel
  comment?: Comment
}

/** Words for the team alone, or for the customer too (R54). */
export type Comment = Words & { visibility: 'public' | 'private' }

/** How it ends (R58). */
export type Finish = {
  classificationId: string
  /** The company's usual when left out. */
  ratingAsked?: boolean
  defectId?: string | null
  observedDefect?: string
  comment?: Comment
}

/** 1 to 5; words are required unless 5 (R65). */
export type NewAtendimentoRating = { value: number; comment?: string }

/** What another part does to a case, told in its history. */
export type Noted = {
  data?: Record<string, unknown>
}
