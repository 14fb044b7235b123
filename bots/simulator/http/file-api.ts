import type { ServerResponse } from 'node:http'
import type { Simulation } from '../simulation.ts'

/** `/file/bot<token>/<path>`: the bytes of what getFile named. */
export function answerFileApi({ world, files }: Simulation, path: string, response: ServerResponse) {
  const [, token = '', filePath = ''] = /^\/file\/bot([^/]+)\/([^?]+)/.exec(path.replace(/%3a/i, ':')) ?? []
  const bot = world.bots.get(token)
  if (!bot || bot.revoked) return refuse(response, 401, 'Unauthorized')
  const file = files.byPath(filePath)
  const bytes = file && files.bytes(file)
  if (!bytes) return refuse(response, 404, 'Not Found')
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': bytes.length })
  response.end(bytes)
}

function refuse(response: ServerResponse, status: number, description: string) {
  response.writeHead(status, { 'Content-Type': 'application/json' })
  response.end(JSON.stringify({ ok: false, error_code: status, description }))
}
