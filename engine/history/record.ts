import { uploaderOf } from '../actor.ts'
import { UNCLAIMED } from '../attachment/row.ts'
import type { Tx } from '../database/database.ts'
import { type Sql, snakeCase, sql } from '../database/sql.ts'
import { Invalid } from '../errors.ts'
import type { Step } from '../lifecycle/lifecycle.ts'
import { timerWrites } from '../lifecycle/timers.ts'
import { type CaseKind, caseId, caseTable } from './case.ts'
import type { ColumnTypes } from './columns.ts'

type Recorded = { id: string; state: string }
type RecordedStep<Columns = unknown> = Step<Recorded, Columns>

/**
 * How the steps of one kind of case are written: its row, the words and files that came with the step, its deadlines,
 * and the event that tells of it all, in one statement; the steps of cases that move together share it. Each answers
 * its event's id. Throws Invalid `attachment.unknown` for files that are not this person's to give.
 */
export function recorder<Columns>(kind: CaseKind, types: ColumnTypes<Columns>) {
  const table = caseTable(kind)
  const changes = sql.raw(
    Object.keys(types)
      .map((column) => `${snakeCase(column)} = item.${snakeCase(column)}`)
      .join(', '),
  )
  const columns = { id: 'uuid', state: 'text', at: 'timestamptz', ...types }

  function moved(tx: Tx, steps: readonly RecordedStep<Columns>[]): Promise<string[]> {
    const rows = steps.map(({ before, state, at, context }) => ({ ...context, id: before.id, state, at }))
    return write(
      tx,
      kind,
      steps,
      sql`
      update ${table} as moving set state = item.state, ${changes}, updated_at = item.at, version = moving.version + 1
      from ${sql.unnest(rows, columns)} where moving.id = item.id`,
    )
  }

  return {
    /** The first step of a case: `inserted` makes its row. */
    async begin(tx: Tx, step: RecordedStep<Columns>, inserted: Sql): Promise<string> {
      return (await write(tx, kind, [step], inserted))[0]!
    },

    move: (tx: Tx, step: RecordedStep<Columns>): Promise<string> => tx.together(moved, step),
  }
}

async function write(tx: Tx, kind: CaseKind, steps: readonly RecordedStep[], moved: Sql): Promise<string[]> {
  const events = steps.map(({ before, isNew, state, event, actor, at, note }) => ({
    entityId: before.id,
    type: event.type,
    from: isNew ? null : before.state,
    to: state,
    actorKind: actor.kind,
    actorId: actor.id,
    actor: actor.name,
    channel: actor.channel,
    logId: note?.log?.id ?? null,
    data: note?.data ? JSON.stringify(note.data) : null,
    at,
  }))
  const files = steps.flatMap(filesOf)
  const rows = await tx.rows<{ id: string; entityId: string; claimed: number }>(sql`
    with moved as (${moved})
    ${logged(kind, steps)}
    ${claimed(kind, files)}
    ${timerWrites(kind, steps)}
    insert into event (entity, entity_id, type, "from", "to", actor_kind, actor_id, actor, channel, log_id, data, at)
    select ${kind}, item.entity_id, item.type, item."from", item."to", item.actor_kind, item.actor_id, item.actor,
      item.channel, item.log_id, item.data::jsonb, item.at
    from ${sql.unnest(events, EVENT)}
    returning id, entity_id, ${files.length > 0 ? sql`(select count(*)::int from claimed)` : sql`0`} as claimed`)
  if (rows[0]!.claimed !== files.length) throw new Invalid('attachment.unknown')
  const ids = new Map(rows.map(({ id, entityId }) => [entityId, id]))
  return steps.map(({ before }) => ids.get(before.id)!)
}

const EVENT = {
  entityId: 'uuid',
  type: 'text',
  from: 'text',
  to: 'text',
  actorKind: 'text',
  actorId: 'uuid',
  actor: 'text',
  channel: 'text',
  logId: 'uuid',
  data: 'text',
  at: 'timestamptz',
}

function logged(kind: CaseKind, steps: readonly RecordedStep[]): Sql {
  const logs = steps.flatMap(({ before, actor, at, note }) => {
    if (!note?.log) return []
    const { chatId = null, externalId = null, ...log } = note.log
    const author = { authorKind: actor.kind, authorId: actor.id, author: actor.name, channel: actor.channel }
    return [{ ...log, ...author, chatId, externalId, caseId: before.id, at }]
  })
  if (logs.length === 0) return sql.empty
  return sql`, logged as (
      insert into log (id, ${caseId(kind)}, visibility, author_kind, author_id, author, body, channel, chat_id,
        external_id, created_at)
      select item.* from ${sql.unnest(logs, LOG)}
    )`
}

const LOG = {
  id: 'uuid',
  caseId: 'uuid',
  visibility: 'text',
  authorKind: 'text',
  authorId: 'uuid',
  author: 'text',
  body: 'text',
  channel: 'text',
  chatId: 'uuid',
  externalId: 'text',
  at: 'timestamptz',
}

type GivenFile = { id: string; caseId: string; logId: string; uploadedBy: string }

function filesOf({ before, actor, note }: RecordedStep): GivenFile[] {
  const ids = note?.log?.attachmentIds ?? []
  return ids.map((id) => ({
    id,
    caseId: before.id,
    logId: note!.log!.id,
    uploadedBy: uploaderOf(actor),
  }))
}

/** Only files that the same person stored, and that belong to nothing yet. */
function claimed(kind: CaseKind, files: readonly GivenFile[]): Sql {
  if (files.length === 0) return sql.empty
  return sql`, claimed as (
      update attachment a set ${caseId(kind)} = item.case_id, log_id = item.log_id
      from ${sql.unnest(files, { id: 'uuid', caseId: 'uuid', logId: 'uuid', uploadedBy: 'text' })}
      where a.id = item.id and a.uploaded_by = item.uploaded_by and ${UNCLAIMED}
      returning a.id
    )`
}
