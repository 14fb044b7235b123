import type { AtendimentoState, NotificationLevel } from '#engine'
import type { Happening as At } from './happening.ts'
import type {
  ClassificationKey,
  DefectKey,
  OrderTypeKey,
  OriginKey,
  ProcessKey,
  SectorKey,
  TechnicianGroupKey,
} from './provider-offer.ts'
import type { ProviderContactKey, ProviderCustomerKey, ProviderOperatorKey } from './provider-people.ts'

/** An atendimento's life as it is told: begun by an operator, or by the customer's "Contato", then step by step. */
export type Case = {
  at: At['at']
  customer: ProviderCustomerKey
  /** Who of the customer asked; they hear of it. */
  by?: ProviderContactKey
  /** Which of their connections; the first when they have any. */
  connection?: number
  report: string
  /** The customer wrote it to this sector in the chat. */
  contato?: SectorKey
  /** Else who registered it, and how they were reached. */
  from?: ProviderOperatorKey
  origin?: OriginKey
  technician?: ProviderOperatorKey
  sector?: SectorKey
  /** The lead that it follows. */
  lead?: string
  steps?: CaseStep[]
  ends: AtendimentoState
}

export type CaseStep = { after: number; who: ProviderOperatorKey | 'customer' } & CaseMove

type CaseMove =
  | { verb: 'check' | 'claim' | 'next' | 'resume' | 'unblock' }
  | { verb: 'begin' }
  | { verb: 'start'; process: ProcessKey; classification: ClassificationKey; level: NotificationLevel }
  | { verb: 'note' | 'comment' | 'ask' | 'write' | 'cancel'; text: string }
  | {
      verb: 'order'
      type: OrderTypeKey
      defect: DefectKey
      group: TechnicianGroupKey
      text: string
    }
  | { verb: 'plan'; technician: ProviderOperatorKey; days: number; time: string; minutes: number }
  | { verb: 'unplan' | 'dropOrder'; text: string }
  | { verb: 'close'; defect: DefectKey; text: string; materials: readonly [name: string, quantity: string][] }
  | { verb: 'protect'; days: number; text: string }
  | { verb: 'include'; operator: ProviderOperatorKey }
  | {
      verb: 'finish'
      classification: ClassificationKey
      defect?: DefectKey
      text: string
      asks: boolean
    }
  | { verb: 'rate'; value: number; text?: string }

type Who = ProviderOperatorKey
const step =
  <Move extends CaseMove>(move: Move) =>
  (who: Who | 'customer', after: number): CaseStep =>
    ({ ...move, who, after }) as CaseStep

export const check = step({ verb: 'check' })
export const claim = step({ verb: 'claim' })
/** The normal flow: on to the next step of the process. */
export const next = step({ verb: 'next' })
export const resume = step({ verb: 'resume' })
/** The technician begins the visit. */
export const begin = step({ verb: 'begin' })
export const unblock = step({ verb: 'unblock' })

export const start = (
  who: Who,
  after: number,
  process: ProcessKey,
  classification: ClassificationKey,
  level: NotificationLevel = 'all',
): CaseStep => ({ verb: 'start', who, after, process, classification, level })
const saying =
  (verb: 'note' | 'comment' | 'ask' | 'cancel') =>
  (who: Who, after: number, text: string): CaseStep => ({ verb, who, after, text })
export const note = saying('note')
export const comment = saying('comment')
export const ask = saying('ask')
export const cancel = saying('cancel')
export const write = (after: number, text: string): CaseStep => ({
  verb: 'write',
  who: 'customer',
  after,
  text,
})
export const order = (
  who: Who,
  after: number,
  type: OrderTypeKey,
  defect: DefectKey,
  text: string,
  group: TechnicianGroupKey = 'norte',
): CaseStep => ({ verb: 'order', who, after, type, defect, group, text })
/** So many working days later, at a time of the day. */
export const plan = (
  who: Who,
  after: number,
  technician: Who,
  [days, time, minutes]: readonly [number, string, number],
): CaseStep => ({ verb: 'plan', who, after, technician, days, time, minutes })
export const unplan = (who: Who, after: number, text: string): CaseStep => ({
  verb: 'unplan',
  who,
  after,
  text,
})
export const dropOrder = (who: Who, after: number, text: string): CaseStep => ({
  verb: 'dropOrder',
  who,
  after,
  text,
})
export const close = (
  who: Who,
  after: number,
  defect: DefectKey,
  text: string,
  materials: readonly [string, string][] = [],
): CaseStep => ({ verb: 'close', who, after, defect, text, materials })
/** Keeps blocks away for so many days, because the customer promised to pay. */
export const protect = (who: Who, after: number, days: number, text: string): CaseStep => ({
  verb: 'protect',
  who,
  after,
  days,
  text,
})
export const include = (who: Who, after: number, operator: Who): CaseStep => ({
  verb: 'include',
  who,
  after,
  operator,
})
export const finish = (
  who: Who,
  after: number,
  classification: ClassificationKey,
  text: string,
  { defect, asks = true }: { defect?: DefectKey; asks?: boolean } = {},
): CaseStep => ({
  verb: 'finish',
  who,
  after,
  classification,
  text,
  asks,
  ...(defect ? { defect } : {}),
})
export const rate = (after: number, value: number, text?: string): CaseStep => ({
  verb: 'rate',
  who: 'customer',
  after,
  value,
  ...(text ? { text } : {}),
})
