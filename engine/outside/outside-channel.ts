import type { Channel, Delivery, DeliveryResult, OutsidePayload } from '../notification/channel.ts'
import type { OutsideAnswer } from './request.ts'
import type { outsideSystem, Unreachable } from './systems.ts'

/** What a company's own system is told, delivered like every message: in order, tried again, dead when it is refused. */
export function outsideChannel(ask: ReturnType<typeof outsideSystem>): Channel {
  return {
    name: 'outside',
    limits: { receive: 0, send: 0 },
    async deliver({ id, payload }: Delivery): Promise<DeliveryResult> {
      const { companyId, system, body } = payload as OutsidePayload
      return resultOf(await ask(companyId, system, { body, deliveryId: id }))
    },
  }
}

/** What may be otherwise in a while is tried again; what somebody has to mend first is not. */
function resultOf(answer: OutsideAnswer | Unreachable): DeliveryResult {
  if (answer.ok) return { kind: 'sent', externalId: idIn(answer.body) }
  // It was taken; only its answer was not worth reading to the end.
  if (answer.fault === 'too_large') return { kind: 'sent', externalId: null }
  const { fault } = answer
  const more = 'status' in answer ? answer.status : 'detail' in answer ? answer.detail : undefined
  const reason = more === undefined ? fault : `${fault} ${more}`
  return isPassing(answer) ? { kind: 'later', reason } : { kind: 'dead', reason }
}

const PASSING = ['unknown_host', 'unreachable', 'timed_out']
const BUSY = [408, 425, 429]

function isPassing(answer: (OutsideAnswer | Unreachable) & { ok: false }): boolean {
  if (answer.fault !== 'status') return PASSING.includes(answer.fault)
  const { status = 0 } = answer as { status?: number }
  return status >= 500 || BUSY.includes(status)
}

/** What the other side calls it, when it says so: `{"id": …}`. */
function idIn(body: unknown): string | null {
  const id = typeof body === 'object' && body !== null && 'id' in body ? body.id : null
  return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 200) : null
}
