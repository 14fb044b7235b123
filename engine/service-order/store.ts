import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import type { Live } from '../live.ts'
import type { Effects } from './effects.ts'
import { SERVICE_ORDER_COLUMNS, type ServiceOrderColumns, type ServiceOrderFacts } from './facts.ts'
import type { ServiceOrderRow } from './row.ts'
import type { ServiceOrderState } from './states.ts'

export type ServiceOrderStep = Step<ServiceOrderRow, ServiceOrderFacts>

/** How a service order's row and event are written around a step: one statement for both. It has no deadlines. */
export function serviceOrderStore(live: Live, effects: Effects): Store<ServiceOrderRow, ServiceOrderFacts> {
  return {
    entity: 'service_order',

    context: (row, now) => ({ ...pickColumns(row), now }),

    async save(tx, step) {
      const { before, isNew, state, event, actor, at, note } = step
      const columns = pickColumns(step.context)
      const { id: eventId } = await tx.one<{ id: string }>(sql`
        with moved as (${isNew ? inserted(step, columns) : updated(step, columns)})
        insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, data, at)
        values ('service_order', ${before.id}, ${event.type}, ${isNew ? null : before.state}, ${state}, ${actor.kind},
          ${actor.id}, ${actor.name}, ${actor.channel}, ${note?.data ? sql.json(note.data) : null}, ${at})
        returning id`)
      const row: ServiceOrderRow = {
        ...before,
        ...columns,
        state: state as ServiceOrderState,
        updatedAt: at,
        version: before.version + 1,
      }
      tellLivePages(tx, live, before, row)
      return { row, eventId }
    },

    perform: (tx, action, step) => effects.perform(tx, action, step),
  }
}

function updated({ before, state, at }: ServiceOrderStep, c: ServiceOrderColumns): Sql {
  return sql`
    update service_order set state = ${state}, type_id = ${c.typeId}, defect_id = ${c.defectId},
      technician_group_id = ${c.technicianGroupId}, reported_defect = ${c.reportedDefect}, address = ${c.address},
      dispatched = ${c.dispatched}, technician_id = ${c.technicianId}, scheduled_from = ${c.scheduledFrom},
      scheduled_until = ${c.scheduledUntil}, schedule_cancel_reason = ${c.scheduleCancelReason},
      started_at = ${c.startedAt}, solution = ${c.solution}, observed_defect = ${c.observedDefect},
      found_defect_id = ${c.foundDefectId}, result = ${c.result}, signature_name = ${c.signatureName},
      cancel_reason = ${c.cancelReason}, ended_at = ${c.endedAt}, updated_at = ${at}, version = version + 1
    where id = ${before.id}`
}

function inserted({ before: s, state, at }: ServiceOrderStep, c: ServiceOrderColumns): Sql {
  return sql`
    insert into service_order (id, number, company_id, atendimento_id, customer_id, connection_id, type_id, defect_id,
      technician_group_id, reported_defect, address, dispatched, opened_by_id, state, opened_at, updated_at, version)
    values (${s.id}, ${s.number}, ${s.companyId}, ${s.atendimentoId}, ${s.customerId}, ${s.connectionId}, ${c.typeId},
      ${c.defectId}, ${c.technicianGroupId}, ${c.reportedDefect}, ${c.address}, ${c.dispatched}, ${s.openedById},
      ${state}, ${s.openedAt}, ${at}, 1)`
}

/** A visit that changes hands shows in the agendas of both technicians. */
function tellLivePages(tx: Tx, live: Live, before: ServiceOrderRow, after: ServiceOrderRow): void {
  const { id, companyId, atendimento } = after
  const operatorIds = [before.technicianId, after.technicianId].filter((each) => each !== null)
  tx.afterCommit(() =>
    live.changed({
      kind: 'service_order',
      id,
      companyId,
      departmentId: atendimento.departmentId,
      operatorIds,
    }),
  )
}

function pickColumns(source: ServiceOrderColumns): ServiceOrderColumns {
  return Object.fromEntries(
    SERVICE_ORDER_COLUMNS.map((column) => [column, source[column]]),
  ) as ServiceOrderColumns
}
