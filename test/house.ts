import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createPanel } from '../admin/index.ts'
import { createSimulator, type Simulator } from '../bots/simulator/index.ts'
import { createTelegramBot, type TelegramBot } from '../bots/telegram/index.ts'
import type { ContactActor, OperatorActor } from '../engine/actor.ts'
import { startBackground } from '../engine/background.ts'
import type { Telegram } from '../engine/bot-settings.ts'
import { type Database, openDatabase } from '../engine/database/database.ts'
import { sql } from '../engine/database/sql.ts'
import { createEngine } from '../engine/engine.ts'
import { hashPassword } from '../engine/operator/password.ts'
import { emptyDatabase, silent } from './database.ts'
import { mailServer } from './mail-server.ts'
import { createWorld, mailOf, type World } from './world.ts'

export const TOKEN = '5151515151:the-bot-of-the-whole-house'
const SECRET = 'x7Qp2mZr9Lk4Vb8Nc1Ty6Hd3Wf5Gs0Ja'
const PASSWORD = 'navegar e preciso'

export type House = World & {
  simulator: Simulator
  bot: TelegramBot
  mails: Awaited<ReturnType<typeof mailServer>>
  /** The panel's address. */
  url: string
  /** Where a person's phone is to be seen. */
  phonePage(person: ContactActor): string
  phoneOf(person: ContactActor): ReturnType<Simulator['chat']>
  /** Gives an operator a password; every one has the same. */
  letIn(operator: OperatorActor): Promise<{ email: string; password: string }>
  /** Until nothing waits in the inbox, nor in the outbox for Telegram and e-mail. */
  settled(): Promise<void>
}

type Options = {
  environment?: Record<string, string>
  mode?: 'polling' | 'webhook'
  mails?: Awaited<ReturnType<typeof mailServer>>
  /** Another database than the file's: one on a server that the test may stop. */
  database?: Database
  /** The house reaches its database by another way (a wire that can be cut), the test by its own. */
  databaseBy?: (url: string) => string
  /** Nobody and nothing in it: as it is started for the first time. */
  empty?: boolean
}

/**
 * The whole of Bote in this process, wired as `bote start` wires it: panel, customers' bot, deadlines, mail. Around it a
 * Telegram and a mail server of the test's own. Only the clock is the test's. Ends with the test.
 */
export async function openHouse(options: Options = {}): Promise<House> {
  const { environment = {}, mode = 'polling', mails, empty = false } = options
  const dataDir = await mkdtemp(join(tmpdir(), 'bote-house-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const mail = mails ?? (await mailServer())
  const world = await createWorld(
    {
      BOTE_DATA_DIR: dataDir,
      SMTP_URL: mail.url,
      MAIL_FROM: 'Horizonte Sistemas <nao-responda@horizonte.example>',
      ...environment,
    },
    options.database,
  )
  const { config, clock, db } = world
  if (empty) await emptyDatabase(db)
  const engine = options.databaseBy ? behind(options.databaseBy(db.url), world) : world.engine
  const simulator = createSimulator({
    clock: () => clock.now(),
    redelivery: { firstMs: 50, maxMs: 400, attempts: 400 },
  })
  simulator.addBot({ token: TOKEN, username: 'horizonte_bot', name: 'Horizonte Sistemas' })
  const apiRoot = await simulator.listen()

  let bot: TelegramBot | null = null
  const panel = createPanel({ engine, config: { ...config, sessionSecret: SECRET }, log: silent })
  const server = createServer((request, response) => {
    if (request.url === '/telegram' && bot?.handle) return void bot.handle(request, response)
    panel(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const settings: Exclude<Telegram, { mode: 'off' }> =
    mode === 'polling'
      ? { mode, token: TOKEN, apiRoot }
      : { mode, token: TOKEN, apiRoot, url: new URL('/telegram', url), secret: SECRET }
  bot = createTelegramBot({ engine, settings, linkRoot: apiRoot })
  await bot.start()
  const background = await startBackground(engine)
  onTestFinished(async () => {
    await Promise.all([bot.stop(5_000), background.stop(5_000)])
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await simulator.close()
  })

  function phoneOf({ name }: ContactActor) {
    const [firstName = '', lastName = ''] = name.split(' ')
    const id = PHONES[firstName]
    if (!id) throw new Error(`${name} has no phone`)
    simulator.addPerson({ id, firstName, lastName, phone: `+5511${id}` })
    return simulator.chat(id)
  }

  return {
    ...world,
    engine,
    simulator,
    bot,
    mails: mail,
    url,
    phoneOf,
    phonePage(person) {
      phoneOf(person)
      return simulator.chatUrl(PHONES[person.name.split(' ')[0] ?? ''] as number)
    },
    async letIn({ id, name }) {
      await db.query(
        sql`update operator set password_hash = ${await hashPassword(PASSWORD)} where id = ${id}`,
      )
      return { email: mailOf(name), password: PASSWORD }
    },
    async settled() {
      const until = performance.now() + 30_000
      for (let quiet = 0; quiet < 3; ) {
        const waiting = await db.rows(sql`
          select lane, 'in' as way, error from inbox_message where state = 'waiting'
          union all select lane, 'out', error from outbox_message
          where channel in ('telegram', 'email') and state in ('queued', 'sending') limit 20`)
        const pending = simulator.pendingUpdates()
        quiet = waiting.length === 0 && pending === 0 ? quiet + 1 : 0
        if (performance.now() > until)
          throw new Error(`not settled: ${pending} updates, ${JSON.stringify(waiting)}`)
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    },
  }
}

function behind(url: string, { clock, config }: World) {
  const db = openDatabase({ url, poolSize: 8, log: silent })
  onTestFinished(() => db.close())
  return createEngine({ db, clock, log: silent, config, secretKey: SECRET })
}

/** As in the world: the last nine digits of their mobiles. */
const PHONES: Record<string, number> = {
  Maria: 987650001,
  João: 987650002,
  Rosa: 987650003,
  Tiago: 987650004,
  Olívia: 987650011,
  Saulo: 987650012,
}
