import type { OperatorActor } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import { type Sql, sql } from '../database/sql.ts'

/**
 * What a queue is of: tickets or atendimentos. Both tables have the columns and indexes that the questions here ask
 * for; only some names differ.
 */
export type Shelf<Filters extends ShelfFilters = ShelfFilters> = {
  /** The table, and the entity of its counters. */
  table: 'ticket' | 'atendimento'
  /** What stands first in the order of work. */
  rank: 'rank' | 'priority'
  /** The column with the number that people type. */
  number: 'number' | 'protocol'
  states: readonly string[]
  isEnded(state: string): boolean
  /** The condition of the index that has a company's open rows in the order of work, where there is one. */
  allOpen?: string
  /** Each with the states it gathers; none: all of them. */
  tabs: Record<Filters['tab'], readonly string[]>
  /** Its own filters, as conditions on the row `t`. */
  conditions(filters: Filters): Sql[]
}

/** What a queue is narrowed to (R29). */
export type ShelfFilters = {
  tab: string
  /** `me`, `none` (nobody yet) or an operator's id. */
  responsible?: string | undefined
  departmentId?: string | undefined
  customerId?: string | undefined
  unread?: boolean | undefined
  /** Only what the operator watches. */
  watched?: boolean | undefined
  /** Whatever the department: what is theirs, or watched, is seen wherever it is. */
  everywhere?: boolean | undefined
  /** Opened between these days (`YYYY-MM-DD`, both included) of `timeZone`. */
  from?: string | undefined
  to?: string | undefined
  timeZone?: string | undefined
  /** A number or its beginning, words of the case, a customer's name. */
  text?: string | undefined
}

export function tableOf({ table }: Pick<Shelf, 'table'>): Sql {
  return sql.raw(table)
}

/** The states of a tab; a null for whatever the state. Written out, so that the indexes of only some can serve it. */
export function statesIn<F extends ShelfFilters>(shelf: Shelf<F>, tab: F['tab']): readonly (string | null)[] {
  const states = shelf.tabs[tab]
  return states.length > 0 ? states : [null]
}

/** The departments `d` whose rows the operator sees, within the chosen one. */
export function departmentsInSight(actor: OperatorActor, { departmentId, everywhere }: ShelfFilters): Sql {
  const conditions: Sql[] = []
  if (actor.companyId !== null) conditions.push(sql`d.company_id = ${actor.companyId}`)
  if (actor.departmentIds !== null && !everywhere)
    conditions.push(sql`d.id = any(${[...actor.departmentIds]}::uuid[])`)
  if (departmentId) conditions.push(sql`d.id = ${possibleId(departmentId)}`)
  return sql.and(conditions)
}

/** Opened in the period: the indexes of the queue know the day, so that it costs nothing to ask. */
export function periodConditions({ from, to, timeZone = 'UTC' }: ShelfFilters): Sql[] {
  const conditions: Sql[] = []
  if (from) conditions.push(sql`t.opened_at >= ${from}::date::timestamp at time zone ${timeZone}`)
  if (to) conditions.push(sql`t.opened_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`)
  return conditions
}

/** Conditions on the row `t` itself, without tab, department, period and text. */
export function rowConditions<F extends ShelfFilters>(
  shelf: Shelf<F>,
  actor: OperatorActor,
  filters: F,
): Sql[] {
  const { responsible, customerId, unread, watched } = filters
  const conditions = shelf.conditions(filters)
  if (responsible === 'none') conditions.push(sql`t.operator_id is null`)
  else if (responsible) conditions.push(sql`t.operator_id = ${operatorIn(actor, responsible)}`)
  if (watched)
    conditions.push(
      sql`t.id in (select v.atendimento_id from atendimento_viewer v where v.operator_id = ${actor.id})`,
    )
  if (customerId) conditions.push(sql`t.customer_id = ${possibleId(customerId)}`)
  if (unread) conditions.push(sql`t.unread`)
  return conditions
}

/** One person's or one customer's, which an index has together. */
export function isOwned({ responsible, customerId, watched }: ShelfFilters): boolean {
  return (responsible !== undefined && responsible !== 'none') || customerId !== undefined || watched === true
}

/** Narrowed beyond what the counters of the tabs know. */
export function isNarrowed({ tab: _, departmentId: __, timeZone: ___, ...rest }: ShelfFilters): boolean {
  return Object.values(rest).some((value) => value !== undefined && value !== false && value !== '')
}

function operatorIn(actor: OperatorActor, responsible: string): string | null {
  return responsible === 'me' ? actor.id : possibleId(responsible)
}
