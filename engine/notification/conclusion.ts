import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { describeFault } from '../jobs/fault.ts'
import type { Metrics } from '../jobs/metrics.ts'
import { bury } from './burial.ts'
import type { Channel, DeliveryResult } from './channel.ts'
import type { Claimed } from './claim.ts'
import type { Enqueued } from './enqueue.ts'
import { settlement } from './settlement.ts'

/** What follows for the lane of a message that was tried. */
export type Next =
  | { kind: 'release'; more: boolean; live: boolean }
  | { kind: 'rest'; ms: number; wholeChannel: boolean }

type ConclusionDeps = {
  db: Database
  log: Logger
  metrics: Metrics
  /** Something else was put into the outbox. */
  follow: (messages: readonly Enqueued[]) => void
}

/** Tries before a message is old enough to give up: a message sent again by hand gets as many anew. */
const FEWEST_TRIES = 8

/** Writes down how a delivery ended, and says what follows. */
export function conclusion(
  { db, log, metrics, follow }: ConclusionDeps,
  channel: Channel['name'],
  { backOff, giveUpMs }: { backOff: (attempts: number) => number; giveUpMs: number },
) {
  const results = settlement(db, log)
  const labels = { channel }
  let channelFailures = 0

  function after(message: Claimed, result: DeliveryResult): Promise<Next> {
    if (result.kind === 'sent') return sent(message, result.externalId)
    if (result.kind === 'dead') return die(message, result)
    return putOff(message, result)
  }

  async function sent(message: Claimed, externalId: string | null): Promise<Next> {
    channelFailures = 0
    metrics.inc('bote_outbox_sent_total', labels)
    metrics.observe('bote_outbox_wait_seconds', message.ageMs / 1_000, labels)
    const settled = await results.settle(message.id, message.attempts, { state: 'sent', externalId })
    if (settled === 'not ours') log.warn({ channel, id: message.id }, 'delivered after the claim had ended')
    return { kind: 'release', more: settled !== 'nothing', live: settled === 'live' }
  }

  async function putOff(message: Claimed, result: DeliveryResult & { kind: 'later' }): Promise<Next> {
    if (message.ageMs > giveUpMs && message.attempts >= FEWEST_TRIES) {
      return die(message, { reason: `gave up: ${result.reason}` })
    }
    const wholeChannel = result.wholeChannel ?? false
    const ms = result.afterMs ?? backOff(wholeChannel ? ++channelFailures : message.attempts)
    metrics.inc('bote_outbox_retried_total', labels)
    return wait(message, storableReason(result.reason), ms, wholeChannel)
  }

  async function die(message: Claimed, cause: { reason: string; recipientGone?: boolean }): Promise<Next> {
    try {
      const reason = storableReason(cause.reason)
      const buried = await bury(db, channel, message, { ...cause, reason })
      metrics.inc('bote_outbox_dead_total', labels)
      if (buried?.fallback) follow([buried.fallback])
      return { kind: 'release', more: true, live: false }
    } catch (error) {
      // It is tried again, and the channel will say the same again.
      return wait(message, describeFault(error), backOff(message.attempts), false)
    }
  }

  async function wait(
    { id, attempts }: Claimed,
    error: string,
    ms: number,
    wholeChannel: boolean,
  ): Promise<Next> {
    await results.settle(id, attempts, { state: 'queued', error, retryMs: ms })
    return { kind: 'rest', ms: ms + 1, wholeChannel }
  }

  return {
    after,
    /** It was not tried: whoever comes to it next, does. */
    async putBack({ id, attempts }: Claimed): Promise<void> {
      await results.settle(id, attempts, { state: 'queued', error: null, retryMs: 0 })
    },
  }
}

function storableReason(reason: string): string {
  return reason.replaceAll('\0', '').toWellFormed().slice(0, 500)
}
