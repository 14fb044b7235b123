import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import type { OtherPhones } from '../http/pages.ts'
import { browserScript } from './browser-script.ts'
import { certificate } from './certificate.ts'
import { control } from './control.ts'
import { deliverMissed } from './delivery.ts'
import { type Faults, noFaults } from './faults.ts'
import { type OwnPhone, ownPhone } from './own-phone.ts'
import { addPerson, type NewPerson, type Phone, phoneOf } from './phone.ts'
import { phonePages } from './phones/answer.ts'
import { keepState } from './saved-state.ts'
import { createSimulation } from './simulation.ts'
import { site } from './site.ts'

export interface WhatsappSimulator {
  /** Starts to listen. `browser` is the real one that is to take this for web.whatsapp.com. */
  listen(options: { browser: string }): Promise<void>
  close(): Promise<void>
  /** The program to be named as the browser (CHROMIUM_PATH). */
  readonly browserPath: string
  /** Where another process controls it. */
  readonly controlUrl: string
  /** The pages of everybody's phone, for a server that has others as well. */
  readonly pages: OtherPhones
  /** The phone of the number that the program speaks for. */
  readonly own: OwnPhone
  /** Somebody's phone; the person is added when they are new. */
  phone(person: NewPerson): Phone
  /** What goes wrong from now on. */
  fail(faults: Partial<Faults>): void
  /** Everything works again; what waited for the network is brought. */
  heal(): void
  reload(): void
  freeze(): void
  /** The next message that the page sends leaves, and the page never says so. */
  stick(): void
  /** The page says once more that it is in step. */
  syncAgain(): void
  /** Whether a linked page is there and in step. */
  isLinked(): boolean
  /** Modules that the library asked for and this page does not have. */
  missingModules(): readonly string[]
}

/** A web.whatsapp.com of one's own, for the unmodified library in a real browser. */
export function createWhatsappSimulator({
  clock = () => new Date(),
  dataDir,
}: {
  clock?: () => Date
  /** Where people, chats and linked browsers survive a restart. Nothing is written without it. */
  dataDir?: string
} = {}): WhatsappSimulator {
  const sim = createSimulation(clock)
  const saved = dataDir ? keepState(sim, dataDir) : null
  const { key, cert, keyHash } = certificate()
  const secure = createSecureServer({ key, cert }, site(sim))
  const plain = createServer(control(sim))
  let script: { path: string; remove(): void } | null = null
  let controlUrl = ''

  return {
    async listen({ browser }) {
      const port = await listening(secure)
      controlUrl = `http://127.0.0.1:${await listening(plain)}`
      script = browserScript({ browser, port, keyHash })
    },
    async close() {
      saved?.close()
      sim.pages.close()
      script?.remove()
      await Promise.all([closed(secure), closed(plain)])
    },
    get browserPath() {
      if (!script) throw new Error('Not listening yet')
      return script.path
    },
    get controlUrl() {
      return controlUrl
    },
    pages: phonePages(sim),
    own: ownPhone(sim),
    phone(person) {
      addPerson(sim, person)
      return phoneOf(sim, person.phone)
    },
    fail(faults) {
      Object.assign(sim.faults, faults)
      if (faults.offline) sim.pages.tell({ kind: 'state', state: 'TIMEOUT' })
    },
    heal() {
      const wasOffline = sim.faults.offline
      Object.assign(sim.faults, noFaults())
      if (wasOffline) sim.pages.tell({ kind: 'state', state: 'CONNECTED' })
      deliverMissed(sim)
    },
    reload: () => void sim.pages.tell({ kind: 'reload' }),
    freeze: () => void sim.pages.tell({ kind: 'freeze' }),
    stick: () => void sim.pages.tell({ kind: 'stick' }),
    syncAgain: () => void sim.pages.tell({ kind: 'synced' }),
    isLinked: sim.pages.isLinked,
    missingModules: () => [...sim.world.missingModules],
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

async function closed(server: Server & { closeAllConnections(): void }): Promise<void> {
  if (!server.listening) return
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
