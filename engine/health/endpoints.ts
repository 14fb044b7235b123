import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Registry } from 'prom-client'
import { type Check, readiness } from './readiness.ts'

/**
 * What the machines around Bote ask: `/healthz` (the process answers), `/readyz` (it can work; 503 with the reason
 * otherwise) and `/metrics` (Prometheus, for who shows the token). False for any other address. None of them says
 * anything of a customer.
 */
export function endpoints(options: { checks: Record<string, Check>; registry: Registry; token: string }) {
  const { checks, registry, token } = options

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split('?')[0]
    if (path !== '/healthz' && path !== '/readyz' && path !== '/metrics') return false
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end()
    } else if (path === '/healthz') {
      answer(response, 200, JSON_TYPE, '{"alive":true}\n')
    } else if (path === '/readyz') {
      void answerReadiness(response)
    } else {
      void answerMetrics(request, response)
    }
    return true
  }

  async function answerReadiness(response: ServerResponse): Promise<void> {
    const state = await readiness(checks)
    answer(response, state.ready ? 200 : 503, JSON_TYPE, `${JSON.stringify(state)}\n`)
  }

  async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const shown = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
    if (!isSame(shown, token)) {
      response.setHeader('WWW-Authenticate', 'Bearer')
      answer(response, 401, TEXT_TYPE, 'Authorization: Bearer <METRICS_TOKEN>\n')
      return
    }
    try {
      answer(response, 200, registry.contentType, await registry.metrics())
    } catch {
      answer(response, 503, TEXT_TYPE, 'the database does not answer\n')
    }
  }
}

const JSON_TYPE = 'application/json'
const TEXT_TYPE = 'text/plain; charset=utf-8'

function answer(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  })
  response.end(body)
}

/** Takes the same time wherever the two differ, also in length. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
