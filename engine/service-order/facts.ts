import type { ServiceOrderResult } from './states.ts'

/** What is asked for. */
export type Task = {
  typeId: string
  defectId: string | null
  technicianGroupId: string | null
  reportedDefect: string
  address: string | null
}

/** Who goes, and when. */
export type Slot = { technicianId: string; from: Date; until: Date }

/** What came of it. */
export type Closing = {
  solution: string
  observedDefect: string | null
  foundDefectId: string | null
  result: ServiceOrderResult
  signatureName: string | null
}

/** The columns of a service order that its lifecycle changes: the machine's context, kept nowhere else. */
export type ServiceOrderColumns = Task & {
  /** Whether it goes to the company's field system. */
  dispatched: boolean
  technicianId: string | null
  scheduledFrom: Date | null
  scheduledUntil: Date | null
  scheduleCancelReason: string | null
  startedAt: Date | null
  solution: string | null
  observedDefect: string | null
  foundDefectId: string | null
  result: ServiceOrderResult | null
  signatureName: string | null
  cancelReason: string | null
  endedAt: Date | null
}

export type ServiceOrderFacts = ServiceOrderColumns & { now: Date }

export const SERVICE_ORDER_COLUMNS = [
  'typeId',
  'defectId',
  'technicianGroupId',
  'reportedDefect',
  'address',
  'dispatched',
  'technicianId',
  'scheduledFrom',
  'scheduledUntil',
  'scheduleCancelReason',
  'startedAt',
  'solution',
  'observedDefect',
  'foundDefectId',
  'result',
  'signatureName',
  'cancelReason',
  'endedAt',
] as const satisfies readonly (keyof ServiceOrderColumns)[]
