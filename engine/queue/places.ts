import type { OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Key, Order } from './order.ts'
import { isWordOf, wordCandidates } from './search.ts'
import {
  departmentsInSight,
  isOwned,
  periodConditions,
  rowConditions,
  type Shelf,
  type ShelfFilters,
  statesIn,
  tableOf,
} from './shelf.ts'

type Part<F extends ShelfFilters> = {
  shelf: Shelf<F>
  order: Order
  after: Key | null
  size: number
}

/**
 * The tables `place` (the rows of one page, by id) and `reach` (whether more might lie further away), as common
 * table expressions. Each way costs the same however many rows there are: an index gives the rows of a department
 * and state in order, and no way looks at more than so many of them.
 */
export function placesOf<F extends ShelfFilters>(actor: OperatorActor, filters: F, part: Part<F>): Sql {
  const { text } = filters
  if (text && part.order.isByRank === false && !isWork(filters, part))
    return searched(actor, filters, text, part)
  if (isOwned(filters)) return owned(actor, filters, part)
  const needsLooking = text !== undefined || rowConditions(part.shelf, actor, filters).length > 0
  return needsLooking ? lookedThrough(actor, filters, part) : inOrder(actor, filters, part)
}

/** The plain tab: the first of each department and state, merged. */
function inOrder<F extends ShelfFilters>(actor: OperatorActor, filters: F, part: Part<F>): Sql {
  if (isAllWork(actor, filters, part)) return allWork(actor, filters, part)
  const first = statesIn(part.shelf, filters.tab).map(
    (state) => sql`
      select t.id, ${rankOf(part)}, t.opened_at from department d cross join lateral (
        select t.id, ${rankOf(part)}, t.opened_at from ${tableOf(part.shelf)} t
        where t.department_id = d.id ${inState(state)} ${within(filters, part)}
        order by ${part.order.by} limit ${rowsOf(part)}
      ) t where ${departmentsInSight(actor, filters)}`,
  )
  return sql`place as (
      select id from (${sql.join(first, ' union all ')}) t order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select false as partial)`
}

/** All that is open in the companies in sight, which an index has in order: the first of each company, merged. */
function allWork<F extends ShelfFilters>({ companyId }: OperatorActor, filters: F, part: Part<F>): Sql {
  const { shelf, order } = part
  const inSight = companyId === null ? sql`true` : sql`c.id = ${companyId}`
  return sql`place as (
      select t.id from company c cross join lateral (
        select t.id, ${rankOf(part)}, t.opened_at from ${tableOf(shelf)} t
        where t.company_id = c.id and ${sql.raw(shelf.allOpen ?? 'true')} ${within(filters, part)}
        order by ${order.by} limit ${rowsOf(part)}
      ) t where ${inSight} order by ${order.by} limit ${rowsOf(part)}
    ), reach as (select false as partial)`
}

function isAllWork<F extends ShelfFilters>(
  { departmentIds }: OperatorActor,
  { tab, departmentId, everywhere }: F,
  { shelf }: Part<F>,
): boolean {
  const open = shelf.states.filter((state) => !shelf.isEnded(state))
  const asked: readonly string[] = shelf.tabs[tab as F['tab']]
  const isOfAll = (departmentIds === null || everywhere === true) && !departmentId
  return (
    shelf.allOpen !== undefined &&
    isOfAll &&
    open.length === asked.length &&
    open.every((state) => asked.includes(state))
  )
}

/** Filters that no index serves: so many of each department and state are looked through, in order. */
function lookedThrough<F extends ShelfFilters>(actor: OperatorActor, filters: F, part: Part<F>): Sql {
  const fits = conditionsOf(actor, filters, part)
  const looked = statesIn(part.shelf, filters.tab).map(
    (state) => sql`
      select t.id, ${rankOf(part)}, t.opened_at, t.fits,
        t.nth = (select count from share) as is_last
      from department d cross join lateral (
        select t.id, ${rankOf(part)}, t.opened_at, (${fits}) as fits, row_number() over (order by ${part.order.by}) as nth
        from ${tableOf(part.shelf)} t
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
function owned<F extends ShelfFilters>(actor: OperatorActor, filters: F, part: Part<F>): Sql {
  const states = statesIn(part.shelf, filters.tab).map(
    (state) => sql`
      (select t.id, ${rankOf(part)}, t.opened_at from ${tableOf(part.shelf)} t join department d on d.id = t.department_id
        where ${conditionsOf(actor, filters, part)} ${inState(state)} ${within(filters, part)}
          and ${departmentsInSight(actor, filters)}
        order by ${part.order.by} limit ${rowsOf(part)})`,
  )
  return sql`place as (
      select id from (${sql.join(states, ' union all ')}) t order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select false as partial)`
}

/** Words among all tickets. */
function searched<F extends ShelfFilters>(
  actor: OperatorActor,
  filters: F,
  text: string,
  part: Part<F>,
): Sql {
  const departments = departmentsInSight(actor, filters)
  const among = statesIn(part.shelf, filters.tab).map(
    (state) => sql`true ${inState(state)} ${within(filters, part)}`,
  )
  const fits = sql`(${sql.join(among, ' or ')}) and ${sql.and(rowConditions(part.shelf, actor, filters))}`
  return sql`${wordCandidates(part.shelf, departments, text, { among, fits, enough: part.size })},
    place as (
      select t.id, t.opened_at from candidate t join department d on d.id = t.department_id
      where t.fits and ${departments}
      order by ${part.order.by} limit ${rowsOf(part)}
    ), reach as (select is_cut as partial from cut)`
}

function conditionsOf<F extends ShelfFilters>(actor: OperatorActor, filters: F, part: Part<F>): Sql {
  return sql.and([
    ...rowConditions(part.shelf, actor, filters),
    ...(filters.text ? [isWordOf(part.shelf, filters.text)] : []),
  ])
}

function inState(state: string | null): Sql {
  return state ? sql.raw(`and t.state = '${state}'`) : sql.empty
}

/** Written out: with a limit it does not know, PostgreSQL plans the statement anew each time it is asked. */
function rowsOf({ size }: { size: number }): Sql {
  return sql.raw(String(Math.trunc(size)))
}

function within<F extends ShelfFilters>(filters: F, { after, order }: Part<F>): Sql {
  const conditions = [...periodConditions(filters), ...(after ? [order.after(after)] : [])]
  return conditions.length > 0 ? sql`and ${sql.and(conditions)}` : sql.empty
}

/** A tab of work to do, which has its own order. */
function isWork<F extends ShelfFilters>({ tab }: F, { shelf }: Part<F>): boolean {
  const states = shelf.tabs[tab as F['tab']]
  return states.length > 0 && !states.some(shelf.isEnded)
}

function rankOf<F extends ShelfFilters>({ shelf }: Part<F>): Sql {
  return sql.raw(`t.${shelf.rank}`)
}

const LOOKED_AT = 12_000
const LEAST_LOOKED_AT = 300
