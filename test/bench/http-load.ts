import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { median, quantile } from './line.ts'

export type Load = {
  url: URL
  connections: number
  /** Ends after so many answers or so long, whichever comes first. */
  requests: number
  withinMs: number
  /** The whole request of the n-th time, as bytes. */
  request: (n: number) => Buffer
  /** What an answer must begin with; anything else ends the round with an error. */
  expected?: string
}

export type Loaded = {
  answers: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  bytes: number
}

/**
 * Asks over so many connections, on each the next as soon as the last is answered. Written on bare sockets: the less the
 * asking costs, the more of the machine is left for what is measured.
 */
export async function load(asked: Load): Promise<Loaded> {
  const { connections, requests, withinMs, request } = asked
  const waits: number[] = []
  const started = performance.now()
  const until = started + withinMs
  let begun = 0
  let bytes = 0

  async function worker(): Promise<void> {
    const line = await keptOpen(asked)
    try {
      while (begun < requests && performance.now() < until) {
        const bytesToSend = request(begun++)
        const at = performance.now()
        const length = await line.exchange(bytesToSend)
        bytes += length
        waits.push(performance.now() - at)
      }
    } finally {
      line.close()
    }
  }

  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - started) / 1_000
  return {
    answers: waits.length,
    perSecond: waits.length / seconds,
    p50: median(waits),
    p95: quantile(waits, 0.95),
    p99: quantile(waits, 0.99),
    bytes: bytes / Math.max(1, waits.length),
  }
}

export function get({ host, pathname, search }: URL, headers: Record<string, string> = {}): Buffer {
  return Buffer.from(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n${written(headers)}\r\n`)
}

export function post({ host, pathname }: URL, headers: Record<string, string>, body: string): Buffer {
  const length = Buffer.byteLength(body)
  return Buffer.from(
    `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\n${written(headers)}Content-Length: ${length}\r\n\r\n${body}`,
  )
}

function written(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
}

async function keptOpen({ url, expected = 'HTTP/1.1 200' }: Load) {
  const socket = await connected(url)
  let received: Buffer = Buffer.alloc(0)
  let waiting: { resolve: (bytes: number) => void; reject: (error: Error) => void } | undefined

  function failed(error: Error): void {
    waiting?.reject(error)
    waiting = undefined
  }

  socket.on('error', failed)
  socket.on('close', () => failed(new Error('the connection was closed in the middle of an exchange')))
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk])
    const length = answerLength(received)
    if (length === undefined || received.length < length || !waiting) return
    const { resolve, reject } = waiting
    waiting = undefined
    const status = received.toString('latin1', 0, received.indexOf('\r\n'))
    received = received.subarray(length)
    if (status.startsWith(expected)) resolve(length)
    else reject(new Error(`${url.pathname} answered ${status}`))
  })

  return {
    exchange: (request: Buffer) =>
      new Promise<number>((resolve, reject) => {
        waiting = { resolve, reject }
        socket.write(request)
      }),
    close: () => socket.destroy(),
  }
}

function connected({ hostname, port }: URL): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => resolve(socket))
    socket.setNoDelay(true)
    socket.once('error', reject)
  })
}

/** How long the answer is that begins here; undefined while that cannot be said. */
function answerLength(received: Buffer): number | undefined {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const head = received.toString('latin1', 0, headEnd).toLowerCase()
  const length = /\r\ncontent-length: (\d+)/.exec(head)
  if (length) return headEnd + 4 + Number(length[1])
  if (!head.includes('transfer-encoding: chunked')) return headEnd + 4
  const end = received.indexOf('\r\n0\r\n\r\n', headEnd)
  return end < 0 ? undefined : end + 7
}
