import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Update } from 'grammy/types'
import { DatabaseUnavailable, type Engine } from '#engine'

const LARGEST_BODY = 1024 * 1024
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'

/** Answers 200 when the update is stored, 401 to strangers, 503 when it could not be stored: then it comes again. */
export type WebhookHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `POST /telegram` on plain node:http: nothing stands between Telegram and the inbox. */
export function webhookHandler(
  secret: string,
  take: (updates: Update[]) => Promise<void>,
  log: Engine['log'],
): WebhookHandler {
  const expected = Buffer.from(secret)

  return async (request, response) => {
    const { status, headers } = await receive(request)
    if (response.destroyed) return
    // What is left of a refused body is not waited for.
    const closing = status >= 400 && !request.complete ? { Connection: 'close' } : {}
    response.writeHead(status, { 'Content-Length': '0', ...headers, ...closing }).end()
  }

  async function receive(request: IncomingMessage): Promise<Answer> {
    if (request.method !== 'POST') return { status: 405, headers: { Allow: 'POST' } }
    if (!isTelegram(request)) return { status: 401 }
    const body = await read(request)
    if (body === null) return { status: 413 }
    const update = parseUpdate(body)
    if (!update) return { status: 400 }
    try {
      await take([update])
      return { status: 200 }
    } catch (error) {
      if (error instanceof DatabaseUnavailable) return { status: 503, headers: { 'Retry-After': '5' } }
      log.error({ err: error }, 'an update could not be stored; Telegram brings it again')
      return { status: 500 }
    }
  }

  /** Node joins a header that came twice, so two of them never match. Compared in a time that tells only the length. */
  function isTelegram({ headersDistinct }: IncomingMessage): boolean {
    const [header, another] = headersDistinct[SECRET_HEADER] ?? []
    if (header === undefined || another !== undefined) return false
    const given = Buffer.from(header)
    return given.length === expected.length && timingSafeEqual(given, expected)
  }
}

type Answer = { status: number; headers?: Record<string, string> }

/** The body as text; null when it is larger than any update. */
function read(request: IncomingMessage): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= LARGEST_BODY) chunks.push(chunk)
      else resolve(null)
    })
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    request.on('error', () => resolve(null))
    request.on('close', () => resolve(null))
  })
}

/** An update, as far as the door must know; null for anything else. */
function parseUpdate(body: string): Update | null {
  try {
    const update: unknown = JSON.parse(body)
    const id = (update as Update | null)?.update_id
    return typeof id === 'number' && Number.isSafeInteger(id) ? (update as Update) : null
  } catch {
    return null
  }
}
