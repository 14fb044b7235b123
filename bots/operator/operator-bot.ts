import { Telegram } from 'telegraf'
import {
  type Channel,
  type Delivery,
  type DeliveryResult,
  type Engine,
  FILE_LIMITS,
  type Telegram as Settings,
} from '#engine'
import { delivering } from '../bot-api/delivery.ts'
import { telegramFetcher } from '../bot-api/fetcher.ts'
import { startPolling } from '../bot-api/polling.ts'
import { reporting } from '../bot-api/reporting.ts'
import { type Part, stopInOrder } from '../bot-api/stopping.ts'
import { type WebhookHandler, webhookHandler } from '../bot-api/webhook.ts'
import { COMMANDS } from './commands.ts'
import { operatorDesk } from './desk.ts'
import { AT_THE_DOOR } from './door.ts'
import { intake, WANTED } from './intake.ts'
import { failureOf, telegrafApi } from './telegraf-api.ts'
import { deskWords } from './words.ts'

export type OperatorBot = {
  /** `POST /telegram/operators` in webhook mode; null when polling. */
  handle: WebhookHandler | null
  /** Begins to receive, answer and deliver. Telegram may be away: it is tried until it answers. */
  start(): Promise<void>
  /** Takes nothing new and finishes what runs. */
  stop(withinMs?: number): Promise<void>
}

export type OperatorBotOptions = {
  engine: Engine
  settings: Exclude<Settings, { mode: 'off' }>
  /** Where the links of the profile page begin, when it is not https://t.me: a simulator. */
  linkRoot?: string
  /** Chats answered at a time; each takes one connection of the pool. */
  concurrency?: number
}

/** The operators' bot on Telegram, with Telegraf: notices, the queue, and answers by reply. */
export function createOperatorBot({
  engine,
  settings,
  linkRoot,
  concurrency = 2,
}: OperatorBotOptions): OperatorBot {
  const { log, inbox, outbox } = engine
  const { token, apiRoot, mode } = settings
  // Its addresses are resolved against the root, whose last part would else be lost.
  const telegram = new Telegram(token, { apiRoot: `${apiRoot}/` })
  const api = telegrafApi(telegram)
  const botId = token.split(':')[0]!
  const take = intake(engine, api, botId)
  const stopping = new AbortController()
  const tell = reporting(engine, 'operators')
  let me: Awaited<ReturnType<Telegram['getMe']>> | null = null
  let running: Part[] = []

  const desk = operatorDesk(engine, telegram, () => me ?? unnamed(Number(botId)))
  const send = delivering({
    api,
    engine,
    languageIn: engine.operatorChats.languageIn,
    onUnauthorised: () => report('down', 'unauthorised'),
    onAuthorisedAgain: () => report('ready'),
  })
  const channel: Channel = { name: 'operators', limits: FILE_LIMITS.telegram, deliver }

  /** What was put out for somebody does not reach them after their access has ended. */
  async function deliver(delivery: Delivery): Promise<DeliveryResult> {
    const { to, kind } = delivery
    if (kind !== AT_THE_DOOR && !(await engine.operatorChats.mayHear(to)))
      return { kind: 'dead', reason: 'the chat is not linked any more' }
    const result = await send(delivery)
    if (result.kind === 'dead' && result.recipientGone) await engine.operatorChats.lose(to, result.reason)
    return result
  }

  async function start(): Promise<void> {
    engine.attachments.fetchFrom('operators', telegramFetcher({ api, apiRoot, token }))
    running = [inbox.work('operators', desk.handle, { concurrency }), outbox.deliver(channel)]
    report('starting')
    void introduce()
    if (mode === 'polling')
      running.unshift(
        startPolling({
          engine,
          api,
          lease: 'operator-bot-polling',
          tokenSetting: 'TELEGRAM_OPERATOR_BOT_TOKEN',
          wanted: WANTED,
          take,
          report,
        }),
      )
  }

  /** Who we are, the menu of commands, and where updates are brought: as often as it takes. */
  async function introduce(): Promise<void> {
    for (let wait = 1_000; !stopping.signal.aborted; wait = Math.min(wait * 2, 60_000)) {
      try {
        me = await telegram.callApi('getMe', {}, { signal: stopping.signal as never })
        await announce(telegram)
        if (settings.mode === 'webhook') await setWebhook(telegram, settings)
        report('ready')
        return
      } catch (error) {
        if (stopping.signal.aborted) return
        const { kind } = failureOf(error)
        report('down', kind === 'unauthorised' ? 'unauthorised' : 'unreachable')
        log.warn({ failure: kind }, "the operators' bot could not introduce itself; trying on")
        await new Promise((resolve) => setTimeout(resolve, wait).unref())
      }
    }
  }

  function report(state: 'starting' | 'ready' | 'down', detail: string | null = null): void {
    const data = { mode, ...(me ? { username: me.username } : {}), ...(linkRoot ? { linkRoot } : {}) }
    tell(state, { detail, ...(me ? { data } : {}) })
  }

  return {
    handle: settings.mode === 'webhook' ? webhookHandler(settings.secret, take, log) : null,
    start,
    async stop(withinMs = 20_000) {
      stopping.abort()
      await stopInOrder(running, withinMs)
      running = []
    },
  }
}

/** Until Telegram has said who we are. */
function unnamed(id: number) {
  return {
    id,
    is_bot: true as const,
    first_name: '',
    username: '',
    can_join_groups: false,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
  }
}

async function announce(telegram: Telegram): Promise<void> {
  for (const language of ['pt', 'en'] as const) {
    const { commands, about } = deskWords(language)
    const where = language === 'pt' ? {} : { language_code: language }
    const list = COMMANDS.map((command) => ({ command, description: commands[command] }))
    await telegram.callApi('setMyCommands', { commands: list, ...where })
    const { short_description: said } = await telegram.callApi('getMyShortDescription', where)
    if (said !== about)
      await telegram.callApi('setMyShortDescription', { short_description: about, ...where })
  }
}

async function setWebhook(telegram: Telegram, { url, secret }: { url: URL; secret: string }): Promise<void> {
  await telegram.callApi('setWebhook', {
    url: url.href,
    secret_token: secret,
    allowed_updates: WANTED,
    max_connections: 40,
  })
}
