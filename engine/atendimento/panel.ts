import type { Actor, OperatorActor } from '../actor.ts'
import { type CalendarHead, calendarAsRead } from '../business-calendar/calendar-for.ts'
import { sharedReading } from '../database/shared-reading.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden } from '../errors.ts'
import { type LightSeen, lightsSeen } from '../express-check/lights.ts'
import { type TabCount, type TabCounts, tabCountsOfAll } from '../queue/counts.ts'
import { cursorOf, type Key, keyIn, orderOf } from '../queue/order.ts'
import { placesOf } from '../queue/places.ts'
import { departmentsInSight } from '../queue/shelf.ts'
import { type ClockFace, clockFace } from '../sla/clock.ts'
import { clockOf } from './clock.ts'
import type { AtendimentoColumns } from './facts.ts'
import {
  ATENDIMENTO_SHELF,
  type AtendimentoFilters,
  type PanelFilters,
  type PanelTab,
  shelfFilters,
} from './panel-filters.ts'
import type { AtendimentoState } from './states.ts'

export const PANEL_PAGE = 25

/** An atendimento in the panel. */
export type PanelRow = {
  id: string
  protocol: string
  state: AtendimentoState
  priority: number
  report: string
  unread: boolean
  openedAt: Date
  firstResponseDueAt: Date | null
  firstRespondedAt: Date | null
  breachedAt: Date | null
  pauseReason: string | null
  finishedAt: Date | null
  customer: string
  tags: string[]
  contact: string | null
  department: string
  process: string | null
  subprocess: string | null
  operatorId: string | null
  operator: string | null
  openServiceOrders: number
  /** What the lights last showed; none: not looked at. */
  lights: LightSeen[]
  rating: { value: number; comment: string | null } | null
  clock: ClockFace
}

/** A case whose time runs out, or ran out. */
export type Warning = {
  id: string
  protocol: string
  customer: string
  dueAt: Date
  breachedAt: Date | null
  operator: string | null
}

export type PanelPage = {
  rows: readonly PanelRow[]
  /** Asks for the rows behind these; null at the end. */
  next: string | null
  /** Only the nearest ones were looked through: older ones are found with a narrower question. */
  partial: boolean
}

