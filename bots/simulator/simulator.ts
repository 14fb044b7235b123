import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Calls } from './calls.ts'
import { chatOf } from './chat.ts'
import { createControl } from './control/routes.ts'
import { type ChatDriver, createDriver } from './driver.ts'
import type { Faults } from './faults.ts'
import { addGroup, migrateGroup, type NewGroup } from './groups.ts'
import { answerWebhookReply } from './http/bot-api.ts'
import { createServer } from './http/server.ts'
import type { LatencyFigures } from './latency.ts'
import { addPerson, type NewPerson, type Person, personOf } from './person.ts'
import { keepState } from './saved-state.ts'
import { createSimulation, type SimulatorOptions } from './simulation.ts'
import { addBot, type Bot, botOrFirst, type NewBot } from './world.ts'

export interface Simulator {
  /** Starts to listen; the root URL, usable as a bot's apiRoot and in a browser. */
  listen(port?: number, host?: string): Promise<string>
  close(): Promise<void>
  /** Where it listens; throws before `listen`. */
  readonly url: string
  addBot(bot: NewBot): Bot
  /** Adds a person; the id is also that of their private chats. */
  addPerson(person: NewPerson): Person
  addGroup(group: NewGroup): void
  /** Makes a group a supergroup and returns its new id. */
  migrateGroup(groupId: number): number
  /** A person's phone, open at the chat with a bot (the first one by default). */
  chat(personId: number, botToken?: string): ChatDriver
  /** The page of a person's phone; with `start` it is the deep link `t.me/<bot>?start=…` would be. */
  chatUrl(personId: number, options?: { start?: string; botUsername?: string }): string
  /** A person's phone, open at a group. */
  groupChat(groupId: number, personId: number, botToken?: string): ChatDriver
  readonly faults: Faults
  readonly calls: Calls
  latency(): LatencyFigures
  /** Updates that no bot has taken yet. */
  pendingUpdates(botToken?: string): number
  /** From now on the token gets 401. */
  revokeToken(token: string): void
  restoreToken(token: string): void
  /** Lets the next update carry this id; lower than the last one as after a quiet week. */
  jumpUpdateId(to: number, botToken?: string): void
}

/** A Telegram Bot API server of one's own, with a phone for every person. */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const sim = createSimulation(options)
  const saved = options.dataDir && !options.benchmark ? keepState(sim, options.dataDir) : null
  sim.updates.onReply((bot, reply) => void answerWebhookReply(sim, bot, reply))
  const control = createControl(sim)
  const server = createServer(sim, control, options.others)
  const drivers = new Map<string, ChatDriver>()
  let url: string | null = null

  return {
    async listen(port = 0, host = '127.0.0.1') {
      await listening(server, port, host)
      url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
      return url
    },
    async close() {
      control.close()
      sim.updates.close()
      saved?.close()
      server.closeAllConnections()
      if (server.listening) await new Promise((resolve) => server.close(resolve))
    },
    get url() {
      if (!url) throw new Error('Not listening yet')
      return url
    },
    addBot: (bot) => addBot(sim.world, bot),
    addPerson: (person) => addPerson(sim.world, person),
    addGroup: (group) => addGroup(sim, group),
    migrateGroup: (groupId) => migrateGroup(sim, groupId),
    chat: (personId, botToken) => driverOf(personId, personId, botToken),
    chatUrl: (personId, { start, botUsername } = {}) => {
      if (!url) throw new Error('Not listening yet')
      const page = new URL(`/chat/${personId}`, url)
      if (botUsername) page.searchParams.set('bot', botUsername)
      if (start) page.searchParams.set('start', start)
      return page.href
    },
    groupChat: (groupId, personId, botToken) => driverOf(groupId, personId, botToken),
    faults: sim.plan.faults,
    calls: sim.calls,
    latency: sim.latency.figures,
    pendingUpdates: (botToken) => sim.updates.of(botOrFirst(sim.world, botToken)).queue.size,
    revokeToken: (token) => {
      botOrFirst(sim.world, token).revoked = true
    },
    restoreToken: (token) => {
      botOrFirst(sim.world, token).revoked = false
    },
    jumpUpdateId: (to, botToken) => {
      botOrFirst(sim.world, botToken).nextUpdateId = to
    },
  }

  function driverOf(chatId: number, personId: number, botToken: string | undefined) {
    const bot = botOrFirst(sim.world, botToken)
    const person = personOf(sim.world, personId)
    // One driver a phone: what it did last decides what waitFor() still has to see.
    const key = `${bot.id}:${chatId}:${personId}`
    const driver =
      drivers.get(key) ?? createDriver({ sim, bot, person, chat: chatOf(sim.world, bot, chatId) })
    drivers.set(key, driver)
    return driver
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
