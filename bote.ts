import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Logger } from 'pino'
import type { OperatorBot } from './bots/operator/index.ts'
import type { Simulator } from './bots/simulator/index.ts'
import type { WhatsappSimulator } from './bots/simulator/whatsapp/index.ts'
import type { TelegramBot } from './bots/telegram/index.ts'
import type { Pace } from './bots/whatsapp/index.ts'
import { startBackground } from './engine/background.ts'
import { type Shell, withDatabase } from './engine/command/command.ts'
import { type Command, runCommandLine } from './engine/command/line.ts'
import { type Config, readConfig } from './engine/config.ts'
import { databaseClock } from './engine/database/clock.ts'
import { type Database, openDatabase } from './engine/database/database.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { databaseCheck, jobsCheck, migrationsCheck, spaceCheck } from './engine/health/checks.ts'
import { endpoints } from './engine/health/endpoints.ts'
import { metricsRegistry } from './engine/health/metrics.ts'
import { createLog } from './engine/log.ts'
import { CHROMIUM_ADVICE, findChromium } from './engine/program/chromium.ts'
import { findDatabase, migrateWhenThere } from './engine/program/database.ts'
import { closed, httpServer, type Listener, listening, notFound, starting } from './engine/program/http.ts'
import { freePort } from './engine/program/port.ts'
import { type Running, running as remember } from './engine/program/stopping.ts'
import { readSecrets } from './engine/secrets.ts'

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8'))

const COMMANDS: Record<string, Command> = {
  start: {
    usage: 'start',
    about: 'run Bote as the environment says',
    run: () => start(shell()),
  },
  demo: {
    usage: 'demo',
    about: 'run a believable desk with simulated phones: no account, no network',
    run: () => demo(),
  },
  migrate: {
    usage: 'migrate',
    about: 'bring the database up to this version, and end',
    run: () => withDatabase(shell(), async () => print('The database is up to date.')),
  },
  seed: {
    usage: 'seed',
    about: 'put the demo desk into an empty database',
    run: () => seedDesk(shell()),
  },
  'operator add': {
    usage: 'operator add --email E --name N [--role agent|supervisor|administrator] [--password-stdin]',
    about: 'add somebody who works at the desk',
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string' },
      'password-stdin': { type: 'boolean' },
    },
    run: async (options) => (await import('./engine/command/operator-add.ts')).addOperator(shell(), options),
  },
  'contact invite': {
    usage: 'contact invite EMAIL|ID',
    about: "print the link by which a customer's contact enters the bot",
    words: 1,
    run: async (_, [who]) => (await import('./engine/command/contact-invite.ts')).inviteContact(shell(), who),
  },
  doctor: {
    usage: 'doctor',
    about: 'check everything Bote needs, and say what to do',
    run: async () => (await import('./engine/command/doctor.ts')).doctor(shell()),
  },
  backup: {
    usage: 'backup FILE',
    about: 'write database and attachments into one .tar.gz, also while Bote runs',
    words: 1,
    run: async (_, [file]) => (await import('./engine/command/keep.ts')).keepBackup(shell(), file),
  },
  restore: {
    usage: 'restore FILE [--replace]',
    about: 'put a backup back; --replace: in the place of what is there',
    words: 1,
    options: { replace: { type: 'boolean' } },
    run: async ({ replace }, [file]) =>
      (await import('./engine/command/keep.ts')).restoreBackup(shell(), file, { replace: replace === true }),
  },
}

async function start({ config, log }: Shell): Promise<void> {
  const running = remember(log)
  running.onSignal((signal) => log.info({ signal }, 'stopping'))
  await ended(running, async () => {
    const engine = await run(config, log, running)
    const { port, roles, telegram, operatorBot, whatsapp } = config
    const bots = { telegram: telegram.mode, operatorBot: operatorBot.mode, whatsapp }
    log.info({ version, port, roles, ...bots }, 'ready')
    const link = config.roles.includes('web') ? await engine.setup.setupLink() : null
    if (link)
      complain(
        `\nThere is no operator yet. Become the first administrator (once, within 24 hours):\n\n  ${link}\n`,
      )
  })
}

type Extras = {
  /** Runs on the migrated database before anything else does. */
  prepare?(db: Database, secretKey: string): Promise<unknown>
  /** Where links to the bots begin, when it is not https://t.me. */
  linkRoot?: string
  /** How fast WhatsApp is written to, when it is not like a person. */
  whatsappPace?: Pace
}

