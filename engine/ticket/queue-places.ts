import type { OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import {
  departmentsInSight,
  periodConditions,
  QUEUE_TABS,
  type QueueFilters,
  ticketConditions,
} from './queue-filters.ts'
import type { Key, Order } from './queue-order.ts'
import { isWordOf, wordCandidates } from './queue-search.ts'
import type { TicketState } from './states.ts'

type Part = { order: Order; after: Key | null; size: number }

/**
 * The tables `place` (the tickets of one page, by id) and `reach` (whether more might lie further away), as common
 * table expressions. Each way costs the same however many tickets there are: an index gives the rows of a department
 * and state in order, and no way looks at more than so many of them.
 */
export function placesOf(actor: OperatorActor, filters: QueueFilters, part: Part): Sql {
  const { text, responsible, customerId } = filters
  if (text && part.order.isByRank === false && !isOpenTab(filters))
    return searched(actor, filters, text, part)
  if ((responsible && responsible !== 'none') || customerId) return owned(actor, filters, part)
  const needsLooking = text !== undefined || ticketConditions(actor, filters).length > 0
  return needsLooking ? lookedThrough(actor, filters, part) : inOrder(actor, filters, part)
}

/** The plain tab: the first of each department and state, merged. */
function inOrder(actor: OperatorActor, filters: QueueFilters, part: Part): Sql {
  const first = statesOf(filters).map(
    (state) => sql`
      select t.id, t.rank, t.opened_at from department d cross join lateral (
        select t.id, t.rank, t.opened_at from ticket t
        where t.department_id = d.id ${inState(state)} ${within(filters, part)}
        order by ${part.order.by} limit ${rowsOf(part)}
      ) t where ${departmentsInSight(actor, filters)}`,
  )
  return sql`place as (
      select id from (${sql.join(first, ' union all ')}) t order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select false as partial)`
}

/** Filters that no index serves: so many of each department and state are looked through, in order. */
function lookedThrough(actor: OperatorActor, filters: QueueFilters, part: Part): Sql {
  const fits = conditionsOf(actor, filters)
  const looked = statesOf(filters).map(
    (state) => sql`
      select t.id, t.rank, t.opened_at, t.fits,
        t.nth = (select count from share) as is_last
      from department d cross join lateral (
        select t.id, t.rank, t.opened_at, (${fits}) as fits, row_number() over (order by ${part.order.by}) as nth
        from ticket t
        where t.department_id = d.id ${inState(state)} ${within(filters, part)}
        order by ${part.order.by} limit (select count from share)
      ) t where ${departmentsInSight(actor, filters)}`,
  )
  return sql`share as (
      select greatest(${LEAST_LOOKED_AT}, ${LOOKED_AT} / greatest(count(*), 1)) as count
      from department d where ${departmentsInSight(actor, filters)}
    ), looked as materialized (${sql.join(looked, ' union all ')}
    ), place as (
      select id from looked t where t.fits order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select coalesce(bool_or(is_last), false) as partial from looked)`
}

/** One operator's or one customer's: an index has them together. */
function owned(actor: OperatorActor, filters: QueueFilters, part: Part): Sql {
  const states = statesOf(filters).map(
    (state) => sql`
      (select t.id, t.rank, t.opened_at from ticket t join department d on d.id = t.department_id
        where ${conditionsOf(actor, filters)} ${inState(state)} ${within(filters, part)}
          and ${departmentsInSight(actor, filters)}
        order by ${part.order.by} limit ${rowsOf(part)})`,
  )
  return sql`place as (
      select id from (${sql.join(states, ' union all ')}) t order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select false as partial)`
}

/** Words among all tickets. */
function searched(actor: OperatorActor, filters: QueueFilters, text: string, part: Part): Sql {
  const departments = departmentsInSight(actor, filters)
  const among = statesOf(filters).map((state) => sql`true ${inState(state)} ${within(filters, part)}`)
  return sql`${wordCandidates(departments, text, { among, enough: part.size })},
    place as (
      select t.id, t.opened_at from candidate
      join ticket t on t.id = candidate.id
      join department d on d.id = t.department_id
      where (${sql.join(among, ' or ')}) and ${departments} and ${sql.and(ticketConditions(actor, filters))}
      order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select is_cut as partial from cut)`
}

function conditionsOf(actor: OperatorActor, filters: QueueFilters): Sql {
  return sql.and([...ticketConditions(actor, filters), ...(filters.text ? [isWordOf(filters.text)] : [])])
}

/** A state is written out, so that the indexes of only some states can serve it. Null: whatever the state. */
function statesOf({ tab }: QueueFilters): readonly (TicketState | null)[] {
  return QUEUE_TABS[tab].length > 0 ? QUEUE_TABS[tab] : [null]
}

function inState(state: TicketState | null): Sql {
  return state ? sql.raw(`and t.state = '${state}'`) : sql.empty
}

/** Written out: with a limit it does not know, PostgreSQL plans the statement anew each time it is asked. */
function rowsOf({ size }: Part): Sql {
  return sql.raw(String(Math.trunc(size)))
}

function within(filters: QueueFilters, { after, order }: Part): Sql {
  const conditions = [...periodConditions(filters), ...(after ? [order.after(after)] : [])]
  return conditions.length > 0 ? sql`and ${sql.and(conditions)}` : sql.empty
}

function isOpenTab({ tab }: QueueFilters): boolean {
  return !['closed', 'rejected', 'all'].includes(tab)
}

const LOOKED_AT = 12_000
const LEAST_LOOKED_AT = 300
