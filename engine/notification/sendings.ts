import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import type { Channel } from './channel.ts'

/** One part of a message (its words, a file) as it was handed to a channel that acknowledges later. */
export type Sending = {
  part: number
  tries: number
  /** What the channel called it; null when that was never heard. */
  externalId: string | null
  begunAt: Date
  acknowledgedAt: Date | null
}

/**
 * What went out by a channel that has no key against doubles: kept before it is sent, so that after a crash or a
 * silence the channel can be asked whether it went. The times are the database's, not a test's: they are compared with
 * the channel's own.
 */
export function sendings({ db }: Pick<Deps, 'db'>) {
  return {
    of: (outboxId: string): Promise<Sending[]> =>
      db.rows(sql`
        select part, tries, external_id, begun_at, acknowledged_at from channel_sending
        where outbox_id = ${outboxId}::bigint order by part`),

    /** It is about to be sent, for the first time or again. */
    async begin(
      channel: Channel['name'],
      { outboxId, part, lane }: { outboxId: string; part: number; lane: string },
    ): Promise<void> {
      await db.query(sql`
        insert into channel_sending (outbox_id, part, channel, lane)
        values (${outboxId}::bigint, ${part}, ${channel}, ${lane})
        on conflict (outbox_id, part) do update
          set tries = channel_sending.tries + 1, external_id = null`)
    },

    /** The channel took it under this name. */
    async name(outboxId: string, part: number, externalId: string): Promise<void> {
      await db.query(sql`
        update channel_sending set external_id = ${externalId}
        where outbox_id = ${outboxId}::bigint and part = ${part}`)
    },

    async acknowledge(channel: Channel['name'], externalId: string): Promise<void> {
      await db.query(sql`
        update channel_sending set acknowledged_at = now()
        where channel = ${channel} and external_id = ${externalId} and acknowledged_at is null`)
    },

    /** Names of what was sent to a recipient lately: one of these cannot be what is looked for. */
    async namesSince(channel: Channel['name'], lane: string, since: Date): Promise<string[]> {
      const rows = await db.rows<{ externalId: string }>(sql`
        select external_id from channel_sending
        where channel = ${channel} and lane = ${lane} and external_id is not null
          and begun_at >= ${since}::timestamptz - interval '1 hour'`)
      return rows.map(({ externalId }) => externalId)
    },

    /** What a message is called as a whole, one of whose parts has one of these names; null for none of ours. */
    async wholeOf(channel: Channel['name'], names: readonly string[]): Promise<string | null> {
      const whole = await db.first<{ externalId: string }>(sql`
        select whole.external_id from channel_sending as part
        join channel_sending as whole on whole.outbox_id = part.outbox_id
        where part.channel = ${channel} and part.external_id = any(${[...names]}::text[])
          and whole.external_id is not null
        order by whole.part limit 1`)
      return whole?.externalId ?? null
    },

    /** How many were sent on a channel since then. */
    async countSince(channel: Channel['name'], since: Date): Promise<number> {
      const { count } = await db.one<{ count: number }>(sql`
        select coalesce(sum(tries), 0)::int as count from channel_sending
        where channel = ${channel} and begun_at >= ${since}`)
      return count
    },
  }
}
