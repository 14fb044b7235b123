import {
  type Channel,
  type Engine,
  FILE_LIMITS,
  type InboxMessage,
  type Lease,
  type Tx,
  whileLeased,
} from '#engine'
import { acknowledgements } from './acknowledgements.ts'
import { delivering } from './delivery.ts'
import type { Driver, Ears, IncomingNote } from './driver.ts'
import { whatsappFetcher } from './fetcher.ts'
import { intake } from './intake.ts'
import type { Compose } from './outgoing-note.ts'
import { type Pace, PERSONS_PACE, pace } from './pace.ts'
import { reporter } from './report.ts'

export type WhatsappBot = {
  /** Begins to receive, answer and deliver, as soon as no other replica owns the number. */
  start(): void
  /** Takes nothing new, finishes what runs, ends the browser and gives the number back. */
  stop(withinMs?: number): Promise<void>
}

export type WhatsappOptions = {
  engine: Engine
  /** The way to WhatsApp, begun for whoever holds the number. */
  drive(parts: DriverParts): Driver
  /** What a message means; in the transaction that marks it done. */
  answer(message: InboxMessage<IncomingNote>, tx: Tx): Promise<unknown>
  /** How something that Bote says looks on WhatsApp. */
  compose: Compose
  pace?: Pace
  /** How long a message may be on its way to WhatsApp's server before somebody else's is let by, in ms. */
  acknowledgedMs?: number
  leaseMs?: number
}

export type DriverParts = {
  ears: Ears
  log: Engine['log']
  dataDir: string
  /** How long the number is still surely ours, in ms; 0 when it is not. */
  remainingMs(): number
  /** What is older is not handled. */
  since(): Promise<Date>
  /** Which number was linked last; null for none. */
  lastNumber(): Promise<string | null>
}

const LEASE = 'whatsapp'
const HOUR = 3_600_000

/**
 * The customers' channel on WhatsApp: messages into the inbox, and out of the outbox. One replica owns the number by a
 * lease; what people wrote is answered by any.
 */
export function createWhatsapp(options: WhatsappOptions): WhatsappBot {
  const { engine, leaseMs = 30_000 } = options
  const { log, inbox } = engine
  let running: { stop(withinMs?: number): Promise<void> }[] = []

  async function own(lease: Lease, lost: AbortSignal): Promise<void> {
    const acks = acknowledgements(engine)
    const report = reporter(engine, lease)
    const take = intake(engine, { addresses: (chat) => driver.addresses(chat) })
    const driver = options.drive({
      log,
      dataDir: engine.config.dataDir,
      remainingMs: lease.remainingMs,
      since: () => handledFrom(engine),
      lastNumber: () => lastNumber(engine),
      ears: { incoming: take.note, acknowledged: acks.heard, changed: report.changed },
    })
    const channel: Channel = {
      name: 'whatsapp',
      limits: FILE_LIMITS.whatsapp,
      deliver: delivering({
        engine,
        driver,
        acks,
        compose: options.compose,
        inTurn: pace(engine, options.pace ?? PERSONS_PACE, report.alarm),
        acknowledgedMs: options.acknowledgedMs ?? 45_000,
      }),
    }
    engine.attachments.fetchFrom('whatsapp', whatsappFetcher(driver))
    const deliverer = engine.outbox.deliver(channel, {
      concurrency: 4,
      limitMs: 170_000,
      ...(options.pace?.chats ? { pacing: options.pace.chats } : {}),
    })
    const { link } = driver
    const orders =
      link && engine.channelOrders.obey(LEASE, lease, { restart: link.restart, log_out: link.logOut })
    await aborted(lost)
    orders?.stop()
    await deliverer.stop(10_000)
    await driver.stop()
    await take.settled()
    await report.settled()
  }

  return {
    start() {
      const onError = (error: unknown) => log.error({ err: error }, 'WhatsApp failed; it goes on')
      running = [
        inbox.work('whatsapp', options.answer),
        whileLeased(engine.db, LEASE, { ttlMs: leaseMs, onError }, own),
      ]
    },
    async stop(withinMs = 20_000) {
      await Promise.all(running.map((part) => part.stop(withinMs)))
      running = []
    },
  }
}

/**
 * From when on messages are handled: a little before the last that came, but no more than a week back; at first, and with
 * another number, from the link on, because that brings old chats with it.
 */
async function handledFrom({ channels }: Engine): Promise<Date> {
  const now = Date.now()
  const last = await channels.lastReceivedAt('whatsapp')
  const kept = (await channels.of('whatsapp'))?.data?.since
  const since = typeof kept === 'string' ? Date.parse(kept) : null
  if (last) return new Date(Math.max(last.getTime() - HOUR, now - 7 * 24 * HOUR, since ?? 0))
  return new Date(since ?? now)
}

async function lastNumber({ channels }: Engine): Promise<string | null> {
  const last = (await channels.of('whatsapp'))?.data?.lastNumber
  return typeof last === 'string' ? last : null
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
