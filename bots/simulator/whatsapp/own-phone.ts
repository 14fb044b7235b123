import { randomUUID } from 'node:crypto'
import type { Simulation } from './simulation.ts'
import { write } from './writing.ts'

/** The phone that the number itself is on: it links browsers and unlinks them. */
export interface OwnPhone {
  /** Reads the QR code that a page shows. Throws when the code is not (any more) one. */
  scan(qr: string): void
  /** Takes every linked browser off, as in "linked devices"; with the page closed it learns at its next start. */
  unlink(): void
  /** Another browser opens the same session. */
  openElsewhere(): void
  /** Its owner answers somebody from the phone. */
  say(chat: string, text: string): void
  /** The QR code stood there too long. */
  letQrIdle(): void
}

export function ownPhone(sim: Simulation): OwnPhone {
  const { world, pages, faults } = sim
  const devicesChanged = () => world.happenings.emit('happened', { kind: 'devices' })
  return {
    scan(qr) {
      const ref = qr.split(',')[0] ?? ''
      const page = world.refs.get(ref)
      if (!page) throw new Error('That QR code is not valid any more')
      world.refs.delete(ref)
      const device = randomUUID()
      world.devices.add(device)
      devicesChanged()
      pages.tell({ kind: 'paired', device, account: world.account, early: faults.syncsEarly }, page)
    },
    unlink() {
      world.devices.clear()
      devicesChanged()
      pages.tell({ kind: 'removed' })
    },
    openElsewhere: () => void pages.tell({ kind: 'state', state: 'CONFLICT' }),
    say(chat, body) {
      write(sim, { fromMe: true, chat, name: world.account.name }, { body })
    },
    letQrIdle: () => {
      world.refs.clear()
      pages.tell({ kind: 'idle' })
    },
  }
}
