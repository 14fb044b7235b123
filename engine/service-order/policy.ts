import type { Actor, OperatorActor } from '../actor.ts'
import {
  mayOnAtendimento,
  maySeeAtendimento,
  visibleAtendimentos,
  type Whose,
} from '../atendimento/policy.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Forbidden, NotFound } from '../errors.ts'

/** What an operator may try on a service order; whether it may happen now is the machine's to say. */
export const SERVICE_ORDER_VERBS = [
  'edit',
  'schedule',
  'reschedule',
  'cancelSchedule',
  'start',
  'changeMaterials',
  'close',
  'cancel',
  'dispatch',
] as const
export type ServiceOrderVerb = (typeof SERVICE_ORDER_VERBS)[number]

/** What the technician does on the spot. */
const TECHNICIAN_VERBS: readonly ServiceOrderVerb[] = ['start', 'changeMaterials', 'close']

export type WhoseOrder = {
  technicianId: string | null
  /** Who belongs to the preferred group. */
  groupMemberIds: readonly string[]
  atendimento: Whose
}

/** Throws NotFound for what the person may not see, Forbidden for what they may not do. */
export function authoriseServiceOrder(actor: Actor, verb: ServiceOrderVerb, order: WhoseOrder): void {
  if (!maySeeServiceOrder(actor, order)) throw new NotFound('service_order')
  if (!mayOnServiceOrder(actor, verb, order)) throw new Forbidden(`service_order.${verb}`)
}

/** Whoever may create one in its atendimento (the responsible, supervisors) may all; the technician does the visit. */
export function mayOnServiceOrder(actor: Actor, verb: ServiceOrderVerb, order: WhoseOrder): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'contact') return false
  if (mayOnAtendimento(actor, 'createServiceOrder', order.atendimento)) return true
  return order.technicianId === actor.id && TECHNICIAN_VERBS.includes(verb)
}

/** Operators who see the atendimento, and the technicians it is for. Customers hear of visits in their atendimento. */
export function maySeeServiceOrder(actor: Actor, order: WhoseOrder): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'contact') return false
  return isForThem(actor, order) || maySeeAtendimento(actor, order.atendimento)
}

/** The same limit as a condition on `service_order s` of `atendimento t`, for lists. */
export function visibleServiceOrders(actor: OperatorActor): Sql {
  return sql`(${visibleAtendimentos(actor)} or s.technician_id = ${actor.id} or exists (
    select 1 from technician_group_member m
    where m.technician_group_id = s.technician_group_id and m.operator_id = ${actor.id}))`
}

function isForThem({ id }: OperatorActor, { technicianId, groupMemberIds }: WhoseOrder): boolean {
  return technicianId === id || groupMemberIds.includes(id)
}
