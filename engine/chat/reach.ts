import type { ChannelName } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** Whether a chat can be written to. */
export function reach({ db, clock }: Deps) {
  return {
    /** The person blocked us, or the chat is gone. It lives again as soon as somebody writes there. */
    async lose(channel: ChannelName, externalId: string, reason: string): Promise<void> {
      await db.query(sql`
        update chat set dead_at = ${clock.now()}, dead_reason = ${reason}
        where channel = ${channel} and external_id = ${externalId} and dead_at is null`)
    },

    async regain(channel: ChannelName, externalId: string): Promise<void> {
      await db.query(sql`
        update chat set dead_at = null, dead_reason = null
        where channel = ${channel} and external_id = ${externalId} and dead_at is not null`)
    },

    /** A group became a supergroup: the same chat under a new id. What already wrote under the new one stays its own. */
    async move(channel: ChannelName, from: string, to: string): Promise<void> {
      await db.query(sql`
        update chat set external_id = ${to}
        where channel = ${channel} and external_id = ${from}
          and not exists (select 1 from chat as taken where taken.channel = ${channel} and taken.external_id = ${to})`)
    },
  }
}
