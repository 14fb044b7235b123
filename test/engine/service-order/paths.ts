import type { ServiceOrderFacts } from '../../../engine/service-order/facts.ts'
import { type ServiceOrderEvent, serviceOrderMachine } from '../../../engine/service-order/machine.ts'
import { explored } from '../../lifecycle.ts'

const NOW = new Date('2026-11-23T10:00:00-03:00')
const SLOT = {
  technicianId: 'lia',
  from: new Date('2026-11-24T08:00:00-03:00'),
  until: new Date('2026-11-24T09:00:00-03:00'),
}
const TASK = {
  typeId: 'reparo',
  defectId: null,
  technicianGroupId: null,
  reportedDefect: 'Sem sinal.',
  address: null,
}

/** A new service order on a Monday morning. */
export const FACTS: ServiceOrderFacts = {
  ...TASK,
  dispatched: false,
  technicianId: null,
  scheduledFrom: null,
  scheduledUntil: null,
  scheduleCancelReason: null,
  startedAt: null,
  solution: null,
  observedDefect: null,
  foundDefectId: null,
  result: null,
  signatureName: null,
  cancelReason: null,
  endedAt: null,
  now: NOW,
}

/** Every event there is, once. */
export const EVENTS: ServiceOrderEvent[] = [
  { type: 'edit', ...TASK },
  { type: 'schedule', ...SLOT },
  { type: 'reschedule', ...SLOT },
  { type: 'cancelSchedule', reason: 'Chuva forte' },
  { type: 'start' },
  { type: 'changeMaterials' },
  {
    type: 'close',
    solution: 'Emenda refeita.',
    observedDefect: null,
    foundDefectId: null,
    result: 'solved',
    signatureName: null,
  },
  { type: 'cancel', reason: 'Voltou sozinho' },
  { type: 'dispatch' },
]

/** The shortest way to each situation an order can be in, and every movement out of every situation. */
export const { ways, moves } = explored<ServiceOrderFacts, ServiceOrderEvent>(serviceOrderMachine, {
  input: FACTS,
  events: EVENTS,
  // Not when it is to be or what is to be done.
  situation: ({ value, context: { dispatched, scheduleCancelReason, technicianId } }) =>
    [
      value,
      dispatched ? 'sent out' : 'kept here',
      scheduleCancelReason ? 'unscheduled' : '',
      technicianId ? 'with a technician' : '',
    ]
      .filter(Boolean)
      .join(', '),
})
