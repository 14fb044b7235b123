import { Api } from 'grammy'
import { type Channel, type Engine, FILE_LIMITS, type Offers, type Telegram } from '#engine'
import { delivering } from '../bot-api/delivery.ts'
import { telegramFetcher } from '../bot-api/fetcher.ts'
import { startPolling } from '../bot-api/polling.ts'
import { reporting } from '../bot-api/reporting.ts'
import { type Part, stopInOrder } from '../bot-api/stopping.ts'
import { type WebhookHandler, webhookHandler } from '../bot-api/webhook.ts'
import {
  aboutFor,
  commandsFor,
  conversation,
  forgetStrangers,
  sweepDrafts,
  sweepRatings,
} from '../conversation/index.ts'
import { failureOf, grammyApi } from './grammy-api.ts'
import { callsOver } from './http.ts'
import { incomingOf } from './incoming.ts'
import { intake, type StoredUpdate, WANTED } from './intake.ts'

export type TelegramBot = {
  /** `POST /telegram` in webhook mode; null when polling. */
  handle: WebhookHandler | null
  /** Begins to receive, answer and deliver. Telegram may be away: it is tried until it answers. */
  start(): Promise<void>
  /** Takes nothing new and finishes what runs. */
  stop(withinMs?: number): Promise<void>
}

export type TelegramOptions = {
  engine: Engine
  settings: Exclude<Telegram, { mode: 'off' }>
  /** Where the links of invites begin, when it is not https://t.me: a simulator. */
  linkRoot?: string
  /** Chats answered at a time; each takes one connection of the pool. */
  concurrency?: number
}

const CALL_SECONDS = 60
const SWEEP_MS = 10 * 60_000

/** The customers' bot on Telegram: takes updates in, lets the dialogs answer, delivers what is said. */
export function createTelegramBot({
  engine,
  settings,
  linkRoot,
  concurrency = 4,
}: TelegramOptions): TelegramBot {
  const { log, inbox, outbox } = engine
  const { token, apiRoot, mode } = settings
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_SECONDS, fetch: callsOver() as never })
  const asked = grammyApi(api)
  const take = intake(engine, asked, token.split(':')[0]!)
  const stopping = new AbortController()
  const tell = reporting(engine, 'telegram')
  let username: string | null = null
  let announced: string | null = null
  let running: Part[] = []
  let sweeper: NodeJS.Timeout | undefined

  const channel: Channel = {
    name: 'telegram',
    limits: FILE_LIMITS.telegram,
    deliver: delivering({
      api: asked,
      engine,
      languageIn: async (chat) => (await engine.chats.languageOf('telegram', chat)) ?? 'pt',
      onMoved: (from, to) => engine.chats.move('telegram', from, to),
      onUnauthorised: () => report('down', 'unauthorised'),
      onAuthorisedAgain: () => report('ready'),
    }),
  }
  const dialogs = conversation({
    engine,
    channel: 'telegram',
    receives: FILE_LIMITS.telegram.receive,
    ownName: () => username && `@${username}`,
  })

  async function start(): Promise<void> {
    engine.attachments.fetchFrom('telegram', telegramFetcher({ api: asked, apiRoot, token }))
    running = [inbox.work('telegram', answer, { concurrency }), outbox.deliver(channel)]
    report('starting')
    void introduce()
    if (mode === 'polling')
      running.unshift(
        startPolling({
          engine,
          api: asked,
          lease: 'telegram-polling',
          tokenSetting: 'TELEGRAM_BOT_TOKEN',
          wanted: WANTED,
          take,
          report,
        }),
      )
    sweeper = setInterval(sweep, SWEEP_MS).unref()
  }

  type Stored = { payload: StoredUpdate; receivedAt: Date }

  async function answer({ payload, receivedAt }: Stored, tx: Parameters<typeof dialogs.handle>[1]) {
    const message = incomingOf(payload.update, receivedAt)
    if (message) await dialogs.handle(message, tx)
  }

  /** Who we are, the menu of commands, and where updates are brought: as often as it takes. */
  async function introduce(): Promise<void> {
    for (let wait = 1_000; !stopping.signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      try {
        username = (await api.getMe(stopping.signal as never)).username
        await announce()
        if (settings.mode === 'webhook') await setWebhook(api, settings)
        report('ready')
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        const { kind } = failureOf(error)
        report('down', kind === 'unauthorised' ? 'unauthorised' : 'unreachable')
        log.warn({ failure: kind }, 'the Telegram bot could not introduce itself; trying on')
        await new Promise((resolve) => setTimeout(resolve, wait).unref())
      }
    }
  }

  /** The menu of commands and what the bot says of itself: in the words of what companies offer in chats by now. */
  async function announce(): Promise<void> {
    const offers = await engine.chats.offered()
    if (JSON.stringify(offers) === announced) return
    await announceCommands(api, offers)
    announced = JSON.stringify(offers)
    void describe(api, offers).catch((error) =>
      log.debug({ err: error?.description }, 'Telegram did not take what the bot says of itself'),
    )
  }

  function report(state: 'starting' | 'ready' | 'down', detail: string | null = null): void {
    const data = { mode, ...(username ? { username } : {}), ...(linkRoot ? { linkRoot } : {}) }
    tell(state, { detail, ...(username ? { data } : {}) })
  }

  function sweep(): void {
    const sweeps = [sweepDrafts, sweepRatings, forgetStrangers].map((sweep) => sweep({ engine }))
    if (announced !== null)
      announce().catch((error) => {
        log.warn({ err: error }, 'the menu of commands could not be renewed')
      })
    Promise.all(sweeps).catch((error) => {
      log.warn({ err: error }, 'what was left half-done could not be swept')
    })
  }

  return {
    handle: settings.mode === 'webhook' ? webhookHandler(settings.secret, take, log) : null,
    start,
    async stop(withinMs = 20_000) {
      stopping.abort()
      clearInterval(sweeper)
      await stopInOrder(running, withinMs)
      running = []
    },
  }
}

async function announceCommands(api: Api, offers: Offers): Promise<void> {
  for (const language of ['pt', 'en'] as const) {
    const list = commandsFor(offers, language)
    await api.setMyCommands(list, language === 'pt' ? {} : { language_code: language })
  }
}

/** What people read before they press Start. Telegram takes few changes of it, so only a new one is sent. */
async function describe(api: Api, offers: Offers): Promise<void> {
  for (const language of ['pt', 'en'] as const) {
    const where = language === 'pt' ? {} : { language_code: language }
    const description = aboutFor(offers, language)
    if ((await api.getMyDescription(where)).description !== description)
      await api.setMyDescription(description, where)
  }
}

async function setWebhook(api: Api, { url, secret }: { url: URL; secret: string }): Promise<void> {
  await api.setWebhook(url.href, { secret_token: secret, allowed_updates: WANTED, max_connections: 100 })
}
