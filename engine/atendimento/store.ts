import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { recordStep } from '../history/record.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import type { Live } from '../live.ts'
import type { AtendimentoEffects } from './effects.ts'
import { ATENDIMENTO_COLUMNS, type AtendimentoColumns, type AtendimentoFacts } from './facts.ts'
import type { AtendimentoRow } from './row.ts'
import type { AtendimentoState } from './states.ts'

export type AtendimentoStep = Step<AtendimentoRow, AtendimentoFacts>

/** How an atendimento's row, history and deadlines are written around a step: one statement for all of it. */
export function atendimentoStore(
  live: Live,
  effects: AtendimentoEffects,
): Store<AtendimentoRow, AtendimentoFacts> {
  return {
    entity: 'atendimento',

    context: (row, now) => ({ ...pickColumns(row), ...pickSurroundings(row), now }),

    async save(tx, step) {
      const columns = pickColumns(step.context)
      const moved = step.isNew ? inserted(step, columns) : updated(step, columns)
      const eventId = await recordStep(tx, 'atendimento', step, moved)
      const row: AtendimentoRow = {
        ...step.before,
        ...columns,
        ...pickSurroundings(step.context),
        state: step.state as AtendimentoState,
        updatedAt: step.at,
        version: step.before.version + 1,
      }
      tellLivePages(tx, live, step.before, row)
      return { row, eventId }
    },

    perform: (tx, action, step) => effects.perform(tx, action, step),
  }
}

function updated({ before, state, at }: AtendimentoStep, c: AtendimentoColumns): Sql {
  return sql`
    update atendimento set state = ${state}, department_id = ${c.departmentId}, operator_id = ${c.operatorId},
      process_id = ${c.processId}, subprocess_id = ${c.subprocessId}, classification_id = ${c.classificationId},
      closing_classification_id = ${c.closingClassificationId}, defect_id = ${c.defectId},
      observed_defect = ${c.observedDefect}, notification_level = ${c.notificationLevel},
      rating_asked = ${c.ratingAsked}, pause_reason = ${c.pauseReason}, cancel_reason = ${c.cancelReason},
      sla_table_id = ${c.slaTableId}, sla_type = ${c.slaType}, resolution_minutes = ${c.resolutionMinutes},
      first_response_minutes = ${c.firstResponseMinutes}, sla_used_ms = ${c.slaUsedMs},
      sla_running_since = ${c.slaRunningSince}, due_at = ${c.dueAt}, first_response_due_at = ${c.firstResponseDueAt},
      first_responded_at = ${c.firstRespondedAt}, sla_warnings = ${c.slaWarnings}, breached_at = ${c.breachedAt},
      checked_at = ${c.checkedAt}, started_at = ${c.startedAt}, finished_at = ${c.finishedAt}, unread = ${c.unread},
      updated_at = ${at}, version = version + 1
    where id = ${before.id}`
}

/** Only what its first step can say; the rest has the defaults of a case that did not start. */
function inserted({ before: t, state, at }: AtendimentoStep, c: AtendimentoColumns): Sql {
  return sql`
    insert into atendimento (id, protocol, company_id, customer_id, contact_id, person_group_id, connection_id,
      contract_id, stop_notice_id, origin_id, technician_id, report, channel, opened_by_id, state, department_id,
      priority, notification_level, unread, opened_at, updated_at, version)
    values (${t.id}, ${t.protocol}, ${t.companyId}, ${t.customerId}, ${t.contactId}, ${t.personGroupId},
      ${t.connectionId}, ${t.contractId}, ${t.stopNoticeId}, ${t.originId}, ${t.technicianId}, ${t.report},
      ${t.channel}, ${t.openedById}, ${state}, ${c.departmentId}, ${t.priority}, ${c.notificationLevel}, ${c.unread},
      ${t.openedAt}, ${at}, 1)`
}

/** A case that moves between departments changes on the pages of both, and on those of whoever watches it. */
function tellLivePages(
  tx: Tx,
  live: Live,
  before: AtendimentoRow,
  { id, companyId, ...after }: AtendimentoRow,
): void {
  const departments = new Set([before.departmentId, after.departmentId])
  const watching = [before.operatorId, after.operatorId, ...after.viewerIds]
  const operatorIds = [...new Set(watching.filter((operatorId) => operatorId !== null))]
  tx.afterCommit(() => {
    for (const departmentId of departments)
      live.changed({ kind: 'atendimento', id, companyId, departmentId, operatorIds })
  })
}

function pickColumns(source: AtendimentoColumns): AtendimentoColumns {
  return Object.fromEntries(
    ATENDIMENTO_COLUMNS.map((column) => [column, source[column]]),
  ) as AtendimentoColumns
}

type Surroundings = Pick<
  AtendimentoFacts,
  'calendar' | 'calendarId' | 'openedById' | 'openServiceOrders' | 'rated' | 'ratingDays'
>

function pickSurroundings(source: Surroundings): Surroundings {
  const { calendar, calendarId, openedById, openServiceOrders, rated, ratingDays } = source
  return { calendar, calendarId, openedById, openServiceOrders, rated, ratingDays }
}
