import { type DestinationStream, type Logger, pino } from 'pino'

/**
 * The program's log: one JSON line an event. What it must never hold is taken out on the way, whoever wrote the line:
 * tokens and passwords, people's addresses and phone numbers, and the texts they send.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: NEVER.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor },
      serializers: { err: faultOf, error: faultOf },
      hooks: { streamWrite: withoutSecrets },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
}

/** Keys whose values are people's words or secrets, at whatever depth they are logged. */
const NEVER = [
  'text',
  'body',
  'caption',
  'title',
  'description',
  'comment',
  'payload',
  'params',
  'parameters',
  'password',
  'passwordHash',
  'token',
  'secret',
  'code',
  'authorization',
  'cookie',
  'email',
  'phone',
  'mobile',
  'address',
  'document',
]

/** Numbers are counts, states and exit codes: nobody's words. */
function censor(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? value : '…'
}

/** An error without the row, statement or request it quotes. The stack begins with its message. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  const code = 'code' in error && typeof error.code === 'string' ? { reason: error.code } : {}
  return { type: name, message, ...code, stack, ...(cause instanceof Error ? { cause: faultOf(cause) } : {}) }
}

/** The last net: secrets and people are known by their form, wherever in a line they stand. */
export function withoutSecrets(line: string): string {
  return line
    .replace(BOT_TOKEN, '$1:…')
    .replace(CREDENTIALS, '$1…@')
    .replace(QUERY_SECRET, '$1…')
    .replace(PATH_SECRET, '$1…')
    .replace(EMAIL, '…@…')
    .replace(PHONE, '…')
}

const BOT_TOKEN = /(\d{3,}):[\w-]{10,}/g
const CREDENTIALS = /(\w+:\/\/)[^\s/@"\\]+@/g
const QUERY_SECRET = /([?&](?:start|token|secret|code|key|password)=)[^&\s"\\]+/gi
/** Single-use links carry their secret as the last part of the path: 43 letters, digits, - and _. */
const PATH_SECRET = /(\/)[\w-]{43}(?![\w-])/g
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const PHONE = /\+\d[\d ().-]{6,16}\d|\(\d{2}\) ?9?\d{4}-?\d{4}/g
