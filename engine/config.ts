import { z } from 'zod'
import { readOperatorBot, readTelegram, type Telegram } from './bot-settings.ts'
import { networks } from './outside/networks.ts'

const ROLES = ['web', 'telegram', 'operator-bot', 'whatsapp', 'worker'] as const
export type ProcessRole = (typeof ROLES)[number]

/** Everything the environment decides, checked and typed. */
export type Config = {
  /** Null: the embedded PostgreSQL under the data folder. */
  databaseUrl: string | null
  dataDir: string
  port: number
  host: string
  publicUrl: URL | null
  timeZone: string
  trustProxy: string[]
  /** Private networks in which a company's outside systems may stand; otherwise only the public internet. */
  outsideNetworks: string[]
  roles: readonly ProcessRole[]
  telegram: Telegram
  /** The operators' own bot. */
  operatorBot: Telegram
  /** Off until somebody wants it and knows what it risks. */
  whatsapp: 'on' | 'off'
  mail: { smtpUrl: string; from: string } | null
  /** The browser that WhatsApp runs in; null: it is looked for. */
  chromiumPath: string | null
  logLevel: string
  metricsToken: string | null
  sessionSecret: string | null
  numberFormat: string
  poolSize: number
}

/** The environment cannot be used; `faults` are lines that say what to set. Nothing may be started. */
export class BadConfiguration extends Error {
  readonly faults: string[]
  /** sysexits.h EX_CONFIG. */
  readonly exitCode = 78

  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}

/** Reads the environment. Throws BadConfiguration with one line a fault. Empty values count as not set. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const read = schema.safeParse(set)
  if (!read.success)
    throw new BadConfiguration(read.error.issues.map(({ message, path }) => `${String(path[0])}: ${message}`))

  const env = read.data
  const faults: string[] = []
  if (env.SMTP_URL && !env.MAIL_FROM)
    faults.push(
      'MAIL_FROM: set the sender, such as "Suporte <suporte@empresa.com.br>", because SMTP_URL is set',
    )
  const telegram = readTelegram(env, faults)
  const operatorBot = readOperatorBot(env, faults)
  if (faults.length > 0) throw new BadConfiguration(faults)

  return {
    databaseUrl: env.DATABASE_URL ?? null,
    dataDir: env.BOTE_DATA_DIR,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? null,
    timeZone: env.BOTE_TIMEZONE,
    trustProxy: env.TRUST_PROXY,
    outsideNetworks: env.OUTSIDE_NETWORKS,
    roles: env.BOTE_ROLES,
    telegram,
    operatorBot,
    whatsapp: env.WHATSAPP,
    mail: env.SMTP_URL && env.MAIL_FROM ? { smtpUrl: env.SMTP_URL, from: env.MAIL_FROM } : null,
    chromiumPath: env.CHROMIUM_PATH ?? null,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
    sessionSecret: env.SESSION_SECRET ?? null,
    numberFormat: env.TICKET_NUMBER_FORMAT,
    poolSize: env.DATABASE_POOL,
  }
}

/** Secrets that stand in examples everywhere: as good as none. */
const EXAMPLES = /change.?me|example|secret|password|default|^(.)\1+$|^(0123|1234|abcd)/i

const strongSecret = z
  .string()
  .min(32, 'use at least 32 random characters (openssl rand -hex 32), or leave it out and one is made')
  .refine(
    (value) => !EXAMPLES.test(value),
    'this looks like an example; use random characters (openssl rand -hex 32)',
  )

const webhookSecret = strongSecret.refine(
  (value) => /^[A-Za-z0-9_-]{1,256}$/.test(value),
  'use only letters, digits, _ and -',
)

const botToken = z
  .string()
  .regex(/^\d{3,}:[A-Za-z0-9_-]{10,}$/, 'use the token that @BotFather gave, such as 123456:ABC-DEF')

const httpUrl = (words: string) =>
  z
    .string()
    .refine((value) => /^https?:$/.test(protocolOf(value)), words)
    .transform((value) => new URL(value))

const number = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `use a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `use a whole number from ${from} to ${to}`)

const networkList = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .refine(areNetworks, 'use addresses or networks such as 10.0.0.0/8, separated by commas')

const schema = z.object({
  DATABASE_URL: z
    .string()
    .refine(
      (value) => /^postgres(ql)?:$/.test(protocolOf(value)),
      'use postgresql://user:password@host:5432/database, or leave it out for the embedded one',
    )
    .optional(),
  DATABASE_POOL: number(2, 200).default(10),
  BOTE_DATA_DIR: z.string().default('data'),
  PORT: number(0, 65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: httpUrl(
    'use the address people reach the panel at, such as https://suporte.empresa.com.br',
  ).optional(),
  BOTE_TIMEZONE: z
    .string()
    .refine(isTimeZone, 'use an IANA time zone such as America/Sao_Paulo')
    .default('America/Sao_Paulo'),
  TRUST_PROXY: networkList,
  OUTSIDE_NETWORKS: networkList,
  BOTE_ROLES: z
    .string()
    .default(ROLES.join(','))
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine(
      (parts): parts is ProcessRole[] =>
        parts.length > 0 && parts.every((part) => (ROLES as readonly string[]).includes(part)),
      `use one or more of ${ROLES.join(', ')}`,
    ),
  TELEGRAM_BOT_TOKEN: botToken.optional(),
  TELEGRAM_OPERATOR_BOT_TOKEN: botToken.optional(),
  TELEGRAM_API_ROOT: z
    .string()
    .refine((value) => /^https?:$/.test(protocolOf(value)), 'use an address such as https://api.telegram.org')
    .transform((value) => value.replace(/\/+$/, ''))
    .default('https://api.telegram.org'),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  TELEGRAM_OPERATOR_WEBHOOK_SECRET: webhookSecret.optional(),
  WHATSAPP: z.enum(['on', 'off'], 'use on or off').default('off'),
  SMTP_URL: z
    .string()
    .refine(
      (value) => /^smtps?:$/.test(protocolOf(value)),
      'use smtp://user:password@host:587 or smtps://…:465',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'use an address such as "Suporte <suporte@empresa.com.br>"')
    .optional(),
  CHROMIUM_PATH: z.string().optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'use fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  METRICS_TOKEN: strongSecret.optional(),
  SESSION_SECRET: strongSecret.optional(),
  TICKET_NUMBER_FORMAT: z
    .string()
    .regex(/^[^N]*YYYY[^N]*MM[^N]*N+[^N]*$/, 'the format needs YYYY, MM and N digits, such as YYYYMM/NNNN')
    .default('YYYYMM/NNNN'),
})
/** The name of every variable that is read. */
export function settingNames(): string[] {
  return Object.keys(schema.shape)
}

function protocolOf(value: string): string {
  try {
    return new URL(value).protocol
  } catch {
    return ''
  }
}

function areNetworks(parts: string[]): boolean {
  try {
    networks(parts)
    return true
  } catch {
    return false
  }
}

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}
