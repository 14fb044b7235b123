import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Call } from '../calls.ts'
import type { FaultEffect } from '../faults.ts'
import { findMethod } from '../methods/index.ts'
import type { Simulation } from '../simulation.ts'
import type { Bot } from '../world.ts'
import { ApiError } from './api-error.ts'
import { type Body, readBody } from './body.ts'
import { readParams } from './params.ts'

interface Answer {
  status: number
  body: string
}

/** `/bot<token>/<method>`: reads the call, lets the injected faults happen, answers as Telegram does. */
export async function answerBotApi(sim: Simulation, request: IncomingMessage, response: ServerResponse) {
  const [path, query] = request.url!.split('?', 2)
  const [, token = '', name = ''] = /^\/bot([^/]+)\/([^/]*)\/?$/.exec(path!) ?? []
  const hungUp = new AbortController()
  response.on('close', () => {
    if (!response.writableFinished) hungUp.abort()
  })
  const answer = await answerCall(sim, token.replace(/%3a/i, ':'), name, hungUp.signal, () =>
    readBody(request, new URLSearchParams(query)),
  )
  if (answer === 'cut') return request.socket.destroy()
  if (!request.readableEnded) request.resume()
  response.writeHead(answer.status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(answer.body),
  })
  response.end(answer.body)
}

/** A call that came as a webhook's response body; nobody hears its result. */
export async function answerWebhookReply(
  sim: Simulation,
  bot: Bot,
  { method, ...fields }: { method: string },
) {
  await answerCall(sim, bot.token, method, new AbortController().signal, async () => ({
    fields,
    uploads: new Map(),
  }))
}

async function answerCall(
  sim: Simulation,
  token: string,
  name: string,
  signal: AbortSignal,
  body: () => Promise<Body>,
): Promise<Answer | 'cut'> {
  const at = sim.world.clock()
  const found = findMethod(name)
  const entry: Call = { method: found?.name ?? name, token, params: {}, at, status: null }
  try {
    const { fields, uploads } = await body()
    entry.params = fields
    sim.calls.record(entry)
    const bot = botOf(sim, token)
    if (!found) throw new ApiError(404, 'Not Found: method not found')
    const chatId = fields.chat_id === undefined ? undefined : Number(fields.chat_id)
    const latency = sim.plan.latency(found.name, chatId)
    if (latency > 0) await wait(latency, undefined, { signal }).catch(() => {})
    const fault = sim.plan.take(found.name, chatId)
    if (fault?.kind === 'dropped') {
      entry.status = 0
      return 'cut'
    }
    refuseByFault(fault)
    const result = await found.method({ sim, bot, params: readParams(fields, uploads), signal })
    if (fault?.kind === 'answerLost') {
      entry.status = 0
      return 'cut'
    }
    entry.status = 200
    return { status: 200, body: JSON.stringify({ ok: true, result }) }
  } catch (error) {
    const refusal = error instanceof ApiError ? error : internalError(error)
    entry.status = refusal.code
    return { status: refusal.code, body: JSON.stringify(refusalBody(refusal)) }
  }
}

function botOf({ world }: Simulation, token: string): Bot {
  if (!/^\d+:[\w-]+$/.test(token)) throw new ApiError(404, 'Not Found')
  const bot = world.bots.get(token)
  if (!bot || bot.revoked) throw new ApiError(401, 'Unauthorized')
  return bot
}

function refuseByFault(fault: FaultEffect | null) {
  if (fault?.kind === 'tooManyRequests') {
    throw new ApiError(429, `Too Many Requests: retry after ${fault.retryAfter}`, {
      retry_after: fault.retryAfter,
    })
  }
  if (fault?.kind === 'serverError') {
    throw new ApiError(fault.status, fault.status === 502 ? 'Bad Gateway' : 'Internal Server Error')
  }
  if (fault?.kind === 'refused') throw new ApiError(fault.status, fault.description)
}

function internalError(error: unknown): ApiError {
  console.error('simulator:', error)
  return new ApiError(500, 'Internal Server Error: the simulator failed')
}

function refusalBody({ code, message, parameters }: ApiError) {
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) }
}
