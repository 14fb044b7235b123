import type { Database, Tx } from '../database/database.ts'
import { sql } from '../database/sql.ts'
import type { Channel } from './channel.ts'
import type { Claimed } from './claim.ts'
import { type Enqueued, enqueue, type Outgoing } from './enqueue.ts'
import { instead, waysInstead } from './fallback.ts'

/**
 * The message will not be delivered: dead with the reason, the chat marked when its person is gone, and the same words
 * on the way by another channel of the contact, all in one transaction. Null when the claim was not ours any more.
 */
export function bury(
  db: Database,
  channel: Channel['name'],
  message: Claimed,
  { reason, recipientGone }: { reason: string; recipientGone?: boolean },
): Promise<{ fallback: Enqueued | null } | null> {
  return db.transaction(async (tx) => {
    const { count } = await tx.query(sql`
      update outbox_message set state = 'dead', error = ${reason}, claimed_until = null, retry_at = null,
        payload = case when payload @> '{"sensitive": true}' then '{"scrubbed": true}' else payload end
      where id = ${message.id} and attempts = ${message.attempts} and state = 'sending'`)
    if (count === 0) return null
    if (recipientGone && message.chatId) {
      await tx.query(sql`
        update chat set dead_at = now(), dead_reason = ${reason} where id = ${message.chatId} and dead_at is null`)
    }
    const outgoing = await fallbackFor(tx, channel, message)
    if (!outgoing) return { fallback: null }
    const [fallback] = await enqueue(tx, [outgoing])
    return { fallback: fallback ?? null }
  })
}

/** The same message for the next channel that reaches the contact, unless it tells of the event there already. */
async function fallbackFor(tx: Tx, channel: Channel['name'], message: Claimed): Promise<Outgoing | null> {
  const ways = await waysInstead(tx, channel, message)
  const way = ways.find(({ told }) => told === null)
  return way ? instead(tx, way, message) : null
}
