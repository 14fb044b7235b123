import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { describeFault } from '../jobs/fault.ts'
import type { Channel, DeliveryResult } from './channel.ts'
import type { Claimed } from './claim.ts'

/** Tries that end with a bug of ours before the message is dead of it. */
const FAULTS = 5

/** One try to deliver. A channel that throws or never answers is a result like any other. */
export async function attempt(
  channel: Channel,
  { id, to, kind, payload, attempts }: Claimed,
  { limitMs, log }: { limitMs: number; log: Logger },
): Promise<DeliveryResult> {
  const answered = new AbortController()
  try {
    return await Promise.race([
      channel.deliver({ id, to, kind, payload }),
      sleep(limitMs, undefined, { signal: answered.signal, ref: false }).then((): DeliveryResult => {
        return { kind: 'later', reason: 'the channel did not answer in time' }
      }),
    ])
  } catch (error) {
    log.error({ err: error, channel: channel.name, id }, 'a channel failed while delivering')
    const reason = describeFault(error)
    return attempts >= FAULTS ? { kind: 'dead', reason } : { kind: 'later', reason }
  } finally {
    answered.abort()
  }
}
