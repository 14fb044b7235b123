import type { Simulation } from './simulation.ts'
import { type Message, serialized } from './world.ts'

/** A message came further on its way; it never goes back. */
export function acknowledge(sim: Simulation, message: Message, ack: number): void {
  if (message.ack >= ack) return
  message.ack = ack
  if (message.fromMe) tellPage(sim, message, { kind: 'ack', ack })
  happened(sim, message)
}

/** Its author wrote it anew. Throws for what cannot be edited. */
export function edit(sim: Simulation, message: Message, text: string): void {
  if (message.type !== 'chat' && !message.media) throw new Error('This cannot be edited')
  const at = sim.world.clock().getTime()
  Object.assign(message, { body: text, latestEditSenderTimestampMs: at })
  tellPage(sim, message, { kind: 'edited', body: text, at, isCaption: message.media !== undefined })
  happened(sim, message)
}

/** Its author took it back from everybody. */
export function takeBack(sim: Simulation, message: Message): void {
  for (const name of ['media', 'location', 'sticker', 'quoted'] as const) delete message[name]
  Object.assign(message, { type: 'revoked', body: '' })
  tellPage(sim, message, { kind: 'revoked' })
  happened(sim, message)
}

function tellPage(
  { pages, faults }: Simulation,
  message: Message,
  event: { kind: string } & Record<string, unknown>,
): void {
  if (!message.delivered || faults.offline) return
  pages.tell({ ...event, id: serialized(message) })
}

function happened({ world }: Simulation, message: Message): void {
  world.happenings.emit('happened', { kind: 'message', message })
}
