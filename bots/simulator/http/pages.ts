import type { IncomingMessage, ServerResponse } from 'node:http'
import { chatOf } from '../chat.ts'
import { telegramActions } from '../page/actions.ts'
import { findAsset } from '../page/assets.ts'
import { chatPage } from '../page/chat-page.tsx'
import { streamEvents } from '../page/events.ts'
import { type ListedPhones, telegramPhones } from '../page/listed-phones.ts'
import { phonesPage, sideBySidePage } from '../page/phones-page.tsx'
import { showFile } from '../page/shown-file.ts'
import type { Phone } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import { botByUsername } from '../world.ts'
import { answerAction, html } from './page-answers.ts'

/** Phones of another messenger, shown among Telegram's. */
export interface OtherPhones {
  listed(): ListedPhones[]
  /** False when the address is none of theirs. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
}

/** The phones' pages; false when the address is none of theirs. */
export async function answerPages(
  sim: Simulation,
  others: OtherPhones | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://simulator')
  const [, first, second, third, fourth] = url.pathname.split('/')
  const isGet = request.method === 'GET' || request.method === 'HEAD'
  if (url.pathname === '/' && isGet) return html(response, phones(sim, others, url.searchParams))
  if (first === 'assets' && isGet) return asset(response, second ?? '')
  if (first !== 'chat') {
    if (await others?.answer(request, response)) return true
    return isGet && second === undefined && openInvitation(sim, url, response)
  }
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
  if (third === 'file' && isGet) return showStored(phone, decodeURIComponent(fourth ?? ''), response)
  if (request.method === 'POST' && third)
    return answerAction(telegramActions, phone, third, request, response)
  return false
}

/** `/<bot>?start=…`, as t.me has it: here one still has to say on whose phone. */
function openInvitation({ world }: Simulation, { pathname, searchParams }: URL, response: ServerResponse) {
  const bot = botByUsername(world, pathname.slice(1))
  const payload = searchParams.get('start') ?? ''
  return bot
    ? html(response, phonesPage(telegramPhones(world, { bot, payload }), { isInvited: true }))
    : false
}

function phones({ world }: Simulation, others: OtherPhones | undefined, query: URLSearchParams): string {
  // The others are few, and would be lost below everybody on Telegram.
  const groups = [...(others?.listed() ?? []), ...telegramPhones(world)]
  if (!query.has('side-by-side')) return phonesPage(groups)
  return sideBySidePage(groups, query.getAll('side-by-side').join(',').split(',').filter(Boolean))
}

async function showStored({ sim }: Phone, fileId: string, response: ServerResponse): Promise<boolean> {
  const file = sim.files.get(fileId)
  const bytes = file && sim.files.bytes(file)
  return bytes ? showFile({ name: file.name, bytes }, response) : false
}

function phoneOf(sim: Simulation, personId: string, username: string | null): Phone | null {
  const person = sim.world.people.get(Number(personId))
  const wanted = username ?? person?.bot
  const bot = wanted ? botByUsername(sim.world, wanted) : sim.world.bots.values().next().value
  return person && bot ? { sim, bot, person, chat: chatOf(sim.world, bot, person.id) } : null
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
