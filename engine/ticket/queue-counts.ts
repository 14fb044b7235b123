import type { OperatorActor } from '../actor.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import {
  departmentsInSight,
  isNarrowed,
  periodConditions,
  QUEUE_TABS,
  type QueueFilters,
  type QueueTab,
  ticketConditions,
} from './queue-filters.ts'
import { wordCandidates } from './queue-search.ts'
import type { TicketState } from './states.ts'
import { isEnded, TICKET_STATES } from './states.ts'

/** `more`: there are at least so many. */
export type TabCount = { count: number; more: boolean }
export type QueueCounts = Record<QueueTab, TabCount>

/** What stands on the tabs. Plain tabs come from counters that every step keeps; filters are counted up to a limit. */
export async function queueCounts(db: Db, actor: OperatorActor, filters: QueueFilters): Promise<QueueCounts> {
  const states = new Map<TicketState, TabCount>()
  for (const { state, count, more } of await countStates(db, actor, filters))
    states.set(state, { count, more })
  const tabs = Object.entries(QUEUE_TABS).map(([tab, gathered]) => {
    const counted = (gathered.length > 0 ? gathered : TICKET_STATES).map((state) => states.get(state))
    return [tab, counted.reduce<TabCount>(added, { count: 0, more: false })]
  })
  return Object.fromEntries(tabs)
}

type StateCount = TabCount & { state: TicketState }

function countStates(db: Db, actor: OperatorActor, filters: QueueFilters): Promise<StateCount[]> {
  if (!isNarrowed(filters)) return db.rows(kept(actor, filters))
  if (filters.text) return db.rows(found(actor, filters, filters.text))
  const { responsible, customerId } = filters
  return (responsible && responsible !== 'none') || customerId
    ? db.rows(owned(actor, filters))
    : db.rows(lookedThrough(actor, filters))
}

function kept(actor: OperatorActor, filters: QueueFilters): Sql {
  return sql`
    select c.state, sum(c.count)::int as count, false as more
    from state_count c join department d on d.id = c.department_id
    where c.entity = 'ticket' and ${departmentsInSight(actor, filters)} group by c.state`
}

/** One operator's or customer's, which an index has together: the newest of them. */
function owned(actor: OperatorActor, filters: QueueFilters): Sql {
  return sql`
    with counted as materialized (
      select t.state from ticket t join department d on d.id = t.department_id
      where ${sql.and([...ticketConditions(actor, filters), ...periodConditions(filters)])}
        and ${departmentsInSight(actor, filters)}
      order by t.opened_at desc limit ${COUNTED}
    )
    select state, count(*)::int as count, (select count(*) from counted) = ${COUNTED} as more
    from counted group by state`
}

/** So many of each department and state are looked through. */
function lookedThrough(actor: OperatorActor, filters: QueueFilters): Sql {
  const fits = sql.and(ticketConditions(actor, filters))
  const period = sql.and(periodConditions(filters))
  const states = TICKET_STATES.map(
    (state) => sql`
      select '${sql.raw(state)}' as state, t.count, t.seen from department d cross join lateral (
        select count(*) filter (where fits) as count, count(*) as seen from (
          select (${fits}) as fits from ticket t
          where t.department_id = d.id and t.state = '${sql.raw(state)}' and ${period}
          order by ${isEnded(state) ? NEWEST : WORK}
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

function found(actor: OperatorActor, filters: QueueFilters, text: string): Sql {
  const departments = departmentsInSight(actor, filters)
  const period = sql.and(periodConditions(filters))
  const conditions = [departments, period, ...ticketConditions(actor, filters)]
  return sql`
    with ${wordCandidates(departments, text, { among: [period], enough: MANY })}
    select t.state, count(*)::int as count, (select is_cut from cut) as more
    from candidate
    join ticket t on t.id = candidate.id
    join department d on d.id = t.department_id
    where ${sql.and(conditions)} group by t.state`
}

function added(sum: TabCount, one: TabCount | undefined): TabCount {
  return one ? { count: sum.count + one.count, more: sum.more || one.more } : sum
}

const WORK = sql.raw('t.rank, t.opened_at, t.id')
const NEWEST = sql.raw('t.opened_at desc, t.id desc')
/** So many among the newest, and the rest is not counted. */
const MANY = 300
const COUNTED = 5_000
const LOOKED_AT = 6_000
const LEAST_LOOKED_AT = 200
