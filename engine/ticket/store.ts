import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { pick } from '../history/columns.ts'
import { recorder } from '../history/record.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import type { Live } from '../live.ts'
import { TIME_ZONE_RULES, wallTime } from '../sla/wall-time.ts'
import type { Effects } from './effects.ts'
import { TICKET_COLUMNS, type TicketColumns, type TicketFacts } from './facts.ts'
import type { TicketRow } from './row.ts'
import type { TicketState } from './states.ts'

const record = recorder<TicketColumns>('ticket', TICKET_COLUMNS)

export type TicketStep = Step<TicketRow, TicketFacts>

/** How a ticket's row, history and timers are written around a step: one statement for all of it. */
export function ticketStore(live: Live, effects: Effects): Store<TicketRow, TicketFacts> {
  return {
    entity: 'ticket',

    context: (row, now) => ({ ...pick<TicketColumns>(row, TICKET_COLUMNS), ...pickRules(row), now }),

    async save(tx, step) {
      const columns = pick<TicketColumns>(step.context, TICKET_COLUMNS)
      const eventId = await (step.isNew
        ? record.begin(tx, step, inserted(step, columns))
        : record.move(tx, step))
      const row: TicketRow = {
        ...step.before,
        ...columns,
        rated: step.context.rated,
        state: step.state as TicketState,
        updatedAt: step.at,
        version: step.before.version + 1,
      }
      tellLivePages(tx, live, step.before, row)
      return { row, eventId }
    },

    perform: (tx, action, step) => effects.perform(tx, action, step),
  }
}

function inserted({ before: t, state, at }: TicketStep, c: TicketColumns): Sql {
  return sql`
    insert into ticket (id, number, company_id, customer_id, contact_id, contract_id, department_id, subject_id,
      title, description, product_version, channel, opened_by_id, follow_up_of_id, opened_at, due_at, due_local,
      due_rules, state, team, operator_id, justification, severity, rank, ball, unread, updated_at, version)
    values (${t.id}, ${t.number}, ${t.companyId}, ${t.customerId}, ${t.contactId}, ${t.contractId},
      ${c.departmentId}, ${t.subjectId}, ${t.title}, ${t.description}, ${t.productVersion}, ${t.channel},
      ${t.openedById}, ${t.followUpOfId}, ${t.openedAt}, ${t.dueAt}, ${t.dueAt && wallTime(t.dueAt, t.timeZone)},
      ${TIME_ZONE_RULES}, ${state}, ${c.team}, ${c.operatorId},
      ${c.justification}, ${c.severity}, ${c.rank}, ${c.ball}, ${c.unread}, ${at}, 1)`
}

/** A ticket that moves between departments changes on the pages of both. */
function tellLivePages(tx: Tx, live: Live, before: TicketRow, after: TicketRow): void {
  const departments = new Set([before.departmentId, after.departmentId])
  tx.afterCommit(() => {
    for (const departmentId of departments)
      live.changed({ kind: 'ticket', id: after.id, companyId: after.companyId, departmentId })
  })
}

function pickRules({ policy, calendar, rated, ratingDays }: TicketRow) {
  return { policy, calendar, rated, ratingDays }
}
