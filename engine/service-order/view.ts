import type { Actor, OperatorActor } from '../actor.ts'
import { mayOnAtendimento, maySeeAtendimento } from '../atendimento/policy.ts'
import { readAtendimento } from '../atendimento/row.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { type Button, buttonsOf } from '../lifecycle/buttons.ts'
import { statesThatAccept } from '../lifecycle/chart.ts'
import { type DispatchState, dispatchStateOf } from './dispatch.ts'
import { hasFieldSystem } from './field-system.ts'
import { type ServiceOrderEvent, serviceOrderMachine } from './machine.ts'
import { type Material, materialsOf } from './materials.ts'
import {
  mayOnServiceOrder,
  maySeeServiceOrder,
  SERVICE_ORDER_VERBS,
  type ServiceOrderVerb,
} from './policy.ts'
import { readServiceOrder, type ServiceOrderRow } from './row.ts'
import { isEndedServiceOrder, type ServiceOrderState } from './states.ts'

/** Everything the page of a service order shows, and its print. */
export type ServiceOrderView = {
  order: Omit<ServiceOrderRow, 'atendimento'>
  protocol: string
  /** Whether the reader may open the atendimento, and may work on it. */
  seesAtendimento: boolean
  names: ServiceOrderNames
  materials: Material[]
  history: ServiceOrderHappening[]
  dispatch: DispatchState | null
  hasFieldSystem: boolean
  actions: ServiceOrderAction[]
}

export type ServiceOrderNames = {
  company: string
  companyDocument: string | null
  timeZone: string
  type: string
  /** How long such a visit is expected to last. */
  minutes: number
  /** Words that stand on the printed order. */
  terms: string | null
  defect: string | null
  foundDefect: string | null
  technicianGroup: string | null
  technician: string | null
  openedBy: string | null
  customer: string
  customerCode: string | null
  customerPhone: string | null
  contact: string | null
  contactPhone: string | null
  connection: string | null
  accessPoint: string | null
}

export type ServiceOrderHappening = {
  id: string
  type: string
  from: ServiceOrderState | null
  to: ServiceOrderState
  actor: string
  at: Date
  about: { reason?: string; technician?: string; from?: Date; until?: Date; result?: string }
}

export type ServiceOrderAction = Button<ServiceOrderVerb, ServiceOrderReason>

/** Why a button is off. `not_now` says in which states it would be possible. */
export type ServiceOrderReason =
  | { code: 'forbidden' }
  | { code: 'ended' }
  | { code: 'no_field_system' }
  | { code: 'not_now'; states: ServiceOrderState[] }

type Can = (order: ServiceOrderRow, event: ServiceOrderEvent) => boolean

