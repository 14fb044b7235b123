import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { isOf, type NumberId } from '../whatsapp-number/place.ts'
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

    /**
     * It is about to be sent, for the first time or again. False when it must not be: it went by another channel
     * meanwhile, or was put away.
     */
    async begin(
      channel: Channel['name'],
      { outboxId, part, lane }: { outboxId: string; part: number; lane: string },
    ): Promise<boolean> {
      const { count } = await db.query(sql`
        -- Held until this is written: who diverts it looks for what was begun after it has the message to itself.
        with message as (select state from outbox_message where id = ${outboxId}::bigint for share)
        insert into channel_sending (outbox_id, part, channel, lane)
        select ${outboxId}::bigint, ${part}, ${channel}, ${lane}
        where not exists (select 1 from message where state <> 'sending')
        on conflict (outbox_id, part) do update
          set tries = channel_sending.tries + 1, external_id = null`)
      return count > 0
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

    /**
     * Which messages of ours in the channel's chats were sent from here: those named, and perhaps those in a chat to
     * which something was begun that is not named yet. `key` is the part of a name that stays when an address changes.
     */
    async origins<Found extends { lane: string; id: string; key: string }>(
      channel: Channel['name'],
      found: readonly Found[],
    ): Promise<Map<Found, 'here' | 'perhaps' | 'elsewhere'>> {
      const items = found.map(({ lane, id, key }, n) => ({ n, lane, id, key }))
      const rows = await db.rows<{ named: boolean; begun: boolean }>(sql`
        select
          exists (select 1 from channel_sending s where s.channel = ${channel} and s.external_id = item.id)
            or exists (select 1 from channel_sending s where s.channel = ${channel} and s.lane = item.lane
              and s.begun_at > now() - interval '8 days' and right(s.external_id, length(item.key) + 1) = '_' || item.key) as named,
          exists (select 1 from channel_sending s join outbox_message m on m.id = s.outbox_id
            where s.channel = ${channel} and s.lane = item.lane and s.external_id is null
              and s.begun_at > now() - interval '8 days' and m.state in ('queued', 'sending')) as begun
        from ${sql.unnest(items, { n: 'int', lane: 'text', id: 'text', key: 'text' })}
        order by item.n`)
      return new Map(
        found.map((one, n) => {
          const { named, begun } = rows[n]!
          return [one, named ? 'here' : begun ? 'perhaps' : 'elsewhere']
        }),
      )
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

    /** How many were sent since then on a channel, or by one of its numbers. */
    async countSince(channel: Channel['name'], since: Date, number?: NumberId): Promise<number> {
      const sent = number === undefined ? sql.empty : sql`and ${isOf(number, sql`lane`)}`
      const { count } = await db.one<{ count: number }>(sql`
        select coalesce(sum(tries), 0)::int as count from channel_sending
        where channel = ${channel} and begun_at >= ${since} ${sent}`)
      return count
    },
  }
}
