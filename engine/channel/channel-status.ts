import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

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
export function channelStatuses({ db, clock }: Pick<Deps, 'db' | 'clock'>) {
  return {
    /** `data` replaces what was kept only when it is given. */
    async report(
      channel: string,
      state: ChannelState,
      { detail = null, data = null }: { detail?: string | null; data?: Record<string, unknown> | null } = {},
    ): Promise<void> {
      await db.query(sql`
        insert into channel_status (channel, state, detail, data, updated_at)
        values (${channel}, ${state}, ${detail}, ${data === null ? null : sql.json(data)}, ${clock.now()})
        on conflict (channel) do update set state = excluded.state, detail = excluded.detail,
          data = coalesce(excluded.data, channel_status.data), updated_at = excluded.updated_at`)
    },

    all: (): Promise<ChannelStatus[]> =>
      db.rows(sql`select channel, state, detail, data, updated_at from channel_status order by channel`),
  }
}