/** Ask: a service order as operators see it. */
export function serviceOrderViews({ db }: Pick<Deps, 'db'>, can: Can) {
  return {
    /** Throws NotFound. */
    async view(actor: Actor, id: string): Promise<ServiceOrderView> {
      if (actor.kind !== 'operator') throw new Forbidden('service_order.view')
      const row = await readServiceOrder(db, id)
      if (!maySeeServiceOrder(actor, row)) throw new NotFound('service_order')
      const [names, materials, history, dispatch, fieldSystem] = await Promise.all([
        namesOf(row),
        materialsOf(db, id),
        historyOf(id),
        dispatchStateOf(db, row),
        hasFieldSystem(db, row.companyId),
      ])
      const { atendimento, ...order } = row
      return {
        order,
        protocol: atendimento.protocol,
        seesAtendimento: maySeeAtendimento(actor, atendimento),
        names,
        materials,
        history,
        dispatch,
        hasFieldSystem: fieldSystem,
        actions: buttonsOf(SERVICE_ORDER_VERBS, (verb) => reasonAgainst(actor, verb, row, can, fieldSystem)),
      }
    },

    /** The service orders of an atendimento, the newest first, and whether another may be made now. Throws NotFound. */
    async ofAtendimento(actor: Actor, atendimentoId: string) {
      if (actor.kind !== 'operator') throw new Forbidden('service_order.view')
      return ordersOf(actor, atendimentoId)
    },
  }

  async function ordersOf(actor: OperatorActor, atendimentoId: string): Promise<OrdersOfAtendimento> {
    const atendimento = await readAtendimento(db, atendimentoId)
    if (!maySeeAtendimento(actor, atendimento)) throw new NotFound('atendimento')
    const orders = await db.rows<OrdersOfAtendimento['orders'][number]>(sql`
      select s.id, s.number, s.state, k.name as type, o.name as technician, s.scheduled_from, s.scheduled_until,
        s.opened_at, s.result
      from service_order s
      join service_order_type k on k.id = s.type_id
      left join operator o on o.id = s.technician_id
      where s.atendimento_id = ${atendimentoId} order by s.id desc limit 100`)
    return { orders, mayCreate: mayOnAtendimento(actor, 'createServiceOrder', atendimento) }
  }

  function namesOf({ id }: ServiceOrderRow): Promise<ServiceOrderNames> {
    return db.one<ServiceOrderNames>(sql`
      select c.name as company, c.document as company_document, c.time_zone, k.name as type, k.minutes, k.terms,
        d.name as defect, f.name as found_defect, g.name as technician_group, o.name as technician,
        w.name as opened_by, u.name as customer, u.code as customer_code, u.phone as customer_phone,
        q.name as contact, coalesce(q.mobile, q.phone) as contact_phone,
        coalesce(n.name || ' · ' || n.login, n.login) as connection, p.name as access_point
      from service_order s
      join company c on c.id = s.company_id
      join service_order_type k on k.id = s.type_id
      join atendimento t on t.id = s.atendimento_id
      join customer u on u.id = s.customer_id
      left join contact q on q.id = t.contact_id
      left join defect d on d.id = s.defect_id
      left join defect f on f.id = s.found_defect_id
      left join technician_group g on g.id = s.technician_group_id
      left join operator o on o.id = s.technician_id
      left join operator w on w.id = s.opened_by_id
      left join connection n on n.id = s.connection_id
      left join access_point p on p.id = n.access_point_id
      where s.id = ${id}`)
  }

  async function historyOf(id: string): Promise<ServiceOrderHappening[]> {
    const rows = await db.rows<Written>(sql`
      select e.id, e.type, e."from", e."to", e.actor, e.at, e.data, o.name as technician
      from event e left join operator o on o.id = (e.data->>'technicianId')::uuid
      where e.entity = 'service_order' and e.entity_id = ${id} order by e.id desc limit 200`)
    return rows.map(revived)
  }
}

export type OrdersOfAtendimento = {
  orders: {
    id: string
    number: string
    state: ServiceOrderState
    type: string
    technician: string | null
    scheduledFrom: Date | null
    scheduledUntil: Date | null
    openedAt: Date
    result: string | null
  }[]
  mayCreate: boolean
}

type Written = Omit<ServiceOrderHappening, 'about'> & {
  data: { reason?: string; from?: string; until?: string; result?: string } | null
  technician: string | null
}

/** Dates inside JSON come as text. */
function revived({ data, technician, ...happening }: Written): ServiceOrderHappening {
  const { reason, from, until, result } = data ?? {}
  return {
    ...happening,
    about: {
      ...(reason ? { reason } : {}),
      ...(result ? { result } : {}),
      ...(technician ? { technician } : {}),
      ...(from && until ? { from: new Date(from), until: new Date(until) } : {}),
    },
  }
}

function reasonAgainst(
  actor: OperatorActor,
  verb: ServiceOrderVerb,
  order: ServiceOrderRow,
  can: Can,
  hasFieldSystem: boolean,
): ServiceOrderReason | null {
  if (!can(order, { type: verb } as ServiceOrderEvent)) {
    if (isEndedServiceOrder(order.state)) return { code: 'ended' }
    return { code: 'not_now', states: statesThatAccept<ServiceOrderState>(serviceOrderMachine, verb) }
  }
  if (!mayOnServiceOrder(actor, verb, order)) return { code: 'forbidden' }
  return verb === 'dispatch' && !hasFieldSystem ? { code: 'no_field_system' } : null
}
