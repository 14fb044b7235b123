import { type Actor, uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import type { Tx } from '../database/database.ts'
import { type Sql, sql } from '../database/sql.ts'
import { Invalid } from '../errors.ts'
import type { Step, StepLog } from '../lifecycle/lifecycle.ts'
import { timerWrites } from '../lifecycle/timers.ts'
import { type CaseKind, caseId } from './case.ts'

type Recorded = { id: string; state: string }

/**
 * Writes a step of a case in one statement: `moved` (the insert or update of its row), the words and files that came
 * with it, its deadlines, and the event that tells of it all; answers the event's id. Throws Invalid
 * `attachment.unknown` for files that are not this person's to give.
 */
export async function recordStep(
  tx: Tx,
  kind: CaseKind,
  step: Step<Recorded, unknown>,
  moved: Sql,
): Promise<string> {
  const { before, isNew, state, event, actor, at, timers, note } = step
  const files = note?.log?.attachmentIds ?? []
  const { id, claimed } = await tx.one<{ id: string; claimed: number }>(sql`
    with moved as (${moved})
    ${note?.log ? logged(kind, before.id, note.log, actor, at) : sql.empty}
    ${timerWrites(kind, before.id, timers)}
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, data, at)
    values (${kind}, ${before.id}, ${event.type}, ${isNew ? null : before.state},
      ${state}, ${actor.kind}, ${actor.id}, ${actor.name}, ${actor.channel},
      ${note?.log?.id ?? null}, ${note?.data ? sql.json(note.data) : null}, ${at})
    returning id, ${files.length > 0 ? sql`(select count(*)::int from claimed)` : sql`0`} as claimed`)
  if (claimed !== files.length) throw new Invalid('attachment.unknown')
  return id
}

function logged(kind: CaseKind, ofId: string, log: StepLog, actor: Actor, at: Date): Sql {
  const { id, visibility, body, chatId, externalId, attachmentIds } = log
  return sql`, logged as (
      insert into log (id, ${caseId(kind)}, visibility, author_kind, author_id, author, body, channel, chat_id,
        external_id, created_at)
      values (${id}, ${ofId}, ${visibility}, ${actor.kind}, ${actor.id}, ${actor.name}, ${body},
        ${actor.channel}, ${chatId ?? null}, ${externalId ?? null}, ${at})
    )${claimed(kind, ofId, id, attachmentIds, actor)}`
}

/** Only files that the same person stored, and that belong to nothing yet. */
function claimed(kind: CaseKind, ofId: string, logId: string, ids: readonly string[], actor: Actor): Sql {
  if (ids.length === 0) return sql.empty
  return sql`, claimed as (
      update attachment a set ${caseId(kind)} = ${ofId}, log_id = ${logId}
      where a.id = any(${[...ids]}::uuid[]) and a.uploaded_by = ${uploaderOf(actor)} and ${UNCLAIMED}
      returning a.id
    )`
}
