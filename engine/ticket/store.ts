import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { recordStep } from '../history/record.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import type { Live } from '../live.ts'
import { TIME_ZONE_RULES, wallTime } from '../sla/wall-time.ts'
import type { Effects } from './effects.ts'
import { TICKET_COLUMNS, type TicketColumns, type TicketFacts } from './facts.ts'
import type { TicketRow } from './row.ts'
import type { TicketState } from './states.ts'

export type TicketStep = Step<TicketRow, TicketFacts>

/** How a ticket's row, history and timers are written around a step: one statement for all of it. */
export function ticketStore(live: Live, effects: Effects): Store<TicketRow, TicketFacts> {
  return {
    entity: 'ticket',

    context: (row, now) => ({ ...pickColumns(row), ...pickRules(row), now }),

    async save(tx, step) {
      const columns = pickColumns(step.context)
      const moved = step.isNew ? inserted(step, columns) : updated(step, columns)
      const eventId = await recordStep(tx, 'ticket', step, moved)
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

function updated({ before, state, at }: TicketStep, c: TicketColumns): Sql {
  return sql`
    update ticket set state = ${state}, team = ${c.team}, department_id = ${c.departmentId},
      operator_id = ${c.operatorId}, justification = ${c.justification}, severity = ${c.severity}, rank = ${c.rank},
      ball = ${c.ball}, unread = ${c.unread}, proposal_id = ${c.proposalId}, proposal_state = ${c.proposalState},
      proposal_valid_until = ${c.proposalValidUntil}, reminders_sent = ${c.remindersSent},
      silent_since = ${c.silentSince}, closes_at = ${c.closesAt}, close_reason = ${c.closeReason},
      duplicate_of_id = ${c.duplicateOfId}, first_responded_at = ${c.firstRespondedAt}, solved_at = ${c.solvedAt},
      closed_at = ${c.closedAt}, updated_at = ${at}, version = version + 1
    where id = ${before.id}`
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

function pickColumns(source: TicketColumns): TicketColumns {
  return Object.fromEntries(TICKET_COLUMNS.map((column) => [column, source[column]])) as TicketColumns
}

function pickRules({ policy, calendar, rated, ratingDays }: TicketRow) {
  return { policy, calendar, rated, ratingDays }
}
