import { acknowledge } from './changes.ts'
import type { Simulation } from './simulation.ts'
import { type Message, serialized } from './world.ts'

/** Brings a message to the linked page, if there is one; else it waits for the next. */
export function deliver(sim: Simulation, message: Message): void {
  const { pages, faults, world } = sim
  if (!pages.isLinked() || faults.offline) return
  const kind = faults.silent ? 'silentMessage' : 'message'
  message.delivered = pages.tell({ kind, message: toPage(message, world.account.number) })
  if (message.delivered && !message.fromMe) acknowledge(sim, message, 2)
}

export function deliverMissed(sim: Simulation): void {
  for (const message of sim.world.messages) if (!message.delivered) deliver(sim, message)
}

/** A message as the page is told of it: without the bytes of its file. */
export function toPage(message: Message, ownNumber: string): object {
  const { media, delivered: _, sticker: __, ...rest } = message
  return {
    ...rest,
    serialized: serialized(message),
    to: ownNumber,
    ...(media
      ? { media: { filename: media.filename, mimetype: media.mimetype, size: media.bytes.length } }
      : {}),
  }
}
