import { randomUUID } from 'node:crypto'
import { deliverMissed, toPage } from './delivery.ts'
import type { Simulation } from './simulation.ts'
import { type Message, newMessage, newRef } from './world.ts'

type Fields = Record<string, unknown> & { page: string }

/** The server says no to what the page asks. */
export class Refusal extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What the page asks of its server. */
export const pageCalls: Record<string, (sim: Simulation, fields: Fields) => object> = {
  hello(sim, { page, device }) {
    const { world, faults } = sim
    const wasPaired = typeof device === 'string' && world.devices.has(device)
    const removed = typeof device === 'string' && (!wasPaired || faults.removedWhileOff)
    if (removed) {
      world.devices.delete(device)
      faults.removedWhileOff = false
    }
    const paired = wasPaired && !removed
    const shown = world.messages.filter(({ delivered }) => delivered || faults.missed === 'shown')
    for (const message of paired ? shown : []) message.delivered = true
    return {
      paired,
      removed,
      account: world.account,
      ref: paired ? '' : newRef(world, page),
      people: [],
      messages: paired ? shown.map((message) => toPage(message, world.account.number)) : [],
      renamed: faults.renamed,
      neverLoads: faults.neverLoads,
      early: faults.syncsEarly,
    }
  },

  synced(sim, { page }) {
    sim.pages.linked(page, true)
    deliverMissed(sim)
    return {}
  },

  refresh: ({ world }, { page }) => ({ ref: newRef(world, page) }),

  leave({ world, pages }) {
    world.devices.clear()
    world.happenings.emit('happened', { kind: 'devices' })
    pages.tell({ kind: 'removed' })
    return {}
  },

  takeover: ({ pages }) => {
    pages.tell({ kind: 'state', state: 'CONNECTED' })
    return {}
  },

  exists({ world }, { id }) {
    const person = [...world.people.values()].find(({ phone, lid }) => phone === id || lid === id)
    return { exists: person !== undefined, person: person ?? null }
  },

  upload({ world }, { data }) {
    const path = `/v/${randomUUID()}`
    world.uploads.set(path, Buffer.from(String(data), 'base64'))
    return { path }
  },

  stage: ({ faults }) => ({ mediaStage: faults.media === 'fail' ? 'ERROR_UNKNOWN' : 'RESOLVED' }),

  send(sim, { message }) {
    if (sim.faults.offline) throw new Refusal(503, 'no network')
    if (sim.faults.refuses > 0) {
      sim.faults.refuses -= 1
      return { ack: -1 }
    }
    if (sim.faults.losesSent > 0) {
      sim.faults.losesSent -= 1
      return { ack: 0 }
    }
    keepSent(sim, message as SentByPage)
    return { ack: 1 }
  },

  missing({ world }, { module }) {
    world.missingModules.add(String(module))
    return {}
  },
}

type SentByPage = Pick<Message, 'id' | 'chat' | 't' | 'type' | 'body'> & {
  quoted: string | null
  media: { path: string; filename: string; mimetype: string } | null
}

function keepSent({ world }: Simulation, { quoted, media, ...message }: SentByPage): void {
  const original = world.messages.find(({ id }) => id === quoted)
  newMessage(world, {
    ...message,
    fromMe: true,
    delivered: true,
    ...(original ? { quoted: { id: original.id, body: original.body, fromMe: original.fromMe } } : {}),
    ...(media ? { media: { ...media, bytes: world.uploads.get(media.path) ?? Buffer.alloc(0) } } : {}),
  })
}
