import { type Engine, FILE_LIMITS, partsOfChat } from '#engine'
import { conversation, forgetStrangers, sweepDrafts, sweepRatings } from '../conversation/index.ts'
import { composed } from './composing.ts'
import type { Driver, IncomingNote } from './driver.ts'
import { incomingOf, type Place } from './incoming.ts'
import type { Pace } from './pace.ts'
import { byBrowser } from './web/index.ts'
import { createWhatsapp, type DriverParts } from './whatsapp.ts'

export type WhatsappCustomersBot = {
  /** Begins to receive, answer and deliver, as soon as no other replica owns the number. */
  start(): Promise<void>
  /** Takes nothing new and finishes what runs. */
  stop(withinMs?: number): Promise<void>
}

export type WhatsappBotOptions = {
  engine: Engine
  settings: WhatsappSettings
  pace?: Pace
  leaseMs?: number
  /** How long a message may be on its way to WhatsApp's server before somebody else's is let by, in ms. */
  acknowledgedMs?: number
  /** Another way to WhatsApp than a browser of our own. */
  drive?(parts: DriverParts): Driver
}

export type WhatsappSettings = {
  /** The browser to run; null: the first that is found. */
  browserPath: string | null
  /** Tells one number's session from another's. */
  name?: string
}

const SWEEP_MS = 10 * 60_000

/** The customers' bot on WhatsApp: the same dialogs as on Telegram, with numbers in place of buttons. */
export function createWhatsappBot(options: WhatsappBotOptions): WhatsappCustomersBot {
  const { engine, pace, leaseMs, acknowledgedMs } = options
  const dialogs = conversation({
    engine,
    channel: 'whatsapp',
    receives: FILE_LIMITS.whatsapp.receive,
    ownName: () => null,
    vouchedPhone: phoneOf,
  })
  const bot = createWhatsapp({
    engine,
    drive: options.drive ?? byBrowser(options.settings),
    async answer({ payload, lane, receivedAt }, tx) {
      const message = incomingOf(payload, await placeOf(engine.on(tx), payload, lane), receivedAt)
      if (message) await dialogs.handle(message, tx)
    },
    compose: composed,
    ...(pace ? { pace } : {}),
    ...(leaseMs === undefined ? {} : { leaseMs }),
    ...(acknowledgedMs === undefined ? {} : { acknowledgedMs }),
  })
  let sweeper: NodeJS.Timeout | undefined

  function sweep(): void {
    Promise.all([sweepDrafts, sweepRatings, forgetStrangers].map((each) => each({ engine }))).catch((error) =>
      engine.log.warn({ err: error }, 'what was left half-done could not be swept'),
    )
  }

  return {
    async start() {
      bot.start()
      sweeper = setInterval(sweep, SWEEP_MS).unref()
    },
    async stop(withinMs) {
      clearInterval(sweeper)
      await bot.stop(withinMs)
    },
  }
}

/** Behind an address that is a number, or another one of the same chat that is. */
async function phoneOf({ chats }: Desk, chat: string): Promise<string | null> {
  const addresses = await chats.addressesOf('whatsapp', chat)
  return (
    addresses.map((address) => /^(\d+)@c\.us$/.exec(partsOfChat(address).address)?.[1]).find(Boolean) ?? null
  )
}

/** A message of ours has several parts, and a person several addresses: what is quoted goes by one name. */
async function placeOf({ chats, sendings }: Desk, { quoted }: IncomingNote, chat: string): Promise<Place> {
  const language = (await chats.languageOf('whatsapp', chat)) ?? 'pt'
  if (quoted === null) return { chat, language, replyTo: null }
  const ours = /^true_.+_([^_]+)$/.exec(quoted)?.[1]
  const addresses = ours ? await chats.addressesOf('whatsapp', chat) : []
  const names = [quoted, ...addresses.map((address) => `true_${partsOfChat(address).address}_${ours}`)]
  return { chat, language, replyTo: (await sendings.wholeOf('whatsapp', names)) ?? quoted }
}

type Desk = ReturnType<Engine['on']>
