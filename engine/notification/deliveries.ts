import { sql } from '../database/sql.ts'
import type { Db } from '../deps.ts'
import { type CaseKind, caseId } from '../history/case.ts'
import type { Channel } from './channel.ts'

/** Where one message stands, for the page of its case. */
export type DeliveryState = {
  id: string
  eventId: string | null
  channel: Channel['name']
  to: string
  kind: string
  state: 'queued' | 'sending' | 'sent' | 'read' | 'dead' | 'discarded' | 'diverted'
  error: string | null
  /** The channel by which it went instead, because its own was away for too long. */
  divertedTo: Channel['name'] | null
  /** Of one that went instead of another: the other's channel. */
  insteadOf: Channel['name'] | null
  createdAt: Date
  sentAt: Date | null
}

/**
 * What was said about a case and how far it came: the newest two hundred, oldest first. For those who may see it. What
 * operators chose to be told themselves is their own business.
 */
export async function deliveriesOf(db: Db, kind: CaseKind, id: string): Promise<DeliveryState[]> {
  const newest = await db.rows<DeliveryState>(sql`
    select id, event_id, channel, lane as "to", kind, state, error, diverted_to,
      (select other.channel from outbox_message as other where other.id = message.fallback_of_id) as instead_of,
      created_at, sent_at
    from outbox_message as message
    where ${caseId(kind)} = ${id} and channel <> 'operators' order by id desc limit 200`)
  return newest.reverse()
}
