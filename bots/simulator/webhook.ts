import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest, Agent as SecureAgent } from 'node:https'
import { parseFields } from './http/body.ts'
import type { Pending, Queue } from './queue.ts'

export interface WebhookSettings {
  url: string
  secretToken?: string
  maxConnections: number
}

export interface Redelivery {
  firstMs: number
  maxMs: number
  /** Given up after so many tries; a few dozen by default. */
  attempts?: number
  /** An answer that takes longer is not waited for, in milliseconds; a minute by default. */
  patienceMs?: number
}

export type WebhookReply = Record<string, unknown> & { method: string }

export interface Webhook {
  set(settings: WebhookSettings): void
  remove(): void
  info(): { url: string; maxConnections: number; lastError: string; lastErrorAt: number }
  settings(): WebhookSettings | null
  wake(pending: Pending): void
  close(): void
}

interface Lane {
  waiting: Pending[]
  busy: boolean
  failures: number
}

/**
 * Posts updates to the bot's address: one chat's in sequence, different chats at the same time, at most
 * `maxConnections` at once; what is not answered 2xx comes again later.
 */
export function createWebhook(
  queue: Queue,
  redelivery: Redelivery,
  onReply: (reply: WebhookReply) => void,
): Webhook {
  const { firstMs, maxMs, attempts = 40, patienceMs = 60_000 } = redelivery
  let settings: WebhookSettings | null = null
  let agent: Agent | SecureAgent | null = null
  let generation = 0
  let connections = 0
  let lastError = ''
  let lastErrorAt = 0
  const lanes = new Map<number, Lane>()
  const ready: number[] = []
  const timers = new Set<NodeJS.Timeout>()

  function start(next: WebhookSettings | null) {
    generation += 1
    settings = next
    agent?.destroy()
    agent = null
    connections = 0
    lanes.clear()
    ready.length = 0
    for (const timer of timers) clearTimeout(timer)
    timers.clear()
    if (!next) return
    const pool = { keepAlive: true, maxSockets: next.maxConnections }
    agent = next.url.startsWith('https:') ? new SecureAgent(pool) : new Agent(pool)
    for (const pending of queue.all()) wake(pending)
  }

  function wake(pending: Pending) {
    if (!settings) return
    const lane = lanes.get(pending.chatId) ?? { waiting: [], busy: false, failures: 0 }
    lanes.set(pending.chatId, lane)
    lane.waiting.push(pending)
    offer(pending.chatId, lane)
  }

  function offer(chatId: number, lane: Lane) {
    if (lane.busy) return
    lane.busy = true
    ready.push(chatId)
    pump()
  }

  function pump() {
    while (settings && connections < settings.maxConnections && ready.length > 0) {
      void deliverHead(ready.shift()!, generation)
    }
  }

  async function deliverHead(chatId: number, mine: number) {
    const lane = lanes.get(chatId)!
    const pending = lane.waiting[0]!
    connections += 1
    const failure = await deliver(pending)
    if (mine !== generation) return
    connections -= 1
    lane.busy = false
    if (failure === null || lane.failures + 1 >= attempts) {
      lane.waiting.shift()
      lane.failures = 0
      queue.remove(pending)
    }
    if (failure === null) {
      if (lane.waiting.length > 0) offer(chatId, lane)
      else lanes.delete(chatId)
    } else {
      lastError = failure
      lastErrorAt = Math.floor(Date.now() / 1000)
      lane.failures += 1
      again(chatId, lane)
    }
    pump()
  }

  function again(chatId: number, lane: Lane) {
    lane.busy = true
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        lane.busy = false
        if (lane.waiting.length > 0) offer(chatId, lane)
        else lanes.delete(chatId)
      },
      Math.min(maxMs, firstMs * 2 ** (lane.failures - 1)),
    )
    timers.add(timer)
  }

  /** Null when every copy was taken, else what went wrong. */
  async function deliver({ update, copies }: Pending): Promise<string | null> {
    const body = Buffer.from(JSON.stringify(update))
    const failures = await Promise.all(Array.from({ length: copies }, () => post(body)))
    return failures.find((failure) => failure !== null) ?? null
  }

  function post(body: Buffer): Promise<string | null> {
    const { url, secretToken } = settings!
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    return new Promise((resolve) => {
      const request = send(
        url,
        {
          method: 'POST',
          agent: agent!,
          timeout: patienceMs,
          headers: {
            'Content-Type': 'application/json',
            'Content-Length': body.length,
            ...(secretToken && { 'X-Telegram-Bot-Api-Secret-Token': secretToken }),
          },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', (error) => resolve(error.message))
          response.on('end', () => {
            const status = response.statusCode ?? 0
            if (status < 200 || status > 299) {
              return resolve(`Wrong response from the webhook: ${status} ${response.statusMessage}`)
            }
            takeReply(response.headers['content-type'] ?? '', Buffer.concat(chunks).toString('utf8'))
            resolve(null)
          })
        },
      )
      request.on('timeout', () => request.destroy(new Error('Read timeout expired')))
      request.on('error', (error) => resolve(error.message || 'Connection failed'))
      request.end(body)
    })
  }

  function takeReply(type: string, text: string) {
    if (!type.startsWith('application/json') && !type.startsWith('application/x-www-form-urlencoded')) return
    try {
      const fields = parseFields(type, text)
      if (typeof fields.method === 'string') onReply(fields as WebhookReply)
    } catch {
      // A body that is no call is no failure: the update was taken.
    }
  }

  return {
    set: start,
    remove: () => start(null),
    settings: () => settings,
    info: () => ({
      url: settings?.url ?? '',
      maxConnections: settings?.maxConnections ?? 40,
      lastError,
      lastErrorAt,
    }),
    wake,
    close: () => start(null),
  }
}
