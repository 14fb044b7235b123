import type { ChannelName, Team } from '../actor.ts'
import type { AttachmentState } from '../attachment/row.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { CaseKind } from './case.ts'

/** One thing that happened to a case, with the words and files that came with it. */
export type HistoryEntry<State extends string = string> = {
  /** Grows with time: asks for what happened before. */
  id: string
  type: string
  from: State | null
  to: State
  actorKind: 'operator' | 'contact' | 'system'
  actor: string
  actorPhotoId: string | null
  channel: ChannelName
  at: Date
  log: HistoryLog | null
  files: HistoryFile[]
  /** What the movement was about, where it has something to say. */
  about: {
    justification?: string
    team?: Team
    severity?: string
    reason?: string
    hours?: string
    price?: string
    mark?: string
    operator?: string
    department?: string
    process?: string
    subprocess?: string
    classification?: string
    viewer?: string
    /** What was done to which connection (R51). */
    change?: string
    connection?: string
    lead?: string
    file?: string
    value?: number
    /** Of a service order, and what was done with it. */
    number?: string
    move?: string
    /** What moved with the rules of the time zone. */
    deadlines?: MovedDeadline[]
  }
}

/** `due` is the first response's, the others are called as their timers. ISO instants. */
export type MovedDeadline = { name: 'due' | 'silence' | 'reminder'; was: string; now: string }

export type HistoryLog = {
  id: string
  visibility: 'public' | 'private'
  /** Null for what Bote itself said. */
  authorId: string | null
  body: string
  editedAt: Date | null
  /** What stood there before, newest first. */
  edits: { body: string; at: Date }[]
}

export type HistoryFile = {
  id: string
  name: string
  mediaType: string
  size: number | null
  state: AttachmentState
  reason: string | null
  /** Degrees clockwise by which a picture is shown. */
  rotation?: number
}

export type History<State extends string = string> = {
  /** Oldest first. */
  entries: HistoryEntry<State>[]
  /** Ask with it for what happened before these; null at the beginning. */
  before: string | null
}

export const HISTORY_PAGE = 100

/** The last things that happened, or those before an entry. For those who may see the case: private logs are in it. */
export async function historyOf<State extends string>(
  db: Db,
  kind: CaseKind,
  id: string,
  { before = null, size = HISTORY_PAGE }: { before?: string | null; size?: number } = {},
): Promise<History<State>> {
  const rows = await db.rows<Row<State>>(sql`
    select e.id, e.type, e."from", e."to", e.actor_kind, e.actor, e.channel, e.at, e.data,
      o.name as operator, d.name as department,
      (select photo_id from operator where id = e.actor_id and e.actor_kind = 'operator') as actor_photo_id,
      case when l.id is not null and e.type <> 'edit' then jsonb_build_object('id', l.id, 'visibility', l.visibility,
        'authorId', l.author_id, 'body', l.body, 'editedAt', l.edited_at, 'edits', (
          select coalesce(jsonb_agg(jsonb_build_object('body', x.body, 'at', x.at) order by x.at desc, x.id desc), '[]')
          from log_edit x where x.log_id = l.id)) end as log,
      case when l.id is not null and e.type <> 'edit' then (
        select coalesce(jsonb_agg(${FILE} order by a.created_at, a.id), '[]') from attachment a where a.log_id = l.id
      ) else '[]' end as files
    from event e
    left join log l on l.id = e.log_id
    left join operator o on o.id = (e.data->>'operatorId')::uuid
    left join department d on d.id = (e.data->>'departmentId')::uuid
    where e.entity = ${kind} and e.entity_id = ${id}
      and (${before}::bigint is null or e.id < ${before}::bigint)
    order by e.id desc limit ${size + 1}`)
  const entries = rows.slice(0, size).map(revived).reverse()
  return { entries, before: rows.length > size ? (entries[0]?.id ?? null) : null }
}

/** A file as its case's page shows it, of `attachment a`. */
export const FILE =
  sql.raw(`jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
  'state', a.state, 'reason', a.reason, 'rotation', a.rotation)`)

type Row<State extends string> = Omit<HistoryEntry<State>, 'about'> & {
  data: Record<string, string> | null
  operator: string | null
  department: string | null
}

/** Dates inside JSON come as text. */
function revived<State extends string>({
  data,
  operator,
  department,
  log,
  ...entry
}: Row<State>): HistoryEntry<State> {
  const { operatorId: _, departmentId: __, proposalId: ___, ...told } = data ?? {}
  return {
    ...entry,
    log: log && {
      ...log,
      editedAt: log.editedAt && new Date(log.editedAt),
      edits: log.edits.map(({ body, at }) => ({ body, at: new Date(at) })),
    },
    about: { ...told, ...(operator ? { operator } : {}), ...(department ? { department } : {}) },
  }
}
