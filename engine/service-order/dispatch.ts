import type { Tx } from '../database/database.ts'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { Refused } from '../errors.ts'
import type { Send } from '../notification/recipients.ts'
import type { Performed } from './effects.ts'
import { hasFieldSystem } from './field-system.ts'
import { materialsOf } from './materials.ts'

/** How far the last word to the field system came. */
export type DispatchState = {
  state: 'waiting' | 'sent' | 'failed'
  /** Why it failed, or was put off: a fault of engine/outside, with its detail. */
  reason: string | null
  attempts: number
  retryAt: Date | null
  sentAt: Date | null
  /** What the field system calls it. */
  externalId: string | null
}

/**
 * Tells the company's field system how the order stands after a step, when it goes there: a whole picture each time, so
 * that what is sent later replaces what came before. Committed with the step, and delivered like every message.
 */
export async function dispatchStep(tx: Tx, send: Send, step: Performed): Promise<void> {
  const { row, event, eventId, at } = step
  if (!row.dispatched || !(await hasFieldSystem(tx, row.companyId))) return
  const picture = await tx.one<Record<string, unknown>>(pictureOf(row.id))
  const materials = await materialsOf(tx, row.id)
  const body = {
    event: `service_order.${EVENTS[event.type] ?? event.type}`,
    at: at.toISOString(),
    serviceOrder: { ...picture, materials },
  }
  await send(tx, [
    {
      channel: 'outside',
      to: row.id,
      atendimentoId: row.atendimentoId,
      eventId,
      kind: `service_order.${event.type}`,
      payload: { companyId: row.companyId, system: 'field', body },
    },
  ])
}

/** Where the word to the field system stands; null when none was ever said. */
export async function dispatchStateOf(
  db: Queryable,
  { id, atendimentoId }: { id: string; atendimentoId: string },
): Promise<DispatchState | null> {
  const last = await db.first<DispatchState>(sql`
    select case state when 'sent' then 'sent' when 'dead' then 'failed' else 'waiting' end as state, error as reason,
      attempts, retry_at, sent_at, external_id
    from outbox_message
    where atendimento_id = ${atendimentoId} and channel = 'outside' and lane = ${id} and state <> 'discarded'
    order by id desc limit 1`)
  return last ?? null
}

/** Before it is sent again: what failed is put away, what waits goes now. Throws Refused without a field system. */
export async function clearTheWay(
  tx: Tx,
  { id, atendimentoId, companyId }: { id: string; atendimentoId: string; companyId: string },
): Promise<void> {
  if (!(await hasFieldSystem(tx, companyId))) throw new Refused('service_order.no_field_system')
  await tx.query(sql`
    update outbox_message set state = case state when 'dead' then 'discarded' else state end, retry_at = null
    where atendimento_id = ${atendimentoId} and channel = 'outside' and lane = ${id} and state in ('dead', 'queued')`)
}

/** What the world outside calls the steps. */
const EVENTS: Record<string, string> = {
  open: 'created',
  edit: 'changed',
  schedule: 'scheduled',
  reschedule: 'rescheduled',
  cancelSchedule: 'schedule_cancelled',
  start: 'started',
  changeMaterials: 'materials_changed',
  close: 'closed',
  cancel: 'cancelled',
  dispatch: 'sent_again',
}

/** Only what a visit needs: no document, no account, no password. */
function pictureOf(id: string) {
  return sql`
    select s.id, s.number, s.version, s.state, k.name as type, d.name as defect, s.reported_defect, s.address,
      g.name as technician_group,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'email', o.email) end as technician,
      s.scheduled_from, s.scheduled_until, s.schedule_cancel_reason, s.opened_at, s.started_at, s.ended_at, s.result,
      s.solution, s.observed_defect, f.name as found_defect, s.signature_name, s.cancel_reason,
      jsonb_build_object('protocol', t.protocol) as atendimento,
      jsonb_build_object('code', u.code, 'name', u.name, 'phone', u.phone) as customer,
      case when n.id is not null then jsonb_build_object('number', n.number, 'name', n.name) end as connection
    from service_order s
    join service_order_type k on k.id = s.type_id
    join atendimento t on t.id = s.atendimento_id
    join customer u on u.id = s.customer_id
    left join defect d on d.id = s.defect_id
    left join defect f on f.id = s.found_defect_id
    left join technician_group g on g.id = s.technician_group_id
    left join operator o on o.id = s.technician_id
    left join connection n on n.id = s.connection_id
    where s.id = ${id}`
}