/** Runs what the configuration asks for: the only place where engine, bots and panel meet. */
async function run(
  config: Config,
  log: Logger,
  running: Running,
  { prepare, linkRoot, whatsappPace }: Extras = {},
): Promise<Engine> {
  const plays = (role: Config['roles'][number]) => config.roles.includes(role)
  // Loading the panel takes as long as starting PostgreSQL: both at once.
  const loading = plays('web') ? import('./admin/index.ts') : null
  const [found, secrets] = await Promise.all([findDatabase(config, log), readSecrets(config)])
  running.add('PostgreSQL', found.leave)
  const db = openDatabase({ url: found.url, poolSize: config.poolSize, log })
  running.add('connections', () => db.close())

  const { registry, metrics } = metricsRegistry(db)
  const jobs = jobsCheck(db)
  const checks = {
    database: databaseCheck(db),
    space: spaceCheck(db),
    migrations: migrationsCheck(found.url),
    jobs: jobs.check,
  }
  const probes = endpoints({ checks, registry, token: secrets.metrics })
  let bot: TelegramBot | null = null
  let operatorBot: OperatorBot | null = null
  let panel: Listener = loading ? starting : notFound
  const server = httpServer((request, response) => {
    if (probes(request, response)) return
    // Nothing of the panel stands between Telegram and the inbox.
    if (request.url === '/telegram' && bot?.handle) return bot.handle(request, response)
    if (request.url === '/telegram/operators' && operatorBot?.handle)
      return operatorBot.handle(request, response)
    return panel(request, response)
  }, log)
  await listening(server, config.port, config.host)
  running.add('web', () => closed(server))

  await migrateWhenThere(found.url, { log, stopping: running.stopping })
  await prepare?.(db, secrets.session)
  const clock = await databaseClock(db, { log })
  running.add('clock', () => clock.stop())
  const engine = createEngine({ db, clock, log, config, secretKey: secrets.session, metrics })
  running.add('announcements', () => engine.announcements.flush())
  if (loading) {
    const { createPanel } = await loading
    panel = createPanel({ engine, config: { ...config, sessionSecret: secrets.session }, log })
  }
  if (plays('telegram') && config.telegram.mode !== 'off') {
    const { createTelegramBot } = await import('./bots/telegram/index.ts')
    bot = createTelegramBot({ engine, settings: config.telegram, ...(linkRoot ? { linkRoot } : {}) })
    await bot.start()
    running.add('Telegram', bot.stop)
  }
  if (plays('operator-bot') && config.operatorBot.mode !== 'off') {
    const { createOperatorBot } = await import('./bots/operator/index.ts')
    operatorBot = createOperatorBot({
      engine,
      settings: config.operatorBot,
      ...(linkRoot ? { linkRoot } : {}),
    })
    await operatorBot.start()
    running.add("operators' bot", operatorBot.stop)
  }
  if (plays('whatsapp') && config.whatsapp === 'on') {
    const { createWhatsappBot } = await import('./bots/whatsapp/index.ts')
    const whatsapp = createWhatsappBot({
      engine,
      settings: { browserPath: config.chromiumPath },
      ...(whatsappPace ? { pace: whatsappPace } : {}),
    })
    await whatsapp.start()
    running.add('WhatsApp', whatsapp.stop)
  }
  const background = await startBackground(engine, { worker: plays('worker') })
  running.add('background', background.stop)
  jobs.started()
  return engine
}

/** The demo's own folder, so that nothing of it is ever taken for a real desk. */
async function demo(): Promise<void> {
  const { PORT, BOTE_DATA_DIR, LOG_LEVEL, CHROMIUM_PATH } = environment()
  const wanted = readConfig({
    PORT,
    BOTE_DATA_DIR,
    CHROMIUM_PATH,
    LOG_LEVEL: LOG_LEVEL || 'warn',
    HOST: '127.0.0.1',
  })
  const dataDir = join(wanted.dataDir, 'demo')
  const log = createLog(wanted.logLevel)
  const running = remember(log)
  running.onSignal(() => print('\nStopping …'))
  await ended(running, async () => {
    const { demoPhones, freshPasswords, isEmpty, linkNumber, linkOperators, operatorPhones, seed } =
      await import('./prisma/seed.ts')
    const port = await freePort(wanted.port, wanted.host)
    const phones = [...demoPhones(), ...operatorPhones()]
    const browser = findChromium(wanted.chromiumPath)
    const whatsapp = browser ? await startWhatsappSimulator(dataDir, browser) : null
    running.add('simulated WhatsApp', () => whatsapp?.close())
    const simulator = await startSimulator(dataDir, await freePort(port + 1, wanted.host), phones, whatsapp)
    running.add('simulator', () => simulator.close())
    const polling = { mode: 'polling', apiRoot: simulator.url } as const
    const telegram = { ...polling, token: DEMO_TOKEN }
    const operatorBot = { ...polling, token: DEMO_OPERATOR_TOKEN }
    const config: Config = {
      ...wanted,
      dataDir,
      port,
      telegram,
      operatorBot,
      ...(whatsapp && { whatsapp: 'on', chromiumPath: whatsapp.browserPath }),
    }
    const engine = await run(config, log, running, {
      linkRoot: simulator.url.replace('127.0.0.1', 'localhost'),
      whatsappPace: DEMO_PACE,
      async prepare(db, secretKey) {
        if (await isEmpty(db)) await seed({ db, log, config, secretKey })
      },
    })
    if (port !== wanted.port) print(`Port ${wanted.port} is in use, so this is another one.`)
    const { demoBanner } = await import('./prisma/seed/banner.ts')
    const { printedLetters } = await import('./prisma/seed/letters.ts')
    running.add('letters', engine.outbox.deliver(printedLetters(print)).stop)
    const operators = await freshPasswords(engine.db)
    await linkOperators(engine)
    for (const { id } of operatorPhones()) pressStart(simulator.chat(id, DEMO_OPERATOR_TOKEN))
    if (whatsapp) {
      const late = AbortSignal.timeout(LINKED_WITHIN_MS)
      await linkNumber(engine, whatsapp.own.scan, AbortSignal.any([running.stopping, late]))
      if (running.stopping.aborted) return
    }
    print(demoBanner({ port, phones: simulator.url, dataDir, operators, hasWhatsapp: whatsapp !== null }))
    if (!whatsapp)
      print(
        `  WhatsApp is left out, as it needs Chromium and none was found: ${CHROMIUM_ADVICE}; then start again.\n`,
      )
  })
}

