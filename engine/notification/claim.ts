import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { isOf, type NumberId } from '../whatsapp-number/place.ts'
import type { Payload } from './channel.ts'

/** How long a delivery belongs to the process that took it, in ms; prolonged while it is under way. */
export const CLAIM_MS = 30_000

/**
 * Whether a `message` is being delivered. Not plainly `state = 'sending'`: after a quiet time PostgreSQL takes the index
 * of what is unfinished for all but empty, and reads a whole backlog from it instead of looking a few up by their ids.
 */
export const IS_CLAIMED = sql.raw(`case message.state when 'sending' then true else false end`)

/** A message being delivered. `attempts` grows with every claim, so it fences: results of an older claim do not count. */
export type Claimed = {
  id: string
  lane: string
  to: string
  chatId: string | null
  contactId: string | null
  ticketId: string | null
  atendimentoId: string | null
  eventId: string | null
  kind: string
  payload: Payload
  attempts: number
  createdAt: Date
  ageMs: number
}

export type LaneClaim =
  | { kind: 'claimed'; message: Claimed; retaken: boolean }
  /** Being delivered elsewhere (`waitMs` 0), or to be tried again in `waitMs`. */
  | { kind: 'blocked'; lane: string; waitMs: number }
  | { kind: 'empty'; lane: string }

/**
 * Takes the first unfinished message of each lane, whatever the length of the backlog: one index probe a lane.
 * `retake`: also those whose claim ran out because its holder died.
 */
export async function claimHeads(
  db: Queryable,
  channel: string,
  lanes: readonly string[],
  { retake }: { retake: boolean },
): Promise<LaneClaim[]> {
  const rows = await db.rows<
    Claimed & { headLane: string; mine: boolean; retaken: boolean; waitMs: number }
  >(sql`
    with head as (
      select asked.lane, first.* from unnest((select ${lanes}::text[])) as asked(lane) cross join lateral (
        select id, state, retry_at, claimed_until from outbox_message
        where channel = ${channel} and lane = asked.lane and state in ('queued', 'sending')
        order by id limit 1
      ) as first
    ), mine as (
      select message.id from outbox_message as message
      -- Asked of the row again: locking it may have found a newer version than the head was chosen by. Said so that
      -- PostgreSQL looks the few up by their ids, and does not read all that wait.
      where message.id = any(array(select id from head)) and case message.state
        when 'queued' then message.retry_at is null or message.retry_at <= now()
        when 'sending' then message.claimed_until < now() and ${retake}
        else false end
      for update of message skip locked
    ), claimed as (
      update outbox_message as message set state = 'sending', attempts = message.attempts + 1, retry_at = null,
        claimed_until = now() + ${CLAIM_MS}::float8 * interval '1 millisecond'
      from mine where message.id = mine.id
      returning message.*
    )
    select head.lane as head_lane, claimed.id is not null as mine, head.state = 'sending' as retaken,
      case when head.state = 'sending' then 0
        else greatest(0, extract(epoch from head.retry_at - now()) * 1000) end::float8 as wait_ms,
      claimed.id, claimed.lane, coalesce(chat.external_id, claimed.lane) as "to", claimed.chat_id, claimed.contact_id,
      claimed.ticket_id, claimed.atendimento_id, claimed.event_id, claimed.kind, claimed.payload, claimed.attempts, claimed.created_at,
      (extract(epoch from now() - claimed.created_at) * 1000)::float8 as age_ms
    from head left join claimed on claimed.id = head.id left join chat on chat.id = claimed.chat_id`)
  const found = new Map(rows.map((row) => [row.headLane, row]))
  return lanes.map((lane) => {
    const row = found.get(lane)
    if (!row) return { kind: 'empty', lane }
    if (!row.mine) return { kind: 'blocked', lane, waitMs: row.waitMs ?? 0 }
    const { headLane: _, mine: __, retaken, waitMs: ___, ...message } = row
    return { kind: 'claimed', message, retaken }
  })
}

/** Keeps what is still under way; what another process took over meanwhile stays there. */
export async function prolong(
  db: Queryable,
  claims: readonly { id: string; attempts: number }[],
): Promise<void> {
  const own = claims.map(({ id, attempts }) => ({ id, attempts }))
  await db.query(sql`
    update outbox_message as message
    set claimed_until = now() + ${CLAIM_MS}::float8 * interval '1 millisecond'
    from ${sql.unnest(own, { id: 'bigint', attempts: 'int' })}
    where message.id = item.id and message.attempts = item.attempts and ${IS_CLAIMED}`)
}

/** Up to `limit` lanes after `after` with something unfinished, and whether it could be delivered now. */
export function unfinishedLanes(
  db: Queryable,
  { channel, number }: { channel: string; number?: NumberId | undefined },
  after: string,
  limit: number,
): Promise<{ lane: string; live: boolean; ready: boolean }[]> {
  const served = number === undefined ? sql.empty : sql`and ${isOf(number, sql`lane`)}`
  return db.rows(sql`
    with recursive found as (
      (select lane, event_id, state, retry_at, claimed_until from outbox_message
        where channel = ${channel} and state in ('queued', 'sending') and lane > ${after} ${served}
        order by lane, id limit 1)
      union all
      select next.* from found cross join lateral (
        select lane, event_id, state, retry_at, claimed_until from outbox_message
        where channel = ${channel} and state in ('queued', 'sending') and lane > found.lane ${served}
        order by lane, id limit 1
      ) as next
    )
    select lane, event_id is null as live,
      case when state = 'sending' then claimed_until < now() else retry_at is null or retry_at <= now() end as ready
    from found limit ${limit}`)
}
