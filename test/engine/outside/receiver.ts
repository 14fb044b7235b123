import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export type Received = { path: string; headers: IncomingMessage['headers']; body: string; signed: boolean }

/** A system outside, as somebody would write it from the documentation: it checks the signature and the age of what comes. */
export async function receiver({
  secret,
  now = () => new Date(),
  answer = (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}'),
}: {
  secret: string
  now?: () => Date
  answer?: (response: ServerResponse, received: Received) => unknown
}) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
    const body = Buffer.concat(parts).toString('utf8')
    const signed = isSigned(body, String(request.headers['x-bote-signature']), secret, now())
    const one = { path: request.url ?? '', headers: request.headers, body, signed }
    received.push(one)
    if (!signed) return response.writeHead(401).end()
    return answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  return { received, port, url: `http://127.0.0.1:${port}/hook` }
}

const FIVE_MINUTES_MS = 300_000

export function isSigned(body: string, header: string, secret: string, now: Date): boolean {
  const [, t = '', v1 = ''] = header.match(/^t=(\d+),v1=([0-9a-f]{64})$/) ?? []
  const expected = createHmac('sha256', secret).update(`${t}.${body}`).digest()
  const given = Buffer.from(v1, 'hex')
  const isFresh = Math.abs(now.getTime() - Number(t) * 1_000) <= FIVE_MINUTES_MS
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected)
}
