import type { Mark, Severity, Team, TicketState } from '#engine'
import type { Happening } from './happening.ts'
import type { ContactKey, CustomerKey, OperatorKey } from './people.ts'

/** A ticket's life as it is told: begun by somebody, then step by step, so many minutes after the step before. */
export type Story = {
  /** By which others refer to it. */
  key?: string
  by: ContactKey
  /** For somebody of several customers. */
  customer?: CustomerKey
  /** The operator who took the call, for people without a chat (R63). */
  phone?: OperatorKey
  subject: string
  at: Happening['at']
  title: string
  text: string
  version?: string
  answers?: Answers
  steps?: Step[]
  ends: TicketState
}

/** Answers to a checklist, found by the beginning of the question; null: "não sei". */
export type Answers = Record<string, string | null>

export type Step = { after: number; who: OperatorKey | 'customer' } & Move

export type Move =
  | { verb: 'take' | 'estimate' | 'resume' | 'approve' | 'keepOpen' | 'acceptProposal' }
  | {
      verb:
        | 'write'
        | 'note'
        | 'ask'
        | 'solve'
        | 'refuse'
        | 'approveWithRestrictions'
        | 'cancel'
        | 'refuseProposal'
      text: string
    }
  | { verb: 'reject'; text: string; duplicateOf?: string }
  | { verb: 'handOver'; team: Team; justification: string; to: OperatorKey | null }
  | { verb: 'propose'; hours: string; price: string; text: string; days: number }
  | { verb: 'reclassify'; severity: Severity; reason: string }
  | { verb: 'rate'; mark: Mark; comment?: string }

export const HOUR = 60
export const DAY = 24 * HOUR

export const take = (who: OperatorKey, after: number): Step => ({ verb: 'take', who, after })
export const write = (who: OperatorKey, after: number, text: string): Step => ({
  verb: 'write',
  who,
  after,
  text,
})
export const note = (who: OperatorKey, after: number, text: string): Step => ({
  verb: 'note',
  who,
  after,
  text,
})
export const ask = (who: OperatorKey, after: number, text: string): Step => ({
  verb: 'ask',
  who,
  after,
  text,
})
export const solve = (who: OperatorKey, after: number, text: string): Step => ({
  verb: 'solve',
  who,
  after,
  text,
})
export const estimate = (who: OperatorKey, after: number): Step => ({ verb: 'estimate', who, after })
export const propose = (
  who: OperatorKey,
  after: number,
  offer: { hours: string; price: string; text: string; days: number },
): Step => ({ verb: 'propose', who, after, ...offer })
export const handOver = (
  who: OperatorKey,
  after: number,
  team: Team,
  to: OperatorKey | null,
  justification: string,
): Step => ({ verb: 'handOver', who, after, team, to, justification })
export const reject = (who: OperatorKey, after: number, text: string, duplicateOf?: string): Step => ({
  verb: 'reject',
  who,
  after,
  text,
  ...(duplicateOf ? { duplicateOf } : {}),
})
export const reclassify = (who: OperatorKey, after: number, severity: Severity, reason: string): Step => ({
  verb: 'reclassify',
  who,
  after,
  severity,
  reason,
})

export const reply = (after: number, text: string): Step => ({ verb: 'write', who: 'customer', after, text })
export const approve = (after: number): Step => ({ verb: 'approve', who: 'customer', after })
export const approveWithRestrictions = (after: number, text: string): Step => ({
  verb: 'approveWithRestrictions',
  who: 'customer',
  after,
  text,
})
export const refuse = (after: number, text: string): Step => ({
  verb: 'refuse',
  who: 'customer',
  after,
  text,
})
export const keepOpen = (after: number): Step => ({ verb: 'keepOpen', who: 'customer', after })
export const cancel = (after: number, text: string): Step => ({
  verb: 'cancel',
  who: 'customer',
  after,
  text,
})
export const acceptProposal = (after: number): Step => ({ verb: 'acceptProposal', who: 'customer', after })
export const refuseProposal = (after: number, text: string): Step => ({
  verb: 'refuseProposal',
  who: 'customer',
  after,
  text,
})
export const rate = (after: number, mark: Mark, comment?: string): Step => ({
  verb: 'rate',
  who: 'customer',
  after,
  mark,
  ...(comment ? { comment } : {}),
})
