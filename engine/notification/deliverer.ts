import type { NumberId } from '../whatsapp-number/place.ts'
import type { Claimed } from './claim.ts'
import type { Moment } from './moment.ts'
import type { Pacing } from './pacing.ts'

export type DeliveryOptions = {
  /** Of several numbers of WhatsApp, the one whose chats are written to. Without it: all of the channel. */
  number?: NumberId
  /** Recipients written to at a time. */
  concurrency?: number
  pacing?: Pacing
  /** How often the table is looked at, in case a hint was lost. */
  pollMs?: number
  /** A delivery that takes longer has failed, in ms. */
  limitMs?: number
  /** Waits between tries, in ms, when the channel does not say. */
  backOff?: (attempts: number) => number
  /** A message older than this that still cannot be delivered is dead, in ms. */
  giveUpMs?: number
  monotonic?: () => number
}

export type Deliverer = {
  /** Whether it writes to this recipient. */
  serves(lane: string): boolean
  /** There is something for the recipient, or (without one) perhaps somewhere. `live`: an answer, not a notice. */
  kick(lane?: string, live?: boolean): void
  hasTimeToSpare(): boolean
  /** The moment from which the recipient's next answer may be written as claimed by this deliverer; null: not now. */
  offer(lane: string): Moment | null
  /** It was written so: delivers it, or puts it back when the recipient is being written to meanwhile. */
  deliverClaimed(message: Claimed, offered: Moment): void
  /** Begins nothing new and waits for what is under way, at most so long. */
  stop(withinMs?: number): Promise<void>
}
