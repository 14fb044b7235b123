import type { Actor, ChannelName, OperatorActor } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type History, type HistoryFile, historyOf } from '../history/history.ts'
import { type DeliveryState, deliveriesOf } from '../notification/deliveries.ts'
import { type ClockFace, clockFace } from '../sla/clock.ts'
import { MATERIAL_FILES } from '../support-material/files.ts'
import { clockOf } from './clock.ts'
import type { AtendimentoEvent } from './events.ts'
import { type DeadlinesExplained, explainDeadlines } from './explanation.ts'
import { mustBeOperator } from './panel.ts'
import { maySeeAtendimento, visibleAtendimentos } from './policy.ts'
import { type AtendimentoRow, readAtendimento } from './row.ts'
import type { AtendimentoState } from './states.ts'
import { type AtendimentoButton, atendimentoButtons } from './view-actions.ts'
import { type AtendimentoHeader, atendimentoHeader } from './view-header.ts'

/** Everything the page of a case shows. */
export type AtendimentoView = {
  atendimento: AtendimentoRow
  header: AtendimentoHeader
  /** R56's view of events: the last hundred; `history` brings the earlier ones. */
  history: History<AtendimentoState>
  /** R56's view of progress: what was executed, by whom, from when to when. */
  runs: ShownRun[]
  /** R49: at hand while the current subprocess lasts. */
  materials: ShownMaterial[]
  /** All of them, those of its words too. Deleted ones stay named. */
  files: ShownAttachment[]
  viewers: { id: string; name: string; at: Date }[]
  serviceOrders: ShownServiceOrder[]
  /** The last express check; null: not looked at. */
  check: { results: unknown; at: Date } | null
  /** Other open cases of the customer, newest first, at most ten. */
  others: { id: string; protocol: string; state: AtendimentoState; report: string; openedAt: Date }[]
  rating: { value: number; comment: string | null; channel: ChannelName; at: Date } | null
  deliveries: DeliveryState[]
  timers: { name: string; dueAt: Date }[]
  clock: ClockFace
  explanation: DeadlinesExplained
  actions: AtendimentoButton[]
}

export type ShownRun = {
  id: string
  process: string
  subprocess: string
  startedAt: Date
  startedBy: string
  endedAt: Date | null
  endedBy: string | null
}
export type ShownMaterial = {
  id: string
  kind: 'text' | 'file' | 'link'
  title: string
  body: string | null
  url: string | null
  files: HistoryFile[]
}
export type ShownAttachment = HistoryFile & {
  description: string | null
  rotation: number
  uploadedBy: string
  createdAt: Date
  deletedAt: Date | null
  deletedBy: string | null
}
export type ShownServiceOrder = {
  id: string
  number: string
  state: string
  type: string
  technician: string | null
  scheduledFrom: Date | null
  scheduledUntil: Date | null
  openedAt: Date
}

