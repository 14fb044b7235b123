import { setTimeout as sleep } from 'node:timers/promises'
import {
  type Channel,
  type Engine,
  FILE_LIMITS,
  type InboxMessage,
  type Lease,
  type NumberId,
  placeOf,
  type Tx,
  whileLeased,
} from '#engine'
import { acknowledgements } from './acknowledgements.ts'
import { delivering } from './delivery.ts'
import type { Driver, Ears, IncomingNote, SessionChange } from './driver.ts'
import { whatsappFetcher } from './fetcher.ts'
import { intake } from './intake.ts'
import { ofNumber } from './of-number.ts'
import type { Compose } from './outgoing-note.ts'
import { type Pace, PERSONS_PACE, pace } from './pace.ts'
import { reporter } from './report.ts'
import { type Driving, roster } from './roster.ts'

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
  /** How often it is looked whether there are other numbers. */
  roster?: { lookMs?: number }
}

export type DriverParts = {
  /** Which of our numbers; null for the first. */
  number: NumberId
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

const HOUR = 3_600_000
/** What a phone needs to hear that it is unlinked. */
const LEAVE_MS = 10_000

/**
 * The customers' channel on WhatsApp: messages into the inbox, and out of the outbox. One replica owns each number by a
 * lease; what people wrote is answered by any.
 */
export function createWhatsapp(options: WhatsappOptions): WhatsappBot {
  const { engine, leaseMs = 30_000 } = options
  const { log, inbox } = engine
  const drivers = new Map<NumberId, Driver>()
  let running: { stop(withinMs?: number): Promise<void> }[] = []

  function drive(number: NumberId): Driving {
    let unlinked = () => {}
    const onError = (error: unknown) => log.error({ err: error, number }, 'WhatsApp failed; it goes on')
    const { stop } = whileLeased(engine.db, placeOf(number), { ttlMs: leaseMs, onError }, own)

    async function own(lease: Lease, lost: AbortSignal): Promise<void> {
      const acks = acknowledgements(engine)
      const report = reporter(engine, lease, placeOf(number))
      const take = intake(engine, { addresses: (chat) => driver.addresses(chat) })
      const driver = ofNumber(
        number,
        options.drive,
      )({
        number,
        log,
        dataDir: engine.config.dataDir,
        remainingMs: lease.remainingMs,
        since: () => handledFrom(engine, number),
        lastNumber: () => lastNumber(engine, number),
        ears: {
          incoming: take.note,
          acknowledged: acks.heard,
          changed(change) {
            report.changed(change)
            if (isUnlinked(change)) unlinked()
          },
        },
      })
      const channel: Channel = {
        name: 'whatsapp',
        limits: FILE_LIMITS.whatsapp,
        deliver: delivering({
          engine,
          driver,
          acks,
          compose: options.compose,
          inTurn: pace(engine, options.pace ?? PERSONS_PACE, report.alarm, number),
          acknowledgedMs: options.acknowledgedMs ?? 45_000,
        }),
      }
      drivers.set(number, driver)
      const deliverer = engine.outbox.deliver(channel, {
        number,
        concurrency: 4,
        limitMs: 170_000,
        ...(options.pace?.chats ? { pacing: options.pace.chats } : {}),
      })
      const { link } = driver
      const orders =
        link &&
        engine.channelOrders.obey(placeOf(number), lease, { restart: link.restart, log_out: link.logOut })
      await aborted(lost)
      orders?.stop()
      await deliverer.stop(10_000)
      if (drivers.get(number) === driver) drivers.delete(number)
      await driver.stop()
      await take.settled()
      await report.settled()
    }

    return {
      stop,
      async leave() {
        const link = drivers.get(number)?.link
        if (link) {
          const gone = new Promise<void>((resolve) => {
            unlinked = resolve
          })
          link.logOut()
          await Promise.race([gone, sleep(LEAVE_MS, undefined, { ref: false })])
        }
        await stop()
      },
    }
  }

  return {
    start() {
      engine.attachments.fetchFrom('whatsapp', whatsappFetcher(drivers))
      running = [inbox.work('whatsapp', options.answer), roster(engine, drive, options.roster)]
    },
    async stop(withinMs = 20_000) {
      await Promise.all(running.map((part) => part.stop(withinMs)))
      running = []
    },
  }
}

function isUnlinked({ session: { state } }: SessionChange): boolean {
  return state === 'logged_out' || state === 'qr'
}

/**
 * From when on messages are handled: a little before the last that came, but no more than a week back; at first, and with
 * another number, from the link on, because that brings old chats with it.
 */
async function handledFrom({ channels }: Engine, number: NumberId): Promise<Date> {
  const now = Date.now()
  const last = await channels.lastReceivedAt('whatsapp', number)
  const kept = (await channels.of(placeOf(number)))?.data?.since
  const since = typeof kept === 'string' ? Date.parse(kept) : null
  if (last) return new Date(Math.max(last.getTime() - HOUR, now - 7 * 24 * HOUR, since ?? 0))
  return new Date(since ?? now)
}

async function lastNumber({ channels }: Engine, number: NumberId): Promise<string | null> {
  const last = (await channels.of(placeOf(number)))?.data?.lastNumber
  return typeof last === 'string' ? last : null
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
