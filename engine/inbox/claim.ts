import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import type { IncomingItem } from './intake.ts'
import { storableJson, storableText } from './storable.ts'

/** A message of a channel, as its handler gets it. */
export type InboxMessage<Payload = unknown> = {
  id: string
  channel: string
  externalId: string
  lane: string
  payload: Payload
  attempts: number
  receivedAt: Date
}

export type Claim =
  | { kind: 'claimed'; lane: string; message: InboxMessage; more: boolean; waitedMs: number }
  /** Another replica works on the lane, or its first message is to be tried again in `waitMs`. */
  | { kind: 'blocked'; lane: string; waitMs: number }
  /** Failed before: not to be tried in company. */
  | { kind: 'alone'; lane: string }
  | { kind: 'empty'; lane: string }

/** Stores what is new, in order, in one statement; answers how many were new. */
export async function store(db: Queryable, channel: string, items: readonly IncomingItem[]): Promise<number> {
  const rows = items.map(({ externalId, lane, payload }) => ({
    externalId: storableText(externalId),
    lane: storableText(lane),
    payload: storableJson(payload),
  }))
  const { count } = await db.query(sql`
    insert into inbox_message (channel, external_id, lane, payload)
    select ${channel}, external_id, lane, payload::jsonb
    from ${sql.unnest(rows, { externalId: 'text', lane: 'text', payload: 'text' })}
    on conflict (channel, external_id) do nothing`)
  return count
}

/**
 * Takes the first message of each lane and marks it done, in the transaction of its handler: the row lock keeps other
 * replicas off the lane, and whatever ends the transaction early leaves the message waiting. Of several lanes those
 * whose first message failed before are left out.
 */
export async function claimHeads(tx: Queryable, channel: string, lanes: readonly string[]): Promise<Claim[]> {
  const isAlone = lanes.length === 1
  const rows = await tx.rows<ClaimRow>(sql`
    with head as (
      select asked.lane, first.* from unnest((select ${lanes}::text[])) as asked(lane) cross join lateral (
        select id, retry_at, attempts from inbox_message
        where channel = ${channel} and lane = asked.lane and state = 'waiting'
        order by id limit 1
      ) as first
    ), mine as (
      -- Only ever the head: skipping a locked row must not mean taking the one behind it. Said so that PostgreSQL looks
      -- the few up by their ids, and does not read all that wait.
      select message.id from inbox_message as message
      where message.id = any(array(select id from head))
        and message.state not in ('done', 'parked') and (message.retry_at is null or message.retry_at <= now())
        and (message.attempts = 0 or ${isAlone})
      for update of message skip locked
    ), claimed as (
      update inbox_message as message set state = 'done', processed_at = now(), error = null, retry_at = null
      from mine where message.id = mine.id
      returning message.*
    )
    select head.lane as asked_lane, head.attempts > 0 as failed_before,
      claimed.id, claimed.external_id, claimed.payload, claimed.attempts, claimed.received_at,
      extract(epoch from now() - claimed.received_at)::float8 * 1000 as waited_ms,
      greatest(0, extract(epoch from head.retry_at - now()) * 1000)::float8 as wait_ms,
      exists (
        select 1 from inbox_message as next
        where next.channel = ${channel} and next.lane = head.lane and next.state = 'waiting' and next.id > head.id
      ) as more
    from head left join claimed on claimed.id = head.id`)
  const found = new Map(rows.map((row) => [row.askedLane, row]))
  return lanes.map((lane) => {
    const row = found.get(lane)
    if (!row) return { kind: 'empty', lane }
    const { id, externalId, payload, attempts, receivedAt, waitedMs, more } = row
    const waitMs = row.waitMs ?? 0
    if (id === null)
      return row.failedBefore && waitMs === 0 && !isAlone
        ? { kind: 'alone', lane }
        : { kind: 'blocked', lane, waitMs }
    const message = { id, channel, externalId, lane, payload, attempts, receivedAt }
    return { kind: 'claimed', lane, message, more, waitedMs }
  })
}

type ClaimRow = InboxMessage & {
  askedLane: string
  failedBefore: boolean
  id: string | null
  waitedMs: number
  waitMs: number | null
  more: boolean
}

/** A try failed: when it is tried again, or that it is parked. Nothing when it was handled meanwhile. */
export async function recordFailure(
  db: Queryable,
  id: string,
  { error, retryMs, parked }: { error: string; retryMs: number; parked: boolean },
): Promise<void> {
  await db.query(sql`
    update inbox_message set
      attempts = attempts + 1,
      error = ${error},
      retry_at = now() + ${retryMs}::float8 * interval '1 millisecond',
      state = ${parked ? 'parked' : 'waiting'}
    where id = ${id} and state = 'waiting'`)
}

/** Up to `limit` lanes after `after` whose first message may be tried now: one index probe a lane. */
export function waitingLanes(
  db: Queryable,
  channel: string,
  after: string,
  limit: number,
): Promise<{ lane: string; ready: boolean }[]> {
  return db.rows(sql`
    with recursive found as (
      (select lane, retry_at from inbox_message
        where channel = ${channel} and state = 'waiting' and lane > ${after}
        order by lane, id limit 1)
      union all
      select next.lane, next.retry_at from found cross join lateral (
        select lane, retry_at from inbox_message
        where channel = ${channel} and state = 'waiting' and lane > found.lane
        order by lane, id limit 1
      ) as next
    )
    select lane, retry_at is null or retry_at <= now() as ready from found limit ${limit}`)
}
