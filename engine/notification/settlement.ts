import { setImmediate as endOfTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Queryable } from '../database/query.ts'
import { sql } from '../database/sql.ts'
import { IS_CLAIMED } from './claim.ts'

/** How a delivery ended, when it did not end for good with a death. */
export type Outcome =
  | { state: 'sent'; externalId: string | null }
  | { state: 'queued'; error: string | null; retryMs: number }

/** What comes next in the lane: an answer, a notice, nothing; or the claim had been taken over, and nothing was written. */
export type Settled = 'live' | 'notice' | 'nothing' | 'not ours'

type Entry = {
  id: string
  attempts: number
  outcome: Outcome
  settle: (settled: Settled) => void
}

const LARGEST_COMMIT = 200

/**
 * Writes results back, gathering those that come while a commit is in flight. What was delivered stays known here while
 * the database is away: forgetting it would mean saying it twice.
 */
export function settlement(db: Queryable, log: Logger) {
  const queue: Entry[] = []
  let writing = false

  function settle(id: string, attempts: number, outcome: Outcome): Promise<Settled> {
    return new Promise((resolve) => {
      queue.push({ id, attempts, outcome, settle: resolve })
      if (!writing) void writeAll()
    })
  }

  async function writeAll(): Promise<void> {
    writing = true
    while (queue.length > 0) {
      // What ends in the same turn of the event loop is written together.
      await endOfTurn()
      const batch = queue.slice(0, LARGEST_COMMIT)
      try {
        const written = await write(db, batch)
        queue.splice(0, batch.length)
        for (const entry of batch) entry.settle(written.get(entry.id) ?? 'not ours')
      } catch (error) {
        log.error(
          { err: error, results: queue.length },
          'results of deliveries could not be written; trying on',
        )
        await sleep(250)
      }
    }
    writing = false
  }

  return { settle, waiting: () => queue.length }
}

async function write(db: Queryable, batch: readonly Entry[]): Promise<Map<string, Settled>> {
  const items = batch.map(({ id, attempts, outcome }) => ({
    id,
    attempts,
    state: outcome.state,
    externalId: outcome.state === 'sent' ? outcome.externalId : null,
    error: outcome.state === 'queued' ? outcome.error : null,
    retryMs: outcome.state === 'queued' ? outcome.retryMs : null,
  }))
  const rows = await db.rows<{ id: string; next: 'live' | 'notice' | null }>(sql`
    with settled as (
      update outbox_message as message set
        state = item.state,
        external_id = coalesce(item.external_id, message.external_id),
        error = item.error,
        retry_at = now() + item.retry_ms * interval '1 millisecond',
        claimed_until = null,
        sent_at = case when item.state = 'sent' then now() end,
        payload = case when item.state = 'sent' and message.payload @> '{"sensitive": true}'
          then '{"scrubbed": true}' else message.payload end
      from ${sql.unnest(items, {
        id: 'bigint',
        attempts: 'int',
        state: 'text',
        externalId: 'text',
        error: 'text',
        retryMs: 'float8',
      })}
      where message.id = item.id and message.attempts = item.attempts and ${IS_CLAIMED}
      returning message.id, message.channel, message.lane, message.chat_id, item.state
    ), alive as (
      update chat set dead_at = null, dead_reason = null
      where dead_at is not null and id in (select chat_id from settled where state = 'sent')
    )
    select id, (
      select case when next.event_id is null then 'live' else 'notice' end from outbox_message as next
      where next.channel = settled.channel and next.lane = settled.lane and next.state in ('queued', 'sending')
        and next.id > settled.id
      order by next.id limit 1
    ) as next
    from settled`)
  return new Map(rows.map(({ id, next }) => [id, next ?? 'nothing']))
}
