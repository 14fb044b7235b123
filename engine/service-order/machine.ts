import { assign, setup } from 'xstate'
import type { Closing, ServiceOrderFacts, Slot, Task } from './facts.ts'

export type ServiceOrderEvent =
  | ({ type: 'edit' } & Task)
  | ({ type: 'schedule' } & Slot)
  | ({ type: 'reschedule' } & Slot)
  | { type: 'cancelSchedule'; reason: string }
  | { type: 'start' }
  | { type: 'changeMaterials' }
  | ({ type: 'close' } & Closing)
  | { type: 'cancel'; reason: string }
  | { type: 'dispatch' }

/** Whatever happens to it stands in its atendimento's history too, and is told to the field system. */
const told = ['noteInCase', 'dispatch'] as const

const living = {
  edit: { actions: ['edit', ...told] },
  cancel: { target: 'cancelled', actions: ['cancel', ...told] },
} as const

/** May it happen now? A service order's whole life (R53). Durable, so flat; effects are only named. */
export const serviceOrderMachine = setup({
  types: {} as { context: ServiceOrderFacts; events: ServiceOrderEvent; input: ServiceOrderFacts },
  actions: {
    noteInCase: () => {},
    dispatch: () => {},

    edit: assign(({ event }) => {
      if (event.type !== 'edit') return {}
      const { type: _, ...task } = event
      return task
    }),
    schedule: assign(({ event }) => {
      if (event.type !== 'schedule' && event.type !== 'reschedule') return {}
      const { technicianId, from, until } = event
      return { technicianId, scheduledFrom: from, scheduledUntil: until, scheduleCancelReason: null }
    }),
    unschedule: assign(({ event }) => ({
      technicianId: null,
      scheduledFrom: null,
      scheduledUntil: null,
      scheduleCancelReason: event.type === 'cancelSchedule' ? event.reason : null,
    })),
    start: assign({ startedAt: ({ context }) => context.now }),
    close: assign(({ context, event }) => {
      if (event.type !== 'close') return {}
      const { type: _, ...closing } = event
      return { ...closing, endedAt: context.now }
    }),
    cancel: assign(({ context, event }) =>
      event.type === 'cancel' ? { cancelReason: event.reason, endedAt: context.now } : {},
    ),
    markDispatched: assign({ dispatched: true }),
  },
}).createMachine({
  id: 'serviceOrder',
  context: ({ input }) => input,
  initial: { target: 'open', actions: [...told] },
  // Also after its end: what the field system did not take can be sent again.
  on: { dispatch: { actions: ['markDispatched', 'dispatch'] } },
  states: {
    open: {
      on: { ...living, schedule: { target: 'scheduled', actions: ['schedule', ...told] } },
    },
    scheduled: {
      on: {
        ...living,
        reschedule: { actions: ['schedule', ...told] },
        cancelSchedule: { target: 'open', actions: ['unschedule', ...told] },
        start: { target: 'in_execution', actions: ['start', ...told] },
      },
    },
    in_execution: {
      on: {
        ...living,
        changeMaterials: { actions: [...told] },
        close: { target: 'closed', actions: ['close', ...told] },
      },
    },
    closed: {},
    cancelled: {},
  },
})