/** A browser that is slow to start is waited for so long; its own phone can still link it later. */
const LINKED_WITHIN_MS = 30_000
/** Nobody bans the demo. */
const DEMO_PACE: Pace = {
  gapMs: [50, 250],
  dailyCap: Number.POSITIVE_INFINITY,
  chats: { lane: { burst: 10, perSecond: 5 }, notices: { burst: 10, perSecond: 10 } },
}
const DEMO_TOKEN = '7000000001:the-simulator-takes-any-token'
const DEMO_OPERATOR_TOKEN = '7000000002:the-simulator-takes-any-token'

async function startSimulator(
  dataDir: string,
  port: number,
  phones: { id: number; firstName: string; known: boolean; isOperator?: true }[],
  whatsapp: WhatsappSimulator | null,
): Promise<Simulator> {
  const { createSimulator } = await import('./bots/simulator/index.ts')
  const simulator = createSimulator({ dataDir: join(dataDir, 'simulator'), others: whatsapp?.pages })
  const bot = simulator.addBot({ token: DEMO_TOKEN, username: 'horizonte_bot', name: 'Horizonte Sistemas' })
  const team = simulator.addBot({ token: DEMO_OPERATOR_TOKEN, username: 'equipe_bot', name: 'Bote: equipe' })
  await simulator.listen(port)
  for (const { known, isOperator, ...person } of phones) {
    const { token, username } = isOperator ? team : bot
    simulator.addPerson({ ...person, bot: username })
    if (known) pressStart(simulator.chat(person.id, token))
  }
  return simulator
}

/** A web.whatsapp.com of the demo's own, and the number on it that is Bote's. */
async function startWhatsappSimulator(dataDir: string, browser: string): Promise<WhatsappSimulator> {
  const { createWhatsappSimulator } = await import('./bots/simulator/whatsapp/index.ts')
  const { whatsappPhones } = await import('./prisma/seed.ts')
  const simulator = createWhatsappSimulator({ dataDir: join(dataDir, 'simulator') })
  for (const person of whatsappPhones()) simulator.phone(person)
  await simulator.listen({ browser })
  return simulator
}

/** A bot may write only to who has pressed START once; the people of the desk did so long ago. */
function pressStart(chat: ReturnType<Simulator['chat']>): void {
  if (chat.screenText() === '') chat.start()
}

async function seedDesk(shell: Shell): Promise<void> {
  const { config, log } = shell
  const { freshPasswords, isEmpty, seed } = await import('./prisma/seed.ts')
  await withDatabase(shell, async (db) => {
    if (!(await isEmpty(db))) {
      complain('The database is not empty: the demo desk goes only into an empty one. Nothing was changed.')
      process.exitCode = 1
      return
    }
    const { session } = await readSecrets(config)
    await seed({ db, log, config, secretKey: session })
    print('The demo desk is in the database. Its people, with passwords that are shown only now:')
    for (const { name, email, role, password } of await freshPasswords(db)) {
      print(`  ${email.padEnd(28)} ${password}   ${name}, ${role}`)
    }
  })
}

/** Runs until a signal ends it; when the start itself fails, what had begun is ended and the error goes on. */
async function ended(running: Running, begin: () => Promise<unknown>): Promise<void> {
  try {
    await begin()
    await running.over
  } catch (error) {
    const wasAsked = running.stopping.aborted
    await running.end()
    if (!wasAsked) throw error
  }
}

/** What every command works with; throws BadConfiguration before anything is touched. */
function shell(): Shell {
  const config = readConfig(environment())
  return {
    config,
    log: createLog(config.logLevel),
    version,
    print,
    input: async () => (await text(process.stdin)).replace(/\r?\n$/, ''),
  }
}

/** The environment, completed by `.env` in the working folder. */
function environment(): Record<string, string | undefined> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`)
}

const exitCode = await runCommandLine(COMMANDS, process.argv.slice(2), { version, print, complain })
process.exitCode ||= exitCode
