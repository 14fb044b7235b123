import type { Actor, OperatorActor } from '../actor.ts'
import { possibleId } from '../administration/input.ts'
import type { Whose } from '../atendimento/policy.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { mayOnServiceOrder, maySeeServiceOrder, visibleServiceOrders } from './policy.ts'
import type { ServiceOrderState } from './states.ts'

/** A stretch of a technician's time. What the reader may not see is only known to be taken. */
export type AgendaVisit = {
  technicianId: string
  from: Date
  until: Date
  order: VisitOrder | null
}

export type VisitOrder = {
  id: string
  number: string
  state: ServiceOrderState
  type: string
  customer: string
  address: string | null
  version: number
  /** Whether the reader may give it another time now. */
  movable: boolean
}

/** An order that waits for a technician and a time. */
export type UnplannedOrder = Omit<VisitOrder, 'state'> & {
  technicianGroup: string | null
  minutes: number
  openedAt: Date
}

export type Agenda = {
  companyId: string
  timeZone: string
  /** Those who belong to a group, and whoever has a visit in the time asked for. */
  technicians: { id: string; name: string; groups: string[] }[]
  visits: AgendaVisit[]
  /** The oldest fifty. */
  unplanned: UnplannedOrder[]
}

export type AgendaPeriod = {
  companyId: string
  /** The first day, `YYYY-MM-DD` in the company's zone, and how many. */
  day: string
  days?: number
  technicianGroupId?: string | undefined
  /** One alone, whether or not they belong to a group. */
  technicianId?: string | undefined
}

/** Ask: who is where, when. */
export function agendas({ db }: Pick<Deps, 'db'>) {
  return {
    /** For operators of the company. Throws NotFound. */
    async agenda(
      actor: Actor,
      { companyId, day, days = 1, technicianGroupId, technicianId }: AgendaPeriod,
    ): Promise<Agenda> {
      if (actor.kind !== 'operator') throw new Forbidden('agenda')
      const isTheirs = actor.companyId === null || actor.companyId === companyId
      const company = isTheirs
        ? await db.first<{ id: string; timeZone: string; start: Date; end: Date }>(sql`
            select id, time_zone, ${day}::date::timestamp at time zone time_zone as start,
              (${day}::date + ${days}::int)::timestamp at time zone time_zone as "end"
            from company where id = ${possibleId(companyId)}`)
        : undefined
      if (!company) throw new NotFound('company')
      const group = technicianGroupId ? possibleId(technicianGroupId) : null
      const one = technicianId ? possibleId(technicianId) : null
      const technicians = await techniciansIn(company, group, one)
      const [visits, unplanned] = await Promise.all([
        visitsOf(actor, technicians, company),
        unplannedOf(actor, companyId, group),
      ])
      return { companyId, timeZone: company.timeZone, technicians, visits, unplanned }
    },
  }

  type Period = { id: string; start: Date; end: Date }

  function techniciansIn(
    { id, start, end }: Period,
    group: string | null,
    one: string | null,
  ): Promise<Agenda['technicians']> {
    return db.rows(sql`
      select o.id, o.name, o.groups from (
        select o.*, array(
          select g.name from technician_group_member m join technician_group g on g.id = m.technician_group_id
          where m.operator_id = o.id and g.active and (g.company_id is null or g.company_id = ${id})
            and (${group}::uuid is null or g.id = ${group}::uuid)
          order by g.name) as groups
        from operator o where o.active and (o.company_id is null or o.company_id = ${id})
      ) o
      where case when ${one}::uuid is not null then o.id = ${one}::uuid
        else o.groups <> '{}' or (${group}::uuid is null and exists (
          select 1 from service_order s where s.technician_id = o.id and s.company_id = ${id}
            and s.state in ('scheduled', 'in_execution', 'closed')
            and s.scheduled_from < ${end} and s.scheduled_until > ${start})) end
      order by lower(o.name), o.id limit 200`)
  }

  async function visitsOf(
    actor: OperatorActor,
    technicians: Agenda['technicians'],
    { start, end }: Period,
  ): Promise<AgendaVisit[]> {
    const rows = await db.rows<
      Read & { technicianId: string; scheduledFrom: Date; scheduledUntil: Date }
    >(sql`
      select ${FIELDS}, s.technician_id, s.scheduled_from, s.scheduled_until
      from service_order s
      join service_order_type k on k.id = s.type_id
      join customer u on u.id = s.customer_id
      join atendimento t on t.id = s.atendimento_id
      where s.technician_id = any(${technicians.map(({ id }) => id)}::uuid[])
        and s.state in ('scheduled', 'in_execution', 'closed')
        and s.scheduled_from < ${end} and s.scheduled_until > ${start}
      order by s.scheduled_from, s.id limit 5000`)
    return rows.map((row) => ({
      technicianId: row.technicianId,
      from: row.scheduledFrom,
      until: row.scheduledUntil,
      order: maySeeServiceOrder(actor, whose(row)) ? shown(actor, row) : null,
    }))
  }

  async function unplannedOf(
    actor: OperatorActor,
    companyId: string,
    group: string | null,
  ): Promise<UnplannedOrder[]> {
    const rows = await db.rows<Read & Pick<UnplannedOrder, 'technicianGroup' | 'minutes' | 'openedAt'>>(sql`
      select ${FIELDS}, null::uuid as technician_id, g.name as technician_group, k.minutes, s.opened_at
      from service_order s
      join service_order_type k on k.id = s.type_id
      join customer u on u.id = s.customer_id
      join atendimento t on t.id = s.atendimento_id
      left join technician_group g on g.id = s.technician_group_id
      where s.company_id = ${companyId} and s.state = 'open' and ${visibleServiceOrders(actor)}
        and (${group}::uuid is null or s.technician_group_id = ${group}::uuid)
      order by s.opened_at, s.id limit 50`)
    return rows.map((row) => {
      const { state: _, ...order } = shown(actor, row)
      const { technicianGroup, minutes, openedAt } = row
      return { ...order, technicianGroup, minutes, openedAt }
    })
  }
}

type Read = Omit<VisitOrder, 'movable'> & Whose & { technicianId: string | null; groupMemberIds: string[] }

const FIELDS = sql.raw(`s.id, s.number, s.state, s.version, s.address, k.name as type, u.name as customer,
  t.company_id, t.customer_id, t.contact_id, t.department_id, t.operator_id,
  array(select v.operator_id from atendimento_viewer v where v.atendimento_id = t.id) as viewer_ids,
  array(select m.operator_id from technician_group_member m
    where m.technician_group_id = s.technician_group_id) as group_member_ids`)

function whose({ technicianId, groupMemberIds, ...atendimento }: Read) {
  return { technicianId, groupMemberIds, atendimento }
}

/** An open order is planned, a scheduled one moved; what has begun stays where it is. */
function shown(actor: OperatorActor, row: Read): VisitOrder {
  const { id, number, state, type, customer, address, version } = row
  const verb = state === 'open' ? 'schedule' : 'reschedule'
  const isWaiting = state === 'open' || state === 'scheduled'
  const movable = isWaiting && mayOnServiceOrder(actor, verb, whose(row))
  return { id, number, state, type, customer, address, version, movable }
}
