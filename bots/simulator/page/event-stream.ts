import type { ServerResponse } from 'node:http'

const HEARTBEAT = 15_000

/** An open line to one page, for server-sent events. */
export function eventStream(response: ServerResponse): {
  send(event: string, data: object): void
  /** Done when the page is gone. */
  whenClosed(close: () => void): void
} {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  const heartbeat = setInterval(() => response.write(': alive\n\n'), HEARTBEAT)
  response.on('close', () => clearInterval(heartbeat))
  return {
    send: (event, data) => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    whenClosed: (close) => void response.on('close', close),
  }
}