/** Ask: the operators' panel. Everything goes through the operator: what they may not see is not there. */
export function atendimentoPanel({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  const reading = sharedReading(db)

  return {
    /**
     * Part of a tab: work the most urgent first, then the oldest; what is over and searches the newest first. A cursor
     * that somebody made up starts at the top.
     */
    async page(
      actor: Actor,
      filters: PanelFilters,
      { after, size = PANEL_PAGE }: { after?: string | null | undefined; size?: number } = {},
    ): Promise<PanelPage> {
      const operator = mustBeOperator(actor)
      const asked = shelfFilters(filters)
      const order = orderOf(ATENDIMENTO_SHELF, asked)
      const places = placesOf(operator, asked, {
        shelf: ATENDIMENTO_SHELF,
        order,
        after: keyIn(after, order),
        size: size + 1,
      })
      const statement = sql`
        with ${places}
        select ${ROW}, t.priority as rank, reach.partial
        from reach left join (
          place
          join atendimento t on t.id = place.id
          join department d on d.id = t.department_id
          join company c on c.id = t.company_id
          join business_calendar b on b.id = coalesce(d.calendar_id, c.calendar_id)
          join customer u on u.id = t.customer_id
          left join contact q on q.id = t.contact_id
          left join operator o on o.id = t.operator_id
          left join process p on p.id = t.process_id
          left join subprocess s on s.id = t.subprocess_id
          left join rating r on r.atendimento_id = t.id
        ) on true
        order by ${order.by}`
      return reading(statement, async (found: Found[]) => {
        const rows = found.filter(({ id }) => id !== null)
        const last = rows.slice(0, size).at(-1)
        return {
          rows: await Promise.all(rows.slice(0, size).map(shown)),
          next: rows.length > size && last ? cursorOf(last, order) : null,
          partial: rows.length <= size && found[0]?.partial === true,
        }
      })
    },

    /**
     * What runs out of time and is theirs to look at: their own, and for supervisors what nobody has stopped by then.
     * The nearest deadline first, at most twenty.
     */
    warnings(actor: Actor): Promise<Warning[]> {
      const operator = mustBeOperator(actor)
      const asSupervisor = operator.role === 'agent' ? sql`false` : sql`t.sla_warnings > 1`
      return db.rows<Warning>(sql`
        select t.id, t.protocol, u.name as customer, t.due_at, t.breached_at, o.name as operator
        from atendimento t
        join department d on d.id = t.department_id
        join customer u on u.id = t.customer_id
        left join operator o on o.id = t.operator_id
        where t.sla_warnings > 0 and t.state not in ('finished', 'cancelled') and t.due_at is not null
          and (t.operator_id = ${operator.id}
            or (${asSupervisor} and ${departmentsInSight(operator, { tab: 'open' })}))
        order by t.due_at, t.id limit 20`)
    },

    /** The processes it can be narrowed to. */
    processes(actor: Actor): Promise<{ id: string; name: string }[]> {
      const { companyId } = mustBeOperator(actor)
      const inSight =
        companyId === null ? sql`true` : sql`(p.company_id is null or p.company_id = ${companyId})`
      return db.rows(sql`
        select p.id, p.name from process p where p.active and ${inSight} order by p.position, p.name, p.id limit 500`)
    },

    /** How many each tab holds. What is not theirs alone comes from counters that every step keeps. */
    async counts(actor: Actor, filters: Omit<PanelFilters, 'tab'>): Promise<Record<PanelTab, TabCount>> {
      const operator = mustBeOperator(actor)
      const of = (...tabs: PanelTab[]) =>
        tabCountsOfAll(
          reading,
          ATENDIMENTO_SHELF,
          operator,
          tabs.map((tab) => shelfFilters({ ...filters, tab })),
        ) as Promise<Counted[]>
      // Apart, because what is not theirs alone is the same for all who see the same departments, and shared.
      const [[all], [mine, viewing]] = (await Promise.all([of('all'), of('mine', 'viewing')])) as [
        [Counted],
        [Counted, Counted],
      ]
      return {
        mine: mine.open,
        unclaimed: all.unclaimed,
        department: all.open,
        viewing: viewing.open,
        finished: all.finished,
        all: all.all,
      }
    },
  }

  async function shown({ rank: _, partial: __, ...row }: Found): Promise<PanelRow> {
    const { calendarId, calendarVersion, calendarWritten, ...rest } = row
    const head: CalendarHead = { id: calendarId, version: calendarVersion, written: calendarWritten }
    const { resolutionMinutes, slaUsedMs, slaRunningSince, lights, ...told } = rest
    const calendar = await calendarAsRead(db, head)
    const sla = clockOf({ resolutionMinutes, slaUsedMs, slaRunningSince })
    return { ...told, lights: lightsSeen(lights), clock: clockFace(calendar, sla, clock.now()) }
  }
}

type Counted = TabCounts<AtendimentoFilters['tab']>

type Found = Omit<PanelRow, 'clock' | 'lights'> &
  Pick<AtendimentoColumns, 'resolutionMinutes' | 'slaUsedMs' | 'slaRunningSince'> &
  Key & {
    lights: unknown
    partial: boolean
    calendarId: string
    calendarVersion: number
    calendarWritten: string
  }

const ROW: Sql =
  sql.raw(`t.id, t.protocol, t.state, t.priority, left(t.report, 300) as report, t.unread, t.opened_at,
  t.first_response_due_at, t.first_responded_at, t.breached_at, t.pause_reason, t.finished_at, u.name as customer,
  u.tags, q.name as contact, d.name as department, p.name as process, s.name as subprocess, t.operator_id,
  o.name as operator, t.resolution_minutes, t.sla_used_ms, t.sla_running_since,
  b.id as calendar_id, b.version as calendar_version, b.xmin::text as calendar_written,
  (select count(*)::int from service_order x
    where x.atendimento_id = t.id and x.state not in ('closed', 'cancelled')) as open_service_orders,
  (select coalesce(e.seen, e.results) from express_check e where e.atendimento_id = t.id order by e.at desc, e.id desc limit 1) as lights,
  case when r.id is not null then jsonb_build_object('value', r.value, 'comment', r.comment) end as rating`)

export function mustBeOperator(actor: Actor): OperatorActor {
  if (actor.kind !== 'operator') throw new Forbidden('atendimento.panel')
  return actor
}
