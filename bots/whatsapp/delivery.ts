import {
  DatabaseUnavailable,
  type Delivery,
  type DeliveryResult,
  type Engine,
  type OutgoingMessage,
  partsOfChat,
  type Sending,
} from '#engine'
import type { acknowledgements } from './acknowledgements.ts'
import { type Driver, isPerson, type Part, type Sent, Unreachable } from './driver.ts'
import type { Compose, OutgoingNote } from './outgoing-note.ts'
import type { InTurn } from './pace.ts'
import { parts } from './parts.ts'

type Sender = {
  engine: Engine
  driver: Driver
  acks: ReturnType<typeof acknowledgements>
  compose: Compose
  inTurn: InTurn
  acknowledgedMs: number
}

/** WhatsApp refused it that often: it never will take it. */
const MOST_REFUSALS = 3
const CLOSED_MS = 10_000
/** After this nothing more is sent by a delivery: the outbox may have given up on it, and begun it anew. */
const LATEST_MS = 100_000
const UNACKNOWLEDGED_MS = 15_000

/**
 * Sends messages to chats, one part after another. A part is sent when WhatsApp's server has it; whether it went is asked
 * before it is ever sent again.
 */
export function delivering({ engine, driver, acks, compose, inTurn, acknowledgedMs }: Sender) {
  const { sendings } = engine
  const partOf = parts(engine)

  async function deliver(delivery: Delivery): Promise<DeliveryResult> {
    try {
      return await sendAll(delivery, performance.now() + LATEST_MS)
    } catch (error) {
      // It is asked whether it went before it is sent again.
      if (error instanceof DatabaseUnavailable) return later('the database is away')
      throw error
    }
  }

  async function sendAll({ id, to, payload }: Delivery, latest: number): Promise<DeliveryResult> {
    if (!isPerson(partsOfChat(to).address))
      return { kind: 'dead', reason: 'only single people are written to' }
    const notes = compose(payload as OutgoingMessage, to)
    const before = await sendings.of(id)
    let named: string | null = null
    for (const [part, note] of notes.entries()) {
      const result = await settle(
        { outboxId: id, part, to, note, latest },
        before.find((one) => one.part === part),
      )
      if (result.kind !== 'sent') return result
      // Replies refer to the words, which come before the files.
      named ??= result.externalId
    }
    return { kind: 'sent', externalId: named }
  }

  type Step = { outboxId: string; part: number; to: string; note: OutgoingNote; latest: number }

  async function settle(step: Step, earlier: Sending | undefined): Promise<DeliveryResult> {
    if (earlier?.acknowledgedAt) return { kind: 'sent', externalId: earlier.externalId }
    if (!driver.isOpen()) return closed()
    const part = await partOf(step.to, step.note)
    if (part === null) return { kind: 'sent', externalId: null }
    if (!earlier) return send(step, part)
    try {
      const found = await lookFor(step, part, earlier)
      if (found && found.ack >= 0) return acknowledged(step, found.id, found.ack)
      if (found && earlier.tries >= MOST_REFUSALS)
        return { kind: 'dead', reason: 'WhatsApp refused the message' }
      return await send(step, part)
    } catch (error) {
      if (error instanceof Unreachable) return closed()
      throw error
    }
  }

  async function lookFor({ to }: Step, part: Part, { externalId, begunAt }: Sending) {
    if (externalId === null)
      return driver.findSent(to, part, begunAt, await sendings.namesSince('whatsapp', to, begunAt))
    const progress = await driver.progress(externalId)
    return progress && { id: externalId, ack: progress.ack }
  }

  async function send(step: Step, part: Part): Promise<DeliveryResult> {
    const { outboxId, part: n, to, latest } = step
    const sent = await inTurn(async () => {
      if (!driver.isOpen() || performance.now() > latest) return null
      const isOurs = await sendings.begin('whatsapp', { outboxId, part: n, lane: to })
      return isOurs ? driver.send(to, part) : null
    })
    if (sent === null) return driver.isOpen() ? later('its turn came too late') : closed()
    if ('wait' in sent) return sent.wait
    return sent.kind === 'sent' ? acknowledged(step, sent.id, sent.ack) : unsent(sent)
  }

  async function acknowledged(
    { outboxId, part }: Step,
    externalId: string,
    ack: number,
  ): Promise<DeliveryResult> {
    await sendings.name(outboxId, part, externalId)
    const reached = ack === 0 ? await acks.awaited(externalId, acknowledgedMs) : ack
    if (reached === 0) return later('WhatsApp has not acknowledged it yet', UNACKNOWLEDGED_MS)
    if (reached < 0) return { kind: 'later', reason: 'WhatsApp refused the message' }
    await sendings.acknowledge('whatsapp', externalId)
    return { kind: 'sent', externalId }
  }

  return deliver
}

function unsent(sent: Exclude<Sent, { kind: 'sent' }>): DeliveryResult {
  switch (sent.kind) {
    case 'closed':
      return closed()
    case 'unknown':
      return later(sent.reason)
    case 'nobody':
      return { kind: 'dead', reason: sent.reason, recipientGone: true }
    case 'refused':
      return { kind: 'dead', reason: sent.reason }
  }
}

/** Held until the session is there again; given up like anything else that waits for a day. */
function closed(): DeliveryResult {
  return { kind: 'later', reason: 'whatsapp_closed', afterMs: CLOSED_MS, wholeChannel: true }
}

function later(reason: string, afterMs?: number): DeliveryResult {
  return { kind: 'later', reason, ...(afterMs === undefined ? {} : { afterMs }) }
}
