import { type Actor, uploaderOf } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Invalid } from '../errors.ts'
import type { Step, Store } from '../lifecycle/lifecycle.ts'
import { timerWrites } from '../lifecycle/timers.ts'
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
      const files = step.note?.log?.attachmentIds ?? []
      const { id: eventId, claimed } = await tx.one<{ id: string; claimed: number }>(sql`
        with moved as (${step.isNew ? inserted(step, columns) : updated(step, columns)})
        ${logged(step)}
        ${timerWrites('ticket', step.before.id, step.timers)}
        insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, data, at)
        values ('ticket', ${step.before.id}, ${step.event.type}, ${step.isNew ? null : step.before.state},
          ${step.state}, ${step.actor.kind}, ${step.actor.id}, ${step.actor.name}, ${step.actor.channel},
          ${step.note?.log?.id ?? null}, ${step.note?.data ? sql.json(step.note.data) : null}, ${step.at})
        returning id, ${files.length > 0 ? sql`(select count(*)::int from claimed)` : sql`0`} as claimed`)
      if (claimed !== files.length) throw new Invalid('attachment.unknown')
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

function logged({ before, actor, at, note }: TicketStep): Sql {
  if (!note?.log) return sql.empty
  const { id, visibility, body, chatId, externalId, attachmentIds } = note.log
  return sql`, logged as (
      insert into ticket_log (id, ticket_id, visibility, author_kind, author_id, author, body, channel, chat_id,
        external_id, created_at)
      values (${id}, ${before.id}, ${visibility}, ${actor.kind}, ${actor.id}, ${actor.name}, ${body},
        ${actor.channel}, ${chatId ?? null}, ${externalId ?? null}, ${at})
    )${claimed(attachmentIds, actor, before.id, id)}`
}

/** Only files that the same person stored, and that belong to nothing yet. */
function claimed(ids: readonly string[], actor: Actor, ticketId: string, logId: string): Sql {
  if (ids.length === 0) return sql.empty
  return sql`, claimed as (
      update attachment set ticket_id = ${ticketId}, log_id = ${logId}
      where id = any(${[...ids]}::uuid[]) and uploaded_by = ${uploaderOf(actor)} and ticket_id is null
      returning id
    )`
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
