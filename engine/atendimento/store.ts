import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { pick } from '../history/columns.ts'
import { recorder } from '../history/record.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import type { Live } from '../live.ts'
import type { AtendimentoEffects } from './effects.ts'
import { ATENDIMENTO_COLUMNS, type AtendimentoColumns, type AtendimentoFacts } from './facts.ts'
import type { AtendimentoRow } from './row.ts'
import type { AtendimentoState } from './states.ts'

const record = recorder<AtendimentoColumns>('atendimento', ATENDIMENTO_COLUMNS)

export type AtendimentoStep = Step<AtendimentoRow, AtendimentoFacts>

/** How an atendimento's row, history and deadlines are written around a step: one statement for all of it. */
export function atendimentoStore(
  live: Live,
  effects: AtendimentoEffects,
): Store<AtendimentoRow, AtendimentoFacts> {
  return {
    entity: 'atendimento',

    context: (row, now) => ({
      ...pick<AtendimentoColumns>(row, ATENDIMENTO_COLUMNS),
      ...pickSurroundings(row),
      now,
    }),

    async save(tx, step) {
      const columns = pick<AtendimentoColumns>(step.context, ATENDIMENTO_COLUMNS)
      const eventId = await (step.isNew
        ? record.begin(tx, step, inserted(step, columns))
        : record.move(tx, step))
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

type Surroundings = Pick<
  AtendimentoFacts,
  'calendar' | 'calendarId' | 'openedById' | 'openServiceOrders' | 'rated' | 'ratingDays'
>

function pickSurroundings(source: Surroundings): Surroundings {
  const { calendar, calendarId, openedById, openServiceOrders, rated, ratingDays } = source
  return { calendar, calendarId, openedById, openServiceOrders, rated, ratingDays }
}
