import type { IncomingMessage, ServerResponse } from 'node:http'
import { chatOf } from '../chat.ts'
import { act } from '../page/actions.ts'
import { findAsset } from '../page/assets.ts'
import { chatPage } from '../page/chat-page.tsx'
import { streamEvents } from '../page/events.ts'
import { phonesPage, sideBySidePage } from '../page/phones-page.tsx'
import { showFile } from '../page/shown-file.ts'
import type { Phone } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import { botByUsername } from '../world.ts'

const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; " +
    "connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
}

/** The phones' pages; false when the address is none of theirs. */
export async function answerPages(sim: Simulation, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://simulator')
  const [, first, second, third, fourth] = url.pathname.split('/')
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  if (url.pathname === '/' && isGet) return html(response, phones(sim, url.searchParams))
  if (first === 'assets' && isGet) return asset(response, second ?? '')
  if (first !== 'chat') return isGet && second === undefined && openInvitation(sim, url, response)
  const phone = phoneOf(sim, second ?? '', url.searchParams.get('bot'))
  if (!phone) return false
  if (third === undefined && isGet) {
    const { searchParams } = url
    return html(response, chatPage(phone, searchParams.get('start'), searchParams.has('framed')))
  }
  if (third === 'events' && isGet) {
    streamEvents(phone, response)
    return true
  }
  if (third === 'file' && isGet) return showFile(phone, decodeURIComponent(fourth ?? ''), response)
  if (request.method === 'POST' && third) return answerAction(phone, third, request, response)
  return false
}

/** `/<bot>?start=…`, as t.me has it: here one still has to say on whose phone. */
function openInvitation({ world }: Simulation, { pathname, searchParams }: URL, response: ServerResponse) {
  const bot = botByUsername(world, pathname.slice(1))
  return bot ? html(response, phonesPage(world, { bot, payload: searchParams.get('start') ?? '' })) : false
}

function phones({ world }: Simulation, query: URLSearchParams): string {
  if (!query.has('side-by-side')) return phonesPage(world)
  return sideBySidePage(world, query.getAll('side-by-side').join(',').split(',').filter(Boolean).map(Number))
}

function phoneOf(sim: Simulation, personId: string, username: string | null): Phone | null {
  const person = sim.world.people.get(Number(personId))
  const wanted = username ?? person?.bot
  const bot = wanted ? botByUsername(sim.world, wanted) : sim.world.bots.values().next().value
  return person && bot ? { sim, bot, person, chat: chatOf(sim.world, bot, person.id) } : null
}

async function answerAction(phone: Phone, name: string, request: IncomingMessage, response: ServerResponse) {
  if (isFromElsewhere(request)) return json(response, 403, { error: 'Only this page may do that' })
  try {
    const result = await act(phone, name, request)
    return result ? json(response, 200, result) : false
  } catch (error) {
    return json(response, 400, { error: error instanceof Error ? error.message : String(error) })
  }
}

/** Another website open in the same browser must not write in these phones. */
export function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function html(response: ServerResponse, body: string) {
  response.writeHead(200, PAGE_HEADERS)
  response.end(body)
  return true
}

function asset(response: ServerResponse, name: string) {
  const found = findAsset(name)
  if (!found) return false
  response.writeHead(200, {
    'Content-Type': found.type,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(found.body)
  return true
}

export function json(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'X-Content-Type-Options': 'nosniff' })
  response.end(JSON.stringify(body))
  return true
}
