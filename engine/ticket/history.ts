import type { ChannelName, Team } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import type { TicketState } from './states.ts'

/** One thing that happened to a ticket, with the words and files that came with it. */
export type HistoryEntry = {
  /** Grows with time: asks for what happened before. */
  id: string
  type: string
  from: TicketState | null
  to: TicketState
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
    /** What moved with the rules of the time zone. */
    deadlines?: MovedDeadline[]
  }
}

/** `due` is the first response's, the others are called as their timers. ISO instants. */
export type MovedDeadline = { name: 'due' | 'silence' | 'reminder'; was: string; now: string }

export type HistoryLog = {
  id: string
  visibility: 'public' | 'private'
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
  state: 'stored' | 'pending' | 'missing'
  reason: string | null
}

export type History = {
  /** Oldest first. */
  entries: HistoryEntry[]
  /** Ask with it for what happened before these; null at the beginning. */
  before: string | null
}

export const HISTORY_PAGE = 100

/** The last things that happened, or those before an entry. For those who may see the ticket: private logs are in it. */
export async function historyOf(
  db: Db,
  ticketId: string,
  { before = null, size = HISTORY_PAGE }: { before?: string | null; size?: number } = {},
): Promise<History> {
  const rows = await db.rows<Row>(sql`
    select e.id, e.type, e."from", e."to", e.actor_kind, e.actor, e.channel, e.at, e.data,
      o.name as operator, d.name as department,
      (select photo_id from operator where id = e.actor_id and e.actor_kind = 'operator') as actor_photo_id,
      case when l.id is not null and e.type <> 'edit' then jsonb_build_object('id', l.id, 'visibility', l.visibility,
        'body', l.body, 'editedAt', l.edited_at, 'edits', (
          select coalesce(jsonb_agg(jsonb_build_object('body', x.body, 'at', x.at) order by x.at desc), '[]')
          from ticket_log_edit x where x.log_id = l.id)) end as log,
      case when l.id is not null and e.type <> 'edit' then (
        select coalesce(jsonb_agg(${FILE} order by a.created_at, a.id), '[]') from attachment a where a.log_id = l.id
      ) else '[]' end as files
    from event e
    left join ticket_log l on l.id = e.log_id
    left join operator o on o.id = (e.data->>'operatorId')::uuid
    left join department d on d.id = (e.data->>'departmentId')::uuid
    where e.entity = 'ticket' and e.entity_id = ${ticketId}
      and (${before}::bigint is null or e.id < ${before}::bigint)
    order by e.id desc limit ${size + 1}`)
  const entries = rows.slice(0, size).map(revived).reverse()
  return { entries, before: rows.length > size ? (entries[0]?.id ?? null) : null }
}

/** A file as its ticket's page shows it, of `attachment a`. */
export const FILE =
  sql.raw(`jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
  'state', a.state, 'reason', a.reason)`)

type Row = Omit<HistoryEntry, 'about'> & {
  data: Record<string, string> | null
  operator: string | null
  department: string | null
}

/** Dates inside JSON come as text. */
function revived({ data, operator, department, log, ...entry }: Row): HistoryEntry {
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
