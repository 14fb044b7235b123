import type { IncomingMessage, ServerResponse } from 'node:http'
import { Api } from 'grammy'
import type { Update } from 'grammy/types'
import { type Engine, FILE_LIMITS, type Telegram } from '#engine'
import { commonWords, conversation, sweepDrafts } from '../conversation/index.ts'
import { telegramChannel } from './delivery.ts'
import { telegramFetcher } from './fetcher.ts'
import { incomingOf } from './incoming.ts'
import { intake, WANTED } from './intake.ts'
import { reasonOf, startPolling, wordsOf } from './polling.ts'
import { webhook } from './webhook.ts'

export type Logger = Engine['log']

export type TelegramBot = {
  /** `POST /telegram` in webhook mode; null when polling. */
  handle: ((request: IncomingMessage, response: ServerResponse) => Promise<void>) | null
  start(): Promise<void>
  stop(withinMs?: number): Promise<void>
}

export type TelegramOptions = {
  engine: Engine
  settings: Exclude<Telegram, { mode: 'off' }>
  /** Where the links of invites begin, when it is not https://t.me: a simulator. */
  linkRoot?: string
  /** Takes updates in, delivers, or both; a replica that only serves the panel delivers too. */
  concurrency?: number
}

const CALL_SECONDS = 30
const SWEEP_MS = 10 * 60_000

/** The customers' bot on Telegram: takes updates in, lets the dialogs answer, delivers what is said. */
export function createTelegramBot({
  engine,
  settings,
  linkRoot,
  concurrency = 8,
}: TelegramOptions): TelegramBot {
  const { log, inbox, outbox, channels } = engine
  const { token, apiRoot } = settings
  const api = new Api(token, { apiRoot, timeoutSeconds: CALL_SECONDS })
  const take = intake(engine, api, token.split(':')[0] as string)
  let username: string | null = null
  const dialogs = conversation({
    engine,
    channel: 'telegram',
    receives: FILE_LIMITS.telegram.receive,
    ownName: () => username && `@${username}`,
  })
  const running: { stop(withinMs?: number): Promise<void> }[] = []
  const timers: NodeJS.Timeout[] = []
  let stopped = false

  /** Returns at once; what needs Telegram is tried until it answers, and the panel shows how it stands. */
  async function start(): Promise<void> {
    engine.attachments.fetchFrom('telegram', telegramFetcher(api, settings))
    running.push(outbox.deliver(telegramChannel(engine, api)))
    running.push(inbox.work<Update>('telegram', answer, { concurrency }))
    await channels.report('telegram', 'starting', { data: { mode: settings.mode } })
    if (settings.mode === 'polling') running.push(startPolling(engine, api, take))
    void introduce(1)
    timers.push(setInterval(() => void sweep(), SWEEP_MS).unref())
  }

  async function answer(
    stored: { payload: Update; receivedAt: Date },
    tx: Parameters<typeof dialogs.handle>[1],
  ) {
    const message = incomingOf(stored.payload, stored.receivedAt)
    if (message) await dialogs.handle(message, tx)
  }

  /** Who we are, the menu of commands, and where updates are brought. */
  async function introduce(attempt: number): Promise<void> {
    try {
      const me = await api.getMe()
      username = me.username
      await announceCommands(api)
      if (settings.mode === 'webhook') {
        await api.setWebhook(settings.url.href, { secret_token: settings.secret, allowed_updates: WANTED })
      }
      await channels.report('telegram', 'ready', {
        data: { mode: settings.mode, username, ...(linkRoot ? { linkRoot } : {}) },
      })
    } catch (error) {
      if (stopped) return
      const detail = reasonOf(error)
      log.warn({ detail, err: wordsOf(error) }, 'the Telegram bot could not introduce itself; trying on')
      await channels
        .report('telegram', 'down', { detail })
        .catch(() => log.warn('its state could not be noted'))
      timers.push(setTimeout(() => void introduce(attempt + 1), Math.min(60_000, 500 * 2 ** attempt)).unref())
    }
  }

  async function sweep(): Promise<void> {
    await sweepDrafts({ engine }).catch((error) =>
      log.warn({ err: error }, 'forgotten drafts were not dropped'),
    )
  }

  return {
    handle: settings.mode === 'webhook' ? webhook(settings.secret, take, log) : null,
    start,
    async stop(withinMs = 20_000) {
      stopped = true
      for (const timer of timers) clearTimeout(timer)
      await Promise.all(running.map((part) => part.stop(withinMs)))
    },
  }
}

async function announceCommands(api: Api): Promise<void> {
  const list = (language: 'pt' | 'en') =>
    Object.entries(commonWords(language).commands).map(([command, description]) => ({ command, description }))
  await api.setMyCommands(list('pt'))
  await api.setMyCommands(list('en'), { language_code: 'en' })
}
