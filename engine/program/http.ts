import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Logger } from 'pino'

export type Listener = (request: IncomingMessage, response: ServerResponse) => unknown

/** The process's own server. A handler that fails is a bug: it is logged, and whoever asked is answered. */
export function httpServer(handle: Listener, log: Logger): Server {
  const server = createServer(async (request, response) => {
    try {
      await handle(request, response)
    } catch (error) {
      log.error({ err: error }, 'a request failed')
      if (response.headersSent) response.destroy()
      else response.writeHead(500, PLAIN).end('Internal Server Error\n')
    }
  })
  // Longer than proxies keep theirs, so that they never write into a connection that is just being closed.
  server.keepAliveTimeout = 75_000
  server.headersTimeout = 80_000
  return server
}

/** Something around the program does not let it start; the message says what to do. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

const TROUBLE: Record<string, string> = {
  EADDRINUSE: 'is in use: set PORT to a free one',
  EACCES: 'needs rights this user does not have: set PORT to one above 1023',
}

/** Throws CannotStart when the port cannot be had. */
export function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words = TROUBLE[error.code ?? '']
      reject(words ? new CannotStart(`port ${port} ${words}`) : error)
    })
    server.listen(port, host, resolve)
  })
}

/** Takes no new connection, lets what is being answered finish for a while, and cuts the rest (open live pages). */
export async function closed(server: Server, patienceMs = 2_000): Promise<void> {
  const gone = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), patienceMs)
  await gone
  clearTimeout(impatience)
}

/** While the database is not there yet: try again in a moment. */
export function starting(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { ...PLAIN, 'Retry-After': '3' })
  response.end(
    'Bote está iniciando. Tente novamente em instantes.\nBote is starting. Please try again in a moment.\n',
  )
}

/** For a process that serves no pages. */
export function notFound(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(404, PLAIN)
  response.end('Not Found\n')
}

const PLAIN = {
  'Content-Type': 'text/plain; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}
