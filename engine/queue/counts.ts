import type { OperatorActor } from '../actor.ts'
import type { SharedReading } from '../database/shared-reading.ts'
import { type Sql, sql } from '../database/sql.ts'
import { NEWEST_FIRST } from './order.ts'
import { wordCandidates } from './search.ts'
import {
  departmentsInSight,
  isNarrowed,
  isOwned,
  periodConditions,
  rowConditions,
  type Shelf,
  type ShelfFilters,
  tableOf,
} from './shelf.ts'

/** `more`: there are at least so many. */
export type TabCount = { count: number; more: boolean }
export type TabCounts<Tab extends string> = Record<Tab, TabCount>

/**
 * What stands on the tabs. Plain tabs come from counters that every step keeps; filters are counted up to a limit. Of
 * what is somebody's own wherever it lies only the tab that is asked for is counted.
 */
export async function tabCounts<F extends ShelfFilters>(
  reading: SharedReading,
  shelf: Shelf<F>,
  actor: OperatorActor,
  filters: F,
): Promise<TabCounts<F['tab']>> {
  const [counts] = await tabCountsOfAll(reading, shelf, actor, [filters])
  return counts!
}

/** The same for several questions, at the price of one; searches, which take longer, go side by side. */
export async function tabCountsOfAll<F extends ShelfFilters>(
  reading: SharedReading,
  shelf: Shelf<F>,
  actor: OperatorActor,
  asked: readonly F[],
): Promise<TabCounts<F['tab']>[]> {
  if (asked.length > 1 && asked.some(({ text }) => text))
    return Promise.all(asked.map((filters) => tabCounts(reading, shelf, actor, filters)))
  const counts = asked.map(
    (filters, n) => sql`select ${sql.raw(String(n))} as nth, c.state, c.count, c.more
      from (${countStates(shelf, actor, filters)}) c`,
  )
  return reading(sql.join(counts, ' union all '), (found: StateCount[]) =>
    asked.map((_, n) =>
      gathered(
        shelf,
        found.filter(({ nth }) => nth === n),
      ),
    ),
  )
}

function gathered<F extends ShelfFilters>(shelf: Shelf<F>, counts: StateCount[]): TabCounts<F['tab']> {
  const states = new Map(counts.map(({ state, count, more }) => [state, { count, more }]))
  const tabs = Object.entries<readonly string[]>(shelf.tabs).map(([tab, among]) => {
    const counted = (among.length > 0 ? among : shelf.states).map((state) => states.get(state))
    return [tab, counted.reduce<TabCount>(added, { count: 0, more: false })]
  })
  return Object.fromEntries(tabs)
}

type StateCount = TabCount & { nth: number; state: string }

function countStates<F extends ShelfFilters>(shelf: Shelf<F>, actor: OperatorActor, filters: F): Sql {
  if (!isNarrowed(filters)) return kept(shelf, actor, filters)
  if (filters.text) return found(shelf, actor, filters, filters.text)
  return isOwned(filters) ? owned(shelf, actor, filters) : lookedThrough(shelf, actor, filters)
}

function kept<F extends ShelfFilters>({ table }: Shelf<F>, actor: OperatorActor, filters: F): Sql {
  return sql`
    select c.state, sum(c.count)::int as count, false as more
    from state_count c join department d on d.id = c.department_id
    where c.entity = '${sql.raw(table)}' and ${departmentsInSight(actor, filters)} group by c.state`
}

/** One operator's or customer's, which an index has together: the newest of them. */
function owned<F extends ShelfFilters>(shelf: Shelf<F>, actor: OperatorActor, filters: F): Sql {
  const tab = filters.everywhere ? shelf.tabs[filters.tab as F['tab']] : []
  // Said by what it leaves out, as the index of what is somebody's own is: said by what it takes, PostgreSQL would first
  // gather everybody's.
  const left = tab.length > 0 ? shelf.states.filter((state) => !tab.includes(state)) : []
  const among = left.length > 0 ? sql.raw(`t.state not in ('${left.join("', '")}')`) : sql.raw('true')
  return sql`
    with counted as materialized (
      select t.state from ${tableOf(shelf)} t join department d on d.id = t.department_id
      where ${sql.and([...rowConditions(shelf, actor, filters), ...periodConditions(filters)])}
        and ${departmentsInSight(actor, filters)} and ${among}
      order by t.opened_at desc limit ${COUNTED}
    )
    select state, count(*)::int as count, (select count(*) from counted) = ${COUNTED} as more
    from counted group by state`
}

/** So many of each department and state are looked through. */
function lookedThrough<F extends ShelfFilters>(shelf: Shelf<F>, actor: OperatorActor, filters: F): Sql {
  const fits = sql.and(rowConditions(shelf, actor, filters))
  const period = sql.and(periodConditions(filters))
  const work = sql.raw(`t.${shelf.rank}, t.opened_at, t.id`)
  const states = shelf.states.map(
    (state) => sql`
      select '${sql.raw(state)}' as state, t.count, t.seen from department d cross join lateral (
        select count(*) filter (where fits) as count, count(*) as seen from (
          select (${fits}) as fits from ${tableOf(shelf)} t
          where t.department_id = d.id and t.state = '${sql.raw(state)}' and ${period}
          order by ${shelf.isEnded(state) ? NEWEST_FIRST.by : work}
          limit (select count from share)
        ) looked
      ) t where ${departmentsInSight(actor, filters)}`,
  )
  return sql`
    with share as (
      select greatest(${LEAST_LOOKED_AT}, ${LOOKED_AT} / greatest(count(*), 1)) as count
      from department d where ${departmentsInSight(actor, filters)}
    )
    select state, sum(count)::int as count, bool_or(seen = (select count from share)) as more
    from (${sql.join(states, ' union all ')}) counted group by state`
}

function found<F extends ShelfFilters>(shelf: Shelf<F>, actor: OperatorActor, filters: F, text: string): Sql {
  const departments = departmentsInSight(actor, filters)
  const period = sql.and(periodConditions(filters))
  const fits = sql.and([period, ...rowConditions(shelf, actor, filters)])
  return sql`
    with ${wordCandidates(shelf, departments, text, { among: [period], fits, enough: MANY })}
    select t.state, count(*)::int as count, (select is_cut from cut) as more
    from candidate t join department d on d.id = t.department_id
    where t.fits and ${departments} group by t.state`
}

function added(sum: TabCount, one: TabCount | undefined): TabCount {
  return one ? { count: sum.count + one.count, more: sum.more || one.more } : sum
}

/** So many among the newest, and the rest is not counted. */
const MANY = 300
const COUNTED = 5_000
const LOOKED_AT = 6_000
const LEAST_LOOKED_AT = 200
