import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Control } from '../control/routes.ts'
import type { Simulation } from '../simulation.ts'
import { answerBotApi } from './bot-api.ts'
import { answerFileApi } from './file-api.ts'
import { answerPages, type OtherPhones } from './pages.ts'

/** One port for the Bot API, its files, the phones' pages and the control of tests and benchmarks. */
export function createServer(sim: Simulation, control: Control, others?: OtherPhones): Server {
  const server = createHttpServer((request, response) => {
    route(sim, control, others, request, response).catch((error: unknown) => {
      console.error('simulator:', error)
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' })
      response.end('Internal Server Error')
    })
  })
  // A long poll lasts 50 s and keep-alive clients must not meet a connection just being closed.
  server.keepAliveTimeout = 75_000
  server.requestTimeout = 0
  return server
}

async function route(
  sim: Simulation,
  control: Control,
  others: OtherPhones | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = request.url ?? '/'
  if (url.startsWith('/bot')) return answerBotApi(sim, request, response).then(() => undefined)
  if (url.startsWith('/file/bot')) return answerFileApi(sim, url, response)
  if (url.startsWith('/control/') && (await control.answer(request, response))) return
  if (await answerPages(sim, others, request, response)) return
  response.writeHead(404, { 'Content-Type': 'text/plain' })
  response.end('Not Found')
}
