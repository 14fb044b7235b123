import type { Actor, OperatorActor } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import { literally, searchWords } from '../administration/page.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden } from '../errors.ts'
import { cursorOf, keyIn, type Order, orderOf } from './list-order.ts'
import { visibleServiceOrders } from './policy.ts'
import { SERVICE_ORDER_STATES, type ServiceOrderState } from './states.ts'

/** A state each, and all together. */
export const SERVICE_ORDER_TABS = [...SERVICE_ORDER_STATES, 'all'] as const
export type ServiceOrderTab = (typeof SERVICE_ORDER_TABS)[number]

export type ServiceOrderFilters = {
  tab: ServiceOrderTab
  /** `me`, `none` (nobody yet) or an operator's id. */
  technician?: string | undefined
  technicianGroupId?: string | undefined
  typeId?: string | undefined
  /** Opened between these days (`YYYY-MM-DD`, both included) of `timeZone`. */
  from?: string | undefined
  to?: string | undefined
  timeZone?: string | undefined
  /** A number or its beginning, a protocol, a customer's name. */
  text?: string | undefined
}

export type ServiceOrderItem = {
  id: string
  number: string
  state: ServiceOrderState
  type: string
  reportedDefect: string
  address: string | null
  customer: string
  protocol: string
  technicianGroup: string | null
  technician: string | null
  scheduledFrom: Date | null
  scheduledUntil: Date | null
  openedAt: Date
  endedAt: Date | null
}

export type ServiceOrderPage = {
  rows: ServiceOrderItem[]
  /** Asks for the rows behind these; null at the end. */
  next: string | null
}

/** How many wait, on the tabs of what is not over; `more`: at least so many. */
export type ServiceOrderCounts = Record<
  'open' | 'scheduled' | 'in_execution',
  { count: number; more: boolean }
>

const PAGE = 25
const COUNTED = 1_000
const NAMESAKES = 300

/** Ask: service orders. Everything goes through the operator: what they may not see is not there. */
export function serviceOrderList({ db }: Pick<Deps, 'db'>) {
  return {
    /** What waits is read in the order of work, what is over the newest first. A made-up cursor starts at the top. */
    async page(
      actor: Actor,
      filters: ServiceOrderFilters,
      { after, size = PAGE }: { after?: string | null | undefined; size?: number } = {},
    ): Promise<ServiceOrderPage> {
      const operator = mustBeOperator(actor)
      const order = orderOf(filters.tab)
      const key = keyIn(after)
      const conditions = [...conditionsOf(operator, filters), ...(key ? [order.after(key)] : [])]
      const rows = await db.rows<ServiceOrderItem & { key: Date }>(sql`
        select ${ITEM}, ${order.column} as key
        from ${firstOfEach(operator, filters.tab, conditions, order, size + 1)}
        join service_order_type k on k.id = s.type_id
        join customer u on u.id = s.customer_id
        join atendimento t on t.id = s.atendimento_id
        left join technician_group g on g.id = s.technician_group_id
        left join operator o on o.id = s.technician_id
        order by ${order.by} limit ${size + 1}`)
      const shown = rows.slice(0, size)
      const last = shown.at(-1)
      return {
        rows: shown.map(({ key: _, ...row }) => row),
        next: rows.length > size && last ? cursorOf(last) : null,
      }
    },

    async counts(
      actor: Actor,
      { tab: _, ...filters }: Partial<ServiceOrderFilters> = {},
    ): Promise<ServiceOrderCounts> {
      const operator = mustBeOperator(actor)
      const counts = await Promise.all(
        (['open', 'scheduled', 'in_execution'] as const).map(async (tab) => {
          const order = orderOf(tab)
          const among = firstOfEach(
            operator,
            tab,
            conditionsOf(operator, { tab, ...filters }),
            order,
            COUNTED,
          )
          const { count } = await db.one<{ count: number }>(sql`select count(*)::int as count from ${among}`)
          return [tab, { count: Math.min(count, COUNTED), more: count >= COUNTED }] as const
        }),
      )
      return Object.fromEntries(counts) as ServiceOrderCounts
    },
  }
}

const ITEM =
  sql.raw(`s.id, s.number, s.state, k.name as type, left(s.reported_defect, 300) as reported_defect,
  s.address, u.name as customer, t.protocol, g.name as technician_group, o.name as technician, s.scheduled_from,
  s.scheduled_until, s.opened_at, s.ended_at`)

/** The first rows of each company, which an index gives in order, as the table `s`. */
function firstOfEach(
  { companyId }: OperatorActor,
  tab: ServiceOrderTab,
  conditions: Sql[],
  order: Order,
  size: number,
): Sql {
  // Written out, so that the indexes of only some states can serve it, and the planner knows how few are wanted.
  const state = tab === 'all' ? sql.empty : sql.raw(`and s.state = '${tab}'`)
  return sql`company c join lateral (
      select s.* from service_order s join atendimento t on t.id = s.atendimento_id
      where s.company_id = c.id ${state} and ${sql.and(conditions)}
      order by ${order.by} limit ${sql.raw(String(Math.trunc(size)))}
    ) s on ${companyId === null ? sql`true` : sql`c.id = ${companyId}`}`
}

function conditionsOf(actor: OperatorActor, filters: ServiceOrderFilters): Sql[] {
  const { technician, technicianGroupId, typeId, from, to, timeZone = 'UTC', text } = filters
  const conditions = [visibleServiceOrders(actor)]
  if (technician === 'none') conditions.push(sql`s.technician_id is null`)
  else if (technician)
    conditions.push(sql`s.technician_id = ${technician === 'me' ? actor.id : possibleId(technician)}`)
  if (technicianGroupId) conditions.push(sql`s.technician_group_id = ${possibleId(technicianGroupId)}`)
  if (typeId) conditions.push(sql`s.type_id = ${possibleId(typeId)}`)
  if (from) conditions.push(sql`s.opened_at >= ${from}::date::timestamp at time zone ${timeZone}`)
  if (to) conditions.push(sql`s.opened_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`)
  const words = searchWords(text)
  if (words) conditions.push(answersTo(words))
  return conditions
}

/** A number is known by its beginning, a protocol as a whole, customers by any part of their name. */
function answersTo(words: string): Sql {
  return sql`(s.number like ${`${literally(words)}%`} or t.protocol = ${words} or s.customer_id in (
    select u.id from customer u where u.name ilike ${`%${literally(words)}%`} limit ${NAMESAKES}))`
}

function mustBeOperator(actor: Actor): OperatorActor {
  if (actor.kind !== 'operator') throw new Forbidden('service_order.list')
  return actor
}
