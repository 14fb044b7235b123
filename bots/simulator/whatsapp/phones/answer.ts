import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerAction, html } from '../../http/page-answers.ts'
import type { OtherPhones } from '../../http/pages.ts'
import { type ListedPhone, messageCount, readablePhone } from '../../page/listed-phones.ts'
import { showFile } from '../../page/shown-file.ts'
import { chatWith } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Person } from '../world.ts'
import { chatActions, deviceActions } from './actions.ts'
import { chatPage } from './chat-page.tsx'
import { streamChat, streamDevices } from './events.ts'
import { ownPage } from './own-page.tsx'
import { digitsOf, messageOf, type Viewpoint } from './viewpoint.ts'

/** The phones' pages: `/whatsapp/<digits>` a customer's, `/whatsapp/own` the number's, `/whatsapp/own/<digits>` a chat on it. */
export function phonePages(sim: Simulation): OtherPhones {
  return {
    listed: () => [{ title: 'WhatsApp', phones: [ownListed(sim), ...customersListed(sim)] }],
    async answer(request, response) {
      const url = new URL(request.url ?? '/', 'http://simulator')
      const [, first, ...rest] = url.pathname.split('/')
      if (first !== 'whatsapp') return false
      const isFramed = url.searchParams.has('framed')
      const isOwn = rest[0] === 'own'
      const person = sim.world.people.get((isOwn ? rest[1] : rest[0]) ?? '')
      if (isOwn && !person) return answerDevices(sim, rest[1], isFramed, request, response)
      if (!person) return false
      return answerChat({ sim, person, isOwn }, rest.slice(isOwn ? 2 : 1), isFramed, request, response)
    },
  }
}

async function answerChat(
  view: Viewpoint,
  [what, detail]: string[],
  isFramed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method === 'POST' && what) return answerAction(chatActions, view, what, request, response)
  if (request.method !== 'GET') return false
  if (what === undefined) return html(response, chatPage(view, isFramed))
  if (what === 'file') return showMedia(view, Number(detail), response)
  if (what !== 'events') return false
  streamChat(view, response)
  return true
}

async function answerDevices(
  sim: Simulation,
  what: string | undefined,
  isFramed: boolean,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (request.method === 'POST' && what) return answerAction(deviceActions, sim, what, request, response)
  if (request.method !== 'GET') return false
  if (what === undefined) return html(response, ownPage(sim.world, isFramed))
  if (what !== 'events') return false
  streamDevices(sim, response)
  return true
}

async function showMedia(view: Viewpoint, id: number, response: ServerResponse): Promise<boolean> {
  const { sim, person } = view
  if (!chatWith(sim, person).includes(sim.world.messages[id - 1]!)) return false
  const { media } = messageOf(view, id)
  return media ? showFile({ name: media.filename, bytes: media.bytes }, response) : false
}

function ownListed({ world }: Simulation): ListedPhone {
  const status = world.devices.size > 0 ? 'conectado ao Bote' : 'sem aparelho conectado'
  const { name, number } = world.account
  return {
    key: 'whatsapp-own',
    name: `${name} (o próprio número)`,
    about: readablePhone(number.split('@')[0] ?? ''),
    chats: [{ address: '/whatsapp/own', name, status }],
  }
}

function customersListed(sim: Simulation): ListedPhone[] {
  return [...sim.world.people.values()].map((person) => customerListed(sim, person))
}

function customerListed(sim: Simulation, person: Person): ListedPhone {
  const digits = digitsOf(person)
  const count = chatWith(sim, person).length
  const status = count === 0 ? 'nova conversa' : messageCount(count)
  return {
    key: `whatsapp-${digits}`,
    name: person.name,
    about: readablePhone(digits),
    chats: [{ address: `/whatsapp/${digits}`, name: sim.world.account.name, status }],
  }
}
