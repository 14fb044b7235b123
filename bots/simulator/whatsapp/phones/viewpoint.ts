import { chatWith, customersSide } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Message, Person } from '../world.ts'
import type { Side } from '../writing.ts'

/** A chat as it is seen on one of its two phones: the customer's, or that of the number itself. */
export interface Viewpoint {
  sim: Simulation
  person: Person
  isOwn: boolean
}

/** Messages are known to the page by their place in the world. */
export function messageId({ sim }: Viewpoint, message: Message): number {
  return sim.world.messages.indexOf(message) + 1
}

/** Throws for what does not stand in this chat. */
export function messageOf({ sim, person }: Viewpoint, id: number | undefined): Message {
  const message = sim.world.messages[(id ?? 0) - 1]
  if (!message || !isIn(person, message)) throw new Error('There is no such message')
  return message
}

export function isIn({ phone, lid }: Person, { chat }: Message): boolean {
  return chat === phone || chat === lid
}

/** What frames an album, and what holds the same photo again, is not seen. */
export function isSeen({ type, viewMode }: Message): boolean {
  return type !== 'album' && viewMode !== 'HIDDEN'
}

export function isMine({ isOwn }: Viewpoint, { fromMe }: Message): boolean {
  return fromMe === isOwn
}

/** The end of the chat that writes on this phone. */
export function sideOf({ sim, person, isOwn }: Viewpoint): Side {
  const theirs = customersSide(person)
  if (!isOwn) return theirs
  return { fromMe: true, chat: lastAddress(sim, person) ?? theirs.chat, name: sim.world.account.name }
}

/** Phone numbers as people read them. */
export function digitsOf({ phone }: Person): string {
  return phone.split('@')[0] ?? ''
}

function lastAddress(sim: Simulation, person: Person): string | undefined {
  return chatWith(sim, person).at(-1)?.chat
}
