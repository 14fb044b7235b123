import type { Lease } from '../database/lease.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { isOf, type NumberId, type Place } from '../whatsapp-number/place.ts'

/** What a channel says of itself: `data` holds what others need of it, such as the bot's name. */
export type ChannelStatus = {
  channel: string
  state: ChannelState
  /** A code that the panel puts into words: `conflict`, `unauthorised`, `unreachable` … */
  detail: string | null
  data: Record<string, unknown> | null
  updatedAt: Date
}

export type ChannelState = 'starting' | 'ready' | 'degraded' | 'down' | 'off'

/** Whether people can be reached, as the panel shows it. */
export function channelStatuses({ db, clock, live, config }: Pick<Deps, 'db' | 'clock' | 'live' | 'config'>) {
  /** Whether some replica drives the channel at this moment; of those that only one may drive. */
  async function isDriven(channel: Place): Promise<boolean> {
    const held = await db.first(
      sql`select 1 from lease where name = ${channel} and expires_at > clock_timestamp()`,
    )
    return held !== undefined
  }

  return {
    /**
     * `data` replaces what was kept only when it is given. With a `lease` it is only said while that is held: what an
     * old holder still says does not count.
     */
    async report(
      channel: string,
      state: ChannelState,
      {
        detail = null,
        data = null,
        lease = null,
      }: {
        detail?: string | null
        data?: Record<string, unknown> | null
        lease?: Pick<Lease, 'name' | 'token'> | null
      } = {},
    ): Promise<void> {
      const { count } = await db.query(sql`
        insert into channel_status (channel, state, detail, data, updated_at, down_since, closed_since)
        select ${channel}, ${state}, ${detail}, ${data === null ? null : sql.json(data)}, ${clock.now()},
          ${state === 'down' ? clock.now() : null}, ${isOpen(state, detail) ? null : clock.now()}
        where ${lease === null} or exists (
          select 1 from lease where name = ${lease?.name ?? null} and token = ${lease?.token ?? null}::bigint)
        on conflict (channel) do update set state = excluded.state, detail = excluded.detail,
          data = coalesce(excluded.data, channel_status.data), updated_at = excluded.updated_at,
          closed_since = case when excluded.closed_since is null then null
            else coalesce(channel_status.closed_since, excluded.closed_since) end,
          -- Kept until people were told that it is over.
          down_since = case
            when excluded.state = 'down' and channel_status.state = 'down' then channel_status.down_since
            when excluded.down_since is null and channel_status.told_at is not null then channel_status.down_since
            else excluded.down_since end`)
      if (count > 0) live.changed({ kind: 'channel', id: channel })
    },

    /** What a channel last said of itself; null before its first word. */
    async of(channel: string): Promise<ChannelStatus | null> {
      const status = await db.first<ChannelStatus>(sql`
        select channel, state, detail, data, updated_at from channel_status where channel = ${channel}`)
      return status ?? null
    },

    isDriven,

    /** Whether it is wanted here, or driven by another replica. */
    isOn: async (channel: 'whatsapp'): Promise<boolean> => config.whatsapp === 'on' || isDriven(channel),

    /** When something last came in by the channel, or by one of its numbers; null for never. */
    async lastReceivedAt(channel: string, number?: NumberId): Promise<Date | null> {
      const received = number === undefined ? sql.empty : sql`and ${isOf(number, sql`lane`)}`
      const last = await db.first<{ receivedAt: Date }>(sql`
        select received_at from inbox_message where channel = ${channel} ${received} order by id desc limit 1`)
      return last?.receivedAt ?? null
    },

    all: (): Promise<ChannelStatus[]> =>
      db.rows(sql`select channel, state, detail, data, updated_at from channel_status order by channel`),
  }
}

/** Whether it can be sent by: a channel that hears late still sends at once. */
function isOpen(state: ChannelState, detail: string | null): boolean {
  return state === 'ready' || (state === 'degraded' && detail === 'deaf')
}
