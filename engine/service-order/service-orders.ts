import type { Actor, OperatorActor } from '../actor.ts'
import { checked } from '../administration/input.ts'
import type { hangingVerbs } from '../atendimento/hanging.ts'
import type { Tx } from '../database/database.ts'
import type { Deps } from '../deps.ts'
import { lifecycle } from '../lifecycle/lifecycle.ts'
import { moving } from '../lifecycle/moving.ts'
import type { Send } from '../notification/recipients.ts'
import { clearTheWay, dispatchStep } from './dispatch.ts'
import { type Performed, serviceOrderEffects } from './effects.ts'
import type { Slot, Task } from './facts.ts'
import {
  closing,
  type EditedServiceOrder,
  editedServiceOrder,
  type NewClosing,
  type NewMaterial,
  type NewServiceOrder,
  type NewSlot,
  slot,
  type Why,
  why,
} from './input.ts'
import { type ServiceOrderEvent, serviceOrderMachine } from './machine.ts'
import { replaceMaterials } from './materials.ts'
import { mustFit, openServiceOrder } from './opening.ts'
import { authoriseServiceOrder, type ServiceOrderVerb } from './policy.ts'
import { lockServiceOrder, type ServiceOrderRow } from './row.ts'
import { bookSlot } from './slot.ts'
import { serviceOrderStore } from './store.ts'

/** How the history of the atendimento hears of it, inside a running transaction. */
type Cases = (tx: Tx) => Pick<ReturnType<typeof hangingVerbs>, 'serviceOrderCreated' | 'serviceOrderMoved'>

export type ServiceOrderDeps = Deps & { send: Send; cases: Cases }

/** What was read before it was changed: refuses when somebody was faster. */
type Basis = { version?: number }

/** Do it: the verbs of a service order (R53). Each is one transaction, whole or not at all, its atendimento included. */
export function serviceOrders(deps: ServiceOrderDeps) {
  const { db, clock, live, send, cases } = deps
  const effects = serviceOrderEffects({
    noteInCase: (tx, step) => noteInCase(cases(tx), step),
    dispatch: (tx, step) => dispatchStep(tx, send, step),
  })
  const life = lifecycle(serviceOrderMachine, serviceOrderStore(live, effects))
  const { move } = moving<ServiceOrderRow, ServiceOrderEvent, ServiceOrderVerb>({
    db,
    clock,
    entity: 'service_order',
    lock: lockServiceOrder,
    authorise: authoriseServiceOrder,
    advance: life.advance,
  })

  /** Throws Conflict `service_order.overlaps` with what has the technician's time already. */
  async function plan(
    verb: 'schedule' | 'reschedule',
    by: OperatorActor,
    id: string,
    input: NewSlot & Basis,
  ) {
    const { version, ...asked } = input
    const chosen: Slot = checked(slot, asked)
    return move(by, id, {
      verb,
      event: { type: verb, ...chosen },
      data: { technicianId: chosen.technicianId, from: chosen.from, until: chosen.until },
      before: (tx, order) => bookSlot(tx, chosen, order, clock.now()),
      ...basis(version),
    })
  }

  return {
    create: (by: OperatorActor, atendimentoId: string, input: NewServiceOrder): Promise<ServiceOrderRow> =>
      db.transaction((tx) => openServiceOrder(tx, life.start, by, atendimentoId, input, clock.now())),

    async edit(by: OperatorActor, id: string, { version, ...input }: EditedServiceOrder & Basis) {
      const task = checked(editedServiceOrder, input)
      return move(by, id, {
        verb: 'edit',
        event: { type: 'edit', ...task },
        before: (tx, order) => mustFit(tx, order.companyId, changed(order, task)),
        ...basis(version),
      })
    },

    schedule: (by: OperatorActor, id: string, input: NewSlot & Basis) => plan('schedule', by, id, input),

    /** Another time, another technician, or both. */
    reschedule: (by: OperatorActor, id: string, input: NewSlot & Basis) => plan('reschedule', by, id, input),

    async cancelSchedule(by: OperatorActor, id: string, { version, ...input }: Why & Basis) {
      const { reason } = checked(why, input)
      return move(by, id, {
        verb: 'cancelSchedule',
        event: { type: 'cancelSchedule', reason },
        data: { reason },
        ...basis(version),
      })
    },

    start: (by: OperatorActor, id: string, { version }: Basis = {}) =>
      move(by, id, { verb: 'start', event: { type: 'start' }, ...basis(version) }),

    /** The whole list of what was used so far. */
    changeMaterials: (
      by: OperatorActor,
      id: string,
      { materials, version }: { materials: readonly NewMaterial[] } & Basis,
    ) =>
      move(by, id, {
        verb: 'changeMaterials',
        event: { type: 'changeMaterials' },
        data: { materials: materials.length },
        before: (tx, order) => replaceMaterials(tx, order.id, materials),
        ...basis(version),
      }),

    /** Materials left out: those that stand there already. */
    async close(by: OperatorActor, id: string, { version, ...input }: NewClosing & Basis) {
      const { materials, ...found } = checked(closing, input)
      return move(by, id, {
        verb: 'close',
        event: { type: 'close', ...found },
        data: { result: found.result },
        async before(tx, order) {
          await mustFit(tx, order.companyId, { defectId: found.foundDefectId })
          if (materials) await replaceMaterials(tx, order.id, materials)
        },
        ...basis(version),
      })
    },

    async cancel(by: OperatorActor, id: string, { version, ...input }: Why & Basis) {
      const { reason } = checked(why, input)
      return move(by, id, {
        verb: 'cancel',
        event: { type: 'cancel', reason },
        data: { reason },
        ...basis(version),
      })
    },

    /** To the field system, now or once more. */
    dispatch: (by: OperatorActor, id: string) =>
      move(by, id, { verb: 'dispatch', event: { type: 'dispatch' }, before: clearTheWay }),

    /** Whether the machine allows it now, whoever asks. */
    can: (order: ServiceOrderRow, event: ServiceOrderEvent) => life.can(order, event, clock.now()),
  }
}

/** The atendimento's machine has a say: it refuses a new order where none can be, and whoever finishes meanwhile wins. */
function noteInCase(history: ReturnType<Cases>, { row, isNew, event, note, actor }: Performed) {
  const data = { serviceOrderId: row.id, number: row.number, move: event.type, ...note?.data }
  const made = { data, make: async () => {} }
  return isNew
    ? history.serviceOrderCreated(actor as OperatorActor, row.atendimentoId, made)
    : history.serviceOrderMoved(actor as Actor, row.atendimentoId, made)
}

/** What stays as it is may have been put out of use meanwhile. */
function changed(order: ServiceOrderRow, task: Task): Partial<Task> {
  const keys = Object.keys(task) as (keyof Task)[]
  return Object.fromEntries(keys.filter((key) => task[key] !== order[key]).map((key) => [key, task[key]]))
}

function basis(version: number | undefined): Basis {
  return version === undefined ? {} : { version }
}
