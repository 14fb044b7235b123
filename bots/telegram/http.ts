import type { Readable } from 'node:stream'
import { Agent, request } from 'undici'

type Call = {
  method?: string
  headers?: Record<string, string>
  body?: string | Readable
  signal?: AbortSignal
}

/**
 * What grammY calls as `fetch`, over undici's `request`: of a response it reads nothing but its JSON, and the streams and
 * headers that `fetch` prepares for each call cost more than the call. Idle connections are kept.
 */
export function callsOver(agent = new Agent()) {
  return async (url: string, { method = 'GET', headers, body, signal }: Call) => {
    const answer = await request(url, { dispatcher: agent, method, headers, body, signal })
    return { json: () => answer.body.json() }
  }
}
