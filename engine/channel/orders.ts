import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import type { Lease } from '../database/lease.ts'
import { notify } from '../database/listen.ts'
import { sql } from '../database/sql.ts'
import type { Deps } from '../deps.ts'
import { Refused } from '../errors.ts'
import { calledIn, type Place } from '../whatsapp-number/place.ts'
import { mayOrderChannels } from './policy.ts'

/** PostgreSQL's channel on which the replica that drives a channel hears that something was ordered. */
export const CHANNEL_ORDERS = 'bote_channel_orders'

/** What an administrator may ask of whoever drives a channel: begin anew; or give the number back, which ends its link. */
export type ChannelOrder = 'restart' | 'log_out'

export type ChannelOrders = ReturnType<typeof channelOrders>

/**
 * Orders from the panel to the one replica that drives a channel, wherever that runs: kept until it takes them, so that
 * one which is just starting finds them too. The last counts, but nothing outweighs giving the number back.
 */
export function channelOrders(deps: Deps) {
  const { db, clock, log, live } = deps
  const trail = audit(deps)
  const drivers = new Map<string, () => void>()

  /** Throws Forbidden, and Refused (`channel_off`) where nobody drives it. */
  async function order(actor: Actor, channel: Place, what: ChannelOrder): Promise<void> {
    mustBeAllowed(mayOrderChannels(actor))
    await atomically(db, async (tx) => {
      const status = await tx.first<{ state: string }>(
        sql`select state from channel_status where channel = ${channel} for share`,
      )
      if (!status || status.state === 'off') throw new Refused('channel_off')
      await tx.query(sql`
        insert into channel_order (channel, what, ordered_at) values (${channel}, ${what}, ${clock.now()})
        on conflict (channel) do update set ordered_at = excluded.ordered_at,
          what = case when channel_order.what = 'log_out' then channel_order.what else excluded.what end`)
      await trail.record(tx, actor, {
        action: what === 'restart' ? 'restarted' : 'logged_out',
        entity: 'channel',
        entityId: null,
        name: await calledIn(tx, channel),
      })
      await notify(tx, CHANNEL_ORDERS, channel)
      tx.afterCommit(() => live.changed({ kind: 'channel', id: channel }))
    })
  }

  /** What is ordered and not taken yet; null for nothing. */
  async function ordered(channel: string): Promise<{ what: ChannelOrder; at: Date } | null> {
    const found = await db.first<{ what: ChannelOrder; at: Date }>(
      sql`select what, ordered_at as at from channel_order where channel = ${channel}`,
    )
    return found ?? null
  }

  /** Does from now on what is ordered, as long as the lease is held. An order is taken once, whatever comes of it. */
  function obey(
    channel: string,
    lease: Pick<Lease, 'name' | 'token'>,
    act: Record<ChannelOrder, () => void>,
  ): { stop(): void } {
    const look = async () => {
      const taken = await db.first<{ what: ChannelOrder }>(sql`
        delete from channel_order where channel = ${channel} and exists (
          select 1 from lease where name = ${lease.name} and token = ${lease.token}::bigint)
        returning what`)
      if (!taken) return
      log.info({ channel, order: taken.what }, 'an administrator ordered it')
      live.changed({ kind: 'channel', id: channel })
      act[taken.what]()
    }
    const kick = () =>
      void look().catch((error) => log.warn({ err: error, channel }, 'orders could not be read'))
    drivers.set(channel, kick)
    kick()
    return {
      stop() {
        if (drivers.get(channel) === kick) drivers.delete(channel)
      },
    }
  }

  return {
    order,
    ordered,
    obey,
    /** What was announced on CHANNEL_ORDERS. */
    hear: (channel: string): void => drivers.get(channel)?.(),
    /** Announcements may have been missed. */
    look(): void {
      for (const kick of drivers.values()) kick()
    },
  }
}
