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
  let tooLate: NodeJS.Timeout | undefined
  try {
    return await Promise.race([
      channel.deliver({ id, to, kind, payload }),
      new Promise<DeliveryResult>((resolve) => {
        const reason = 'the channel did not answer in time'
        tooLate = setTimeout(() => resolve({ kind: 'later', reason }), limitMs).unref()
      }),
    ])
  } catch (error) {
    log.error({ err: error, channel: channel.name, id }, 'a channel failed while delivering')
    const reason = describeFault(error)
    return attempts >= FAULTS ? { kind: 'dead', reason } : { kind: 'later', reason }
  } finally {
    clearTimeout(tooLate)
  }
}
