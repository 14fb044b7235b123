import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { readBytes } from '../http/body.ts'
import { pageCalls, Refusal } from './page-calls.ts'
import type { Simulation } from './simulation.ts'
import { serialized } from './world.ts'

const SCRIPTS = join(import.meta.dirname, 'page')
const HTML = `<!doctype html><html lang="pt-BR"><meta charset="utf-8"><title>WhatsApp (simulado)</title>
<script type="module" src="/script/main.js"></script>`

/** web.whatsapp.com as far as the library looks at it. */
export function site(sim: Simulation): RequestListener {
  return (request, response) => {
    route(sim, request, response).catch((error: unknown) => {
      const status = error instanceof Refusal ? error.status : 500
      if (status === 500) console.error('simulated WhatsApp:', error)
      json(response, status, { error: error instanceof Error ? error.message : String(error) })
    })
  }
}

async function route(sim: Simulation, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://web.whatsapp.com')
  const [, first = '', second = ''] = pathname.split('/')
  if (request.method === 'POST' && first === 'page' && Object.hasOwn(pageCalls, second)) {
    const fields = JSON.parse((await readBytes(request)).toString('utf8'))
    return json(response, 200, pageCalls[second]!(sim, fields))
  }
  if (pathname === '/') return text(response, 'text/html; charset=utf-8', HTML)
  if (first === 'script') return script(response, second)
  if (first === 'events') return sim.pages.open(searchParams.get('page') ?? '', response)
  if (first === 'media') return media(sim, decodeURIComponent(second), response)
  response.writeHead(404).end()
}

function script(response: ServerResponse, name: string): void {
  const path = join(SCRIPTS, name)
  if (!/^[a-z]+\.js$/.test(name) || !existsSync(path)) return void response.writeHead(404).end()
  text(response, 'text/javascript; charset=utf-8', readFileSync(path, 'utf8'))
}

function media({ world, faults }: Simulation, id: string, response: ServerResponse): void {
  if (faults.media === 'never') return
  const message = world.messages.find((each) => serialized(each) === id)
  if (!message?.media || faults.media === 'gone') return void response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(message.media.bytes)
}

function text(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body)
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
