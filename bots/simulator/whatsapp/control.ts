import type { RequestListener, ServerResponse } from 'node:http'
import { readBytes } from '../http/body.ts'
import { type Faults, noFaults } from './faults.ts'
import { ownPhone } from './own-phone.ts'
import { addPerson, type NewPerson, phoneOf } from './phone.ts'
import type { Simulation } from './simulation.ts'

type Fields = Record<string, unknown>

/**
 * What another process may do with the simulated WhatsApp, as JSON:
 * POST people, say, scan, unlink, conflict, idle, reload, faults, reset · GET figures, chat?phone=<digits>
 */
export function control(sim: Simulation): RequestListener {
  const own = ownPhone(sim)

  const posts: Record<string, (fields: Fields) => object> = {
    people: (fields) => addPerson(sim, fields as unknown as NewPerson),
    say: ({ phone, text, replyTo }) =>
      phoneOf(sim, String(phone)).say(String(text), replyTo ? { replyTo: String(replyTo) } : {}),
    scan: ({ qr }) => {
      own.scan(String(qr))
      return {}
    },
    unlink: () => {
      own.unlink()
      return {}
    },
    conflict: () => {
      own.openElsewhere()
      return {}
    },
    idle: () => {
      own.letQrIdle()
      return {}
    },
    reload: () => ({ told: sim.pages.tell({ kind: 'reload' }) }),
    faults: (fields) => Object.assign(sim.faults, known(fields)),
    reset: () => Object.assign(sim.faults, noFaults()),
  }

  const gets: Record<string, (query: URLSearchParams) => object> = {
    figures: () => ({
      linked: sim.pages.isLinked(),
      devices: sim.world.devices.size,
      messages: sim.world.messages.length,
      undelivered: sim.world.messages.filter(({ delivered }) => !delivered).length,
      missingModules: [...sim.world.missingModules],
    }),
    chat: (query) => ({
      messages: phoneOf(sim, query.get('phone') ?? '')
        .messages()
        .map(({ media: _, ...message }) => message),
    }),
  }

  return (request, response) => {
    void answer()

    async function answer(): Promise<void> {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://simulator')
      const name = pathname.slice('/control/'.length)
      try {
        if (request.method === 'POST' && Object.hasOwn(posts, name))
          return json(response, 200, posts[name]!(JSON.parse((await readBytes(request)).toString() || '{}')))
        if (request.method === 'GET' && Object.hasOwn(gets, name))
          return json(response, 200, gets[name]!(searchParams))
        json(response, 404, { error: 'Not Found' })
      } catch (error) {
        json(response, 400, { error: error instanceof Error ? error.message : String(error) })
      }
    }
  }
}

function known(fields: Fields): Partial<Faults> {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(noFaults(), name))
  if (unknown) throw new Error(`no such fault: ${unknown}`)
  return fields as Partial<Faults>
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}
