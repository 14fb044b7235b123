import type { ChannelName } from '../actor.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'

/** How a channel does, for the panel. `detail` is a code, never words of people and never a token. */
export type ChannelStatus = {
  channel: ChannelName
  state: 'starting' | 'up' | 'down' | 'off'
  detail: string | null
  data: Record<string, unknown> | null
  updatedAt: Date
}

/** What a channel last said of itself. */
export function channelStatus({ db, clock }: Deps) {
  return {
    /** `data` given is kept beside what was known before. */
    async reportChannel(
      channel: ChannelName,
      { state, detail = null, data = {} }: Pick<ChannelStatus, 'state'> & Partial<ChannelStatus>,
    ): Promise<void> {
      await db.query(sql`
        insert into channel_status (channel, state, detail, data, updated_at)
        values (${channel}, ${state}, ${detail}, ${sql.json(data)}, ${clock.now()})
        on conflict (channel) do update set state = excluded.state, detail = excluded.detail,
          data = coalesce(channel_status.data, '{}'::jsonb) || excluded.data, updated_at = excluded.updated_at`)
    },

    channelStatuses: (): Promise<ChannelStatus[]> =>
      db.rows<ChannelStatus>(sql`select * from channel_status order by channel`),
  }
}
