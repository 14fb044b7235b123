import { type Channel, type Engine, FILE_LIMITS, type Telegram } from '#engine'
import { Bot } from 'grammy'
import { commonWords, conversation } from '../conversation/index.ts'
import { delivering } from './delivery.ts'
import { door } from './door.ts'
import { failureOf } from './failure.ts'
import { telegramFetcher } from './fetcher.ts'
import { toIncoming } from './incoming.ts'
import { startPolling } from './polling.ts'
import { ALLOWED_UPDATES, type StoredUpdate } from './update.ts'
import { type WebhookHandler, webhookHandler } from './webhook.ts'

export type TelegramBot = {
  /** Begins to answer, to deliver and (unless told otherwise) to receive. Telegram may be away: it is tried on. */
  start(options?: StartOptions): Promise<void>
  /** Takes nothing new, finishes what runs. */
  stop(withinMs?: number): Promise<void>
  /** For `POST /telegram`; null when polling. */
  webhook: WebhookHandler | null
  channel: Channel
}

export type StartOptions = {
  /** False on replicas that only handle and deliver. */
  receives?: boolean
  /** Chats handled at a time. */
  concurrency?: number
}

type Settings = Exclude<Telegram, { mode: 'off' }>

/** The customers' bot on Telegram: what comes is stored first, what is said goes through the outbox. */
export function createTelegramBot({ engine, telegram }: { engine: Engine; telegram: Settings }): TelegramBot {
  const { token, apiRoot } = telegram
  const { api } = new Bot(token, { client: { apiRoot, timeoutSeconds: 60, sensitiveLogs: false } })
  const enter = door({ engine, api })
  const stopping = new AbortController()
  let username: string | null = null
  let running: { stop(withinMs?: number): Promise<void> }[] = []

  const channel: Channel = {
    name: 'telegram',
    limits: FILE_LIMITS.telegram,
    deliver: delivering({ api, engine, onUnauthorised: () => report('down', 'unauthorised') }),
  }
  const talk = conversation({
    engine,
    channel: 'telegram',
    receives: FILE_LIMITS.telegram.receive,
    ownName: () => username && `@${username}`,
  })

  async function start({ receives = true, concurrency }: StartOptions = {}): Promise<void> {
    engine.attachments.fetchFrom('telegram', telegramFetcher({ api, apiRoot, token }))
    running = [
      engine.inbox.work<StoredUpdate>(
        'telegram',
        ({ payload, receivedAt }, tx) => talk.handle(toIncoming(payload.update, { receivedAt }), tx),
        concurrency === undefined ? {} : { concurrency },
      ),
      engine.outbox.deliver(channel),
    ]
    if (!receives) return
    report('starting')
    void introduce()
    if (telegram.mode === 'polling') running.unshift(startPolling({ engine, api, enter, report }))
  }

  /** Says who we are and what we can do, as often as it takes. */
  async function introduce(): Promise<void> {
    for (let wait = 1_000; !stopping.signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      try {
        const me = await api.getMe(stopping.signal as never)
        username = me.username
        await setCommands()
        if (telegram.mode === 'webhook') await setWebhook(telegram)
        report('up')
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        const { kind } = failureOf(error)
        report('down', kind === 'unauthorised' ? 'unauthorised' : 'unreachable')
        engine.log.warn({ failure: kind }, 'the bot could not introduce itself to Telegram; trying on')
        await new Promise((resolve) => setTimeout(resolve, wait).unref())
      }
    }
  }

  async function setCommands(): Promise<void> {
    for (const language of ['pt', 'en'] as const) {
      const { commands } = commonWords(language)
      const list = Object.entries(commands).map(([command, description]) => ({ command, description }))
      await api.setMyCommands(list, language === 'pt' ? {} : { language_code: language })
    }
  }

  async function setWebhook({ url, secret }: { url: URL; secret: string }): Promise<void> {
    await api.setWebhook(url.href, { secret_token: secret, allowed_updates: ALLOWED_UPDATES, max_connections: 40 })
  }

  function report(state: 'starting' | 'up' | 'down', detail: string | null = null): void {
    const data = {
      mode: telegram.mode,
      ...(username ? { username } : {}),
      ...(linkRoot(apiRoot) ? { linkRoot: linkRoot(apiRoot) } : {}),
    }
    engine.chats.reportChannel('telegram', { state, detail, data }).catch((error) => {
      engine.log.warn({ err: error }, 'the state of the channel could not be kept')
    })
  }

  return {
    start,
    channel,
    webhook: telegram.mode === 'webhook' ? webhookHandler(telegram.secret, enter) : null,
    async stop(withinMs = 20_000) {
      stopping.abort()
      await Promise.all(running.map((part) => part.stop(withinMs)))
      running = []
    },
  }
}

/** Invitations to a simulated bot open the simulator; real ones open Telegram. */
function linkRoot(apiRoot: string): string | null {
  const { hostname } = new URL(apiRoot)
  return hostname === 'localhost' || hostname === '127.0.0.1' ? apiRoot : null
}
