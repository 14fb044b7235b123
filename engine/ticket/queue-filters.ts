import type { OperatorActor } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Severity, TicketState } from './states.ts'

/** The tabs of the queue (R15), each with the states it gathers. */
export const QUEUE_TABS = {
  new: ['new'],
  estimating: ['estimating'],
  in_progress: ['in_progress'],
  pending: ['pending_customer', 'customer_validation'],
  awaiting_approval: ['awaiting_approval'],
  closed: ['closed'],
  rejected: ['rejected', 'cancelled'],
  all: [],
} as const satisfies Record<string, readonly TicketState[]>
export type QueueTab = keyof typeof QUEUE_TABS

/** What the queue is narrowed to (R29). */
export type QueueFilters = {
  tab: QueueTab
  /** `me`, `none` (nobody yet) or an operator's id. */
  responsible?: string | undefined
  departmentId?: string | undefined
  customerId?: string | undefined
  severity?: Severity | undefined
  unread?: boolean | undefined
  /** Opened between these days (`YYYY-MM-DD`, both included) of `timeZone`. */
  from?: string | undefined
  to?: string | undefined
  timeZone?: string | undefined
  /** A number or its beginning, words of the title or description, a customer's name. */
  text?: string | undefined
}

/** The departments `d` whose tickets the operator sees, within the chosen one. */
export function departmentsInSight(actor: OperatorActor, { departmentId }: QueueFilters): Sql {
  const conditions: Sql[] = []
  if (actor.companyId !== null) conditions.push(sql`d.company_id = ${actor.companyId}`)
  if (actor.departmentIds !== null) conditions.push(sql`d.id = any(${[...actor.departmentIds]}::uuid[])`)
  if (departmentId) conditions.push(sql`d.id = ${possibleId(departmentId)}`)
  return sql.and(conditions)
}

/** Opened in the period: the indexes of the queue know the day, so that it costs nothing to ask. */
export function periodConditions({ from, to, timeZone = 'UTC' }: QueueFilters): Sql[] {
  const conditions: Sql[] = []
  if (from) conditions.push(sql`t.opened_at >= ${from}::date::timestamp at time zone ${timeZone}`)
  if (to) conditions.push(sql`t.opened_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`)
  return conditions
}

/** Conditions on the ticket `t` itself, without tab, department, period and text. */
export function ticketConditions(actor: OperatorActor, filters: QueueFilters): Sql[] {
  const { responsible, customerId, severity, unread } = filters
  const conditions: Sql[] = []
  if (responsible === 'none') conditions.push(sql`t.operator_id is null`)
  else if (responsible) conditions.push(sql`t.operator_id = ${operatorIn(actor, responsible)}`)
  if (customerId) conditions.push(sql`t.customer_id = ${possibleId(customerId)}`)
  if (severity) conditions.push(sql`t.severity = ${severity}`)
  if (unread) conditions.push(sql`t.unread`)
  return conditions
}

/** Narrowed beyond what the counters of the tabs know. */
export function isNarrowed({ tab: _, departmentId: __, timeZone: ___, ...rest }: QueueFilters): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== false && value !== '')
}

function operatorIn(actor: OperatorActor, responsible: string): string | null {
  return responsible === 'me' ? actor.id : possibleId(responsible)
}
