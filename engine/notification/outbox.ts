import type { Database } from '../database/database.ts'
import { newSpeaker } from '../database/listen.ts'
import { sql } from '../database/sql.ts'
import type { Db, Deps } from '../deps.ts'
import { type Metrics, noMetrics } from '../jobs/metrics.ts'
import type { Channel } from './channel.ts'
import type { Deliverer, DeliveryOptions } from './deliverer.ts'
import { startDelivery } from './delivery.ts'
import { type Enqueued, enqueue, enqueueAll, type Outgoing } from './enqueue.ts'
import { letters } from './letters.ts'
import type { Moment } from './moment.ts'

export type { Deliverer, DeliveryOptions } from './deliverer.ts'
export type { Outgoing } from './enqueue.ts'
export type { DeadLetter } from './letters.ts'

/** PostgreSQL's channel on which replicas hear that there is something to deliver. */
export const OUTBOX_NEWS = 'bote_outbox'

export type OutboxDeps = Pick<Deps, 'log'> & {
  db: Database
  metrics?: Metrics
  /** Tells the other replicas (an announcer's `announce`). Without it they find out by looking, within seconds. */
  announce?: (channel: string, payload: string) => void
}

/** Everything we say: a row committed with the change that caused it, then delivered in order, recipient by recipient. */
export function outbox({ db, log, metrics = noMetrics, announce }: OutboxDeps) {
  const deliverers = new Map<string, Deliverer[]>()
  const self = newSpeaker()

  /** Begins delivering by a channel, or by one of its numbers; returns how to end it. */
  function deliver(channel: Channel, options: DeliveryOptions = {}): Deliverer {
    const deliverer = startDelivery({ db, log, metrics, follow }, channel, options)
    deliverers.set(channel.name, [...all(channel.name), deliverer])
    return {
      ...deliverer,
      async stop(withinMs) {
        deliverers.set(
          channel.name,
          all(channel.name).filter((one) => one !== deliverer),
        )
        await deliverer.stop(withinMs)
      },
    }
  }

  function all(channel: string): Deliverer[] {
    return deliverers.get(channel) ?? []
  }

  /** Who began last counts: the one before is only ending. */
  function delivererOf(channel: string, lane: string): Deliverer | undefined {
    return all(channel).findLast((one) => one.serves(lane))
  }

  /** An answer is written as claimed where it can go out at once: that saves asking for it again. */
  function offerOf({ channel, to, lane, eventId }: Outgoing): Moment | null {
    const recipient = to ?? lane
    if (eventId !== undefined || recipient === undefined) return null
    return delivererOf(channel, recipient)?.offer(recipient) ?? null
  }

  /** What was committed is delivered here at once; other replicas hear of it where this one cannot. */
  function follow(messages: readonly Enqueued[], offers: readonly (Moment | null)[] = []): void {
    for (const [n, { channel, lane, live, queued, claimed }] of messages.entries()) {
      const deliverer = delivererOf(channel, lane)
      if (claimed) deliverer?.deliverClaimed(claimed, offers[n]!)
      if (!queued) continue
      deliverer?.kick(lane, live)
      if (!deliverer?.hasTimeToSpare())
        announce?.(OUTBOX_NEWS, `${self} ${channel} ${live ? 'live' : 'notice'} ${lane}`)
    }
  }

  /** The verbs over the database, or over a running transaction: then all of it commits or vanishes with that. */
  function over(over: Db) {
    return {
      /** Puts messages into the outbox, in this order, and answers their ids. */
      async send(...messages: Outgoing[]): Promise<string[]> {
        if (messages.length === 0) return []
        if (!('together' in over)) {
          const enqueued = await enqueue(over, messages)
          follow(enqueued)
          return enqueued.map(({ id }) => id)
        }
        const offers = messages.map(offerOf)
        const enqueued = await over.together(
          enqueueAll,
          messages.map((message, n) => ({ ...message, take: offers[n] !== null })),
        )
        over.afterCommit(() => follow(enqueued, offers))
        return enqueued.map(({ id }) => id)
      },

      /** The person has read a message of ours: `externalId` is what the channel called it. */
      async markRead(chatId: string, externalId: string): Promise<void> {
        await over.query(sql`
          update outbox_message set state = 'read'
          where chat_id = ${chatId} and external_id = ${externalId} and state = 'sent'`)
      },

      ...letters(over, follow),
    }
  }

  return {
    ...over(db),
    on: over,
    deliver,

    /** How much waits on a channel (counted up to 1,000) and since when: mail is held while there is no mail server. */
    async held(channel: Channel['name']): Promise<{ count: number; since: Date | null }> {
      return db.one(sql`
        select count(*)::int as count, min(created_at) as since from (
          select created_at from outbox_message
          where channel = ${channel} and state in ('queued', 'sending') limit 1000
        ) as waiting`)
    },

    /** What was announced on OUTBOX_NEWS. What this replica said itself it has acted upon already. */
    hear(payload: string): void {
      const [, speaker, channel = '', how, lane] = payload.match(/^(\S+) (\S+) (\S+) (.*)$/s) ?? []
      if (speaker !== self && lane !== undefined) delivererOf(channel, lane)?.kick(lane, how === 'live')
    },

    /** Announcements may have been missed: look at the table. */
    look(): void {
      for (const deliverer of [...deliverers.values()].flat()) deliverer.kick()
    },
  }
}
