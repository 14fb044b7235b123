import type { IncomingMessage, ServerResponse } from 'node:http'
import { chatOf } from '../chat.ts'
import type { Faults } from '../faults.ts'
import { ApiError, badRequest } from '../http/api-error.ts'
import { readBody } from '../http/body.ts'
import { isFromElsewhere, json } from '../http/page-answers.ts'
import { addPerson, type NewPerson, personOf } from '../person.ts'
import { say } from '../phone.ts'
import { pressCallback } from '../pressing.ts'
import { screenText } from '../screen.ts'
import type { Simulation } from '../simulation.ts'
import { addBot, botOrFirst, type NewBot } from '../world.ts'
import { addCrowd, type Load, type LoadAsked, startLoad } from './load.ts'

type Fields = Record<string, unknown>

/**
 * What another process may do with the simulator, as JSON:
 * POST bots, people, crowd, say, press, load, faults, token, reset · GET figures, chat?person=<id>
 */
export interface Control {
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  close(): void
}

export function createControl(sim: Simulation): Control {
  let load: Load | null = null

  const posts: Record<string, (fields: Fields) => object> = {
    bots: (fields) => ({ id: addBot(sim.world, fields as unknown as NewBot).id }),
    people: (fields) => ({ id: addPerson(sim.world, fields as unknown as NewPerson).id }),
    crowd: (fields) => {
      addCrowd(sim, bot(fields), { from: number(fields, 'from', 1), count: number(fields, 'count', 1) })
      return {}
    },
    say: (fields) => ({ messageId: say(phone(fields), String(fields.text ?? '')).message_id }),
    press: (fields) => ({
      callbackId: pressCallback(phone(fields), number(fields, 'messageId'), String(fields.data ?? '')).id,
    }),
    load: (fields) => {
      if (load?.isRunning) throw new ApiError(409, 'Another load is still running')
      load = startLoad(sim, bot(fields), loadAsked(fields))
      return { total: load.total }
    },
    faults: ({ fault, values }) => {
      const { faults } = sim.plan
      if (typeof fault !== 'string' || !Object.hasOwn(faults, fault)) throw badRequest('no such fault')
      const inject = faults[fault as keyof Faults] as (...values: unknown[]) => void
      inject(...(Array.isArray(values) ? values : []))
      return {}
    },
    token: (fields) => {
      bot(fields).revoked = fields.revoked === true
      return {}
    },
    reset: () => {
      load?.stop()
      sim.calls.clear()
      sim.latency.reset()
      return {}
    },
  }

  const gets: Record<string, (query: Fields) => object> = {
    figures: () => ({
      calls: sim.calls.counts(),
      latency: sim.latency.figures(),
      pending: [...sim.world.bots.values()].reduce((sum, one) => sum + sim.updates.of(one).queue.size, 0),
      load: load && { sent: load.sent, total: load.total, isRunning: load.isRunning },
      memory: process.memoryUsage().rss,
    }),
    chat: (query) => {
      const { chat } = phone({ ...query, personId: query.person })
      return {
        screen: screenText(chat),
        messages: chat.messages.map(({ message, by }) => ({ ...message, by })),
      }
    },
  }

  function bot(fields: Fields) {
    return botOrFirst(sim.world, fields.token as string | undefined)
  }

  function phone(fields: Fields) {
    const one = bot(fields)
    const person = personOf(sim.world, number(fields, 'personId'))
    return { sim, bot: one, person, chat: chatOf(sim.world, one, person.id) }
  }

  return {
    async answer(request, response) {
      const url = new URL(request.url ?? '/', 'http://simulator')
      const name = url.pathname.slice('/control/'.length)
      const routes = request.method === 'POST' ? posts : gets
      if (!Object.hasOwn(routes, name)) return false
      if (isFromElsewhere(request)) return json(response, 403, { error: 'Only this page may do that' })
      try {
        const { fields } = await readBody(request, url.searchParams)
        return json(response, 200, routes[name]!(fields))
      } catch (error) {
        const status = error instanceof ApiError ? error.code : 400
        return json(response, status, { error: error instanceof Error ? error.message : String(error) })
      }
    },
    close: () => load?.stop(),
  }
}

function loadAsked(fields: Fields): LoadAsked {
  return {
    perSecond: number(fields, 'perSecond'),
    seconds: number(fields, 'seconds'),
    chats: number(fields, 'chats', 100),
    from: number(fields, 'from', 1_000_000),
    text: String(fields.text ?? 'mensagem'),
    arrivals: fields.arrivals === 'even' ? 'even' : 'poisson',
  }
}

function number(fields: Fields, name: string, byDefault?: number): number {
  const value = fields[name] === undefined ? byDefault : Number(fields[name])
  if (value === undefined || !Number.isFinite(value) || value <= 0)
    throw badRequest(`${name} must be a number above 0`)
  return value
}