/** Ask: an atendimento as operators see it. */
export function atendimentoViews(
  { db, live, clock }: Pick<Deps, 'db' | 'live' | 'clock'>,
  can: (row: AtendimentoRow, event: AtendimentoEvent) => boolean,
) {
  async function seen(actor: Actor, id: string): Promise<{ operator: OperatorActor; row: AtendimentoRow }> {
    const operator = mustBeOperator(actor)
    const row = await readAtendimento(db, id)
    if (!maySeeAtendimento(operator, row)) throw new NotFound('atendimento')
    return { operator, row }
  }

  return {
    /** Throws NotFound. */
    async view(actor: Actor, id: string): Promise<AtendimentoView> {
      const { operator, row } = await seen(actor, id)
      const [header, history, hanging, others, deliveries, timers, explanation] = await Promise.all([
        atendimentoHeader(db, row),
        historyOf<AtendimentoState>(db, 'atendimento', id),
        hangingOn(row),
        othersOf(operator, row),
        deliveriesOf(db, 'atendimento', id),
        timersOf(id),
        explainDeadlines(db, row),
      ])
      return {
        atendimento: row,
        header,
        history,
        ...hanging,
        others,
        deliveries,
        timers,
        explanation,
        clock: clockFace(row.calendar, clockOf(row), clock.now()),
        actions: atendimentoButtons(operator, row, can),
      }
    },

    /** What happened before an entry of the history. Throws NotFound. */
    async history(actor: Actor, id: string, before: string): Promise<History<AtendimentoState>> {
      await seen(actor, id)
      return historyOf(db, 'atendimento', id, { before: /^\d{1,18}$/.test(before) ? before : '0' })
    },

    /** Why its deadlines are when they are (R83), as JSON. Throws NotFound. */
    async explanation(actor: Actor, id: string): Promise<DeadlinesExplained> {
      return explainDeadlines(db, (await seen(actor, id)).row)
    },

    /** An operator has looked: no step of the lifecycle, so the version stays. */
    async markRead(actor: Actor, id: string): Promise<void> {
      const { row } = await seen(actor, id)
      if (!row.unread) return
      await db.query(sql`update atendimento set unread = false where id = ${id} and version = ${row.version}`)
      const { companyId, departmentId } = row
      const tell = () => live.changed({ kind: 'atendimento', id, companyId, departmentId })
      if ('afterCommit' in db) db.afterCommit(tell)
      else tell()
    },
  }

  async function hangingOn({ id, subprocessId }: AtendimentoRow) {
    const [runs, materials, files, viewers, serviceOrders, check, rating] = await Promise.all([
      db.rows<ShownRun>(sql`
        select r.id, p.name as process, s.name as subprocess, r.started_at, r.started_by, r.ended_at, r.ended_by
        from subprocess_run r join process p on p.id = r.process_id join subprocess s on s.id = r.subprocess_id
        where r.atendimento_id = ${id} order by r.started_at, r.id limit 500`),
      db.rows<ShownMaterial>(sql`
        select material.id, kind, title, body, url, ${MATERIAL_FILES} as files
        from support_material as material
        where subprocess_id = ${subprocessId}::uuid and active order by position, material.id limit 100`),
      db.rows<ShownAttachment>(sql`
        select id, name, media_type, size, state, reason, description, rotation, uploaded_by, created_at, deleted_at,
          deleted_by
        from attachment where atendimento_id = ${id} order by created_at, id limit 500`),
      db.rows<AtendimentoView['viewers'][number]>(sql`
        select o.id, o.name, v.at from atendimento_viewer v join operator o on o.id = v.operator_id
        where v.atendimento_id = ${id} order by v.at, o.name`),
      db.rows<ShownServiceOrder>(sql`
        select s.id, s.number, s.state, y.name as type, o.name as technician, s.scheduled_from, s.scheduled_until,
          s.opened_at
        from service_order s join service_order_type y on y.id = s.type_id
        left join operator o on o.id = s.technician_id
        where s.atendimento_id = ${id} order by s.opened_at, s.id limit 100`),
      db.first<NonNullable<AtendimentoView['check']>>(
        sql`select results, at from express_check where atendimento_id = ${id} order by at desc limit 1`,
      ),
      db.first<NonNullable<AtendimentoView['rating']>>(
        sql`select value, comment, channel, at from rating where atendimento_id = ${id}`,
      ),
    ])
    return { runs, materials, files, viewers, serviceOrders, check: check ?? null, rating: rating ?? null }
  }

  function othersOf(actor: OperatorActor, row: AtendimentoRow): Promise<AtendimentoView['others']> {
    return db.rows(sql`
      select t.id, t.protocol, t.state, left(t.report, 200) as report, t.opened_at from atendimento t
      where t.customer_id = ${row.customerId} and t.id <> ${row.id} and t.state not in ('finished', 'cancelled')
        and ${visibleAtendimentos(actor)}
      order by t.opened_at desc, t.id limit 10`)
  }

  function timersOf(id: string): Promise<AtendimentoView['timers']> {
    return db.rows(
      sql`select name, due_at from timer where entity = 'atendimento' and entity_id = ${id} order by due_at`,
    )
  }
}
