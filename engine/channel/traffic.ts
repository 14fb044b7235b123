import type { Actor } from '../actor.ts'
import { isSupervisor, mustBeAllowed } from '../administration/authority.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { type NumberId, numberIn } from '../whatsapp-number/place.ts'

/** What waits on a channel and how it fares. Counts end at a thousand; `since` is when the oldest of them came. */
export type ChannelTraffic = {
  channel: 'telegram' | 'operators' | 'whatsapp' | 'email'
  /** Of WhatsApp: which number; null for the first. */
  number: NumberId
  incoming: { count: number; since: Date | null }
  outgoing: { count: number; since: Date | null }
  parked: number
  dead: number
  lastReceivedAt: Date | null
  lastSentAt: Date | null
  /** Why the last delivery that waits or failed did so, as a code or the channel's own words. */
  lastError: string | null
}

export const MOST_COUNTED = 1_000

/** Whether message `m` is of channel and number `c`. */
const ofIt = sql`m.channel = c.channel and (c.channel <> 'whatsapp' or ${numberIn(sql`m.lane`)} is not distinct from c.number)`

/** For supervisors: Forbidden for others. */
export function channelTraffic({ db }: Pick<Deps, 'db'>) {
  return {
    async traffic(actor: Actor, numbers: readonly string[] = []): Promise<ChannelTraffic[]> {
      mustBeAllowed(isSupervisor(actor), 'only_supervisors')
      const rows = await db.rows<Row>(sql`
        select c.channel, c.number, i.count as incoming, i.since as incoming_since, o.count as outgoing,
          o.since as outgoing_since, p.count as parked, x.count as dead,
          (select received_at from inbox_message m where ${ofIt} order by m.id desc limit 1)
            as last_received_at,
          (select sent_at from outbox_message m where ${ofIt} and m.sent_at is not null
            order by m.id desc limit 1) as last_sent_at,
          coalesce(o.error, (select error from outbox_message m where ${ofIt} and m.state = 'dead'
            order by m.id desc limit 1)) as last_error
        from (
          values ('telegram', null), ('operators', null), ('whatsapp', null), ('email', null)
          union all select 'whatsapp', number from unnest(${[...numbers]}::text[]) as further(number)
        ) as c(channel, number)
        cross join lateral (
          select count(*)::int as count, min(received_at) as since from (
            select received_at from inbox_message m where ${ofIt} and m.state = 'waiting'
            limit ${MOST_COUNTED}) m
        ) i
        cross join lateral (
          select count(*)::int as count, min(created_at) as since, (array_agg(error order by id desc) filter
            (where error is not null))[1] as error
          from (select id, created_at, error from outbox_message m
            where ${ofIt} and m.state in ('queued', 'sending') limit ${MOST_COUNTED}) m
        ) o
        cross join lateral (
          select count(*)::int as count from (select 1 from inbox_message m
            where ${ofIt} and m.state = 'parked' limit ${MOST_COUNTED}) m
        ) p
        cross join lateral (
          select count(*)::int as count from (select 1 from outbox_message m
            where ${ofIt} and m.state = 'dead' limit ${MOST_COUNTED}) m
        ) x`)
      return rows.map(({ incoming, incomingSince, outgoing, outgoingSince, ...row }) => ({
        ...row,
        incoming: { count: incoming, since: incomingSince },
        outgoing: { count: outgoing, since: outgoingSince },
      }))
    },
  }
}

type Row = Omit<ChannelTraffic, 'incoming' | 'outgoing'> & {
  incoming: number
  incomingSince: Date | null
  outgoing: number
  outgoingSince: Date | null
}
