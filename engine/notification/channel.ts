import type { OutsideKind } from '../outside/kinds.ts'
import type { OutgoingMessage } from './message.ts'

/**
 * A way to reach people: Telegram, WhatsApp, e-mail, the operators' own bot; or a company's system outside. `deliver`
 * sends one message and says how it went; what the outside world does wrong is data, a throw is a bug.
 */
export type Channel = {
  name: 'telegram' | 'whatsapp' | 'email' | 'operators' | 'outside'
  /** What the person must be told before sending a file, and what we may send, in bytes. */
  limits: { receive: number; send: number }
  deliver(message: Delivery): Promise<DeliveryResult>
}

export type Delivery = {
  /** Outbox id: the same delivery tried again carries the same id. */
  id: string
  /** The chat's id on its channel, an e-mail address, or what a system outside is told of. */
  to: string
  kind: string
  payload: Payload
}

export type Payload = OutgoingMessage | MailPayload | OutsidePayload

/** What a company's own system is told, as JSON. */
export type OutsidePayload = { companyId: string; system: OutsideKind; body: Record<string, unknown> }

/** An e-mail: subject and text are people's words, never headers or HTML. */
export type MailPayload = {
  subject: string
  message: OutgoingMessage
  language: 'pt' | 'en'
  /** The thread of a ticket or an atendimento: all its mails refer to it. */
  thread?: MailThread
}

export type MailThread = { ticketId: string; number: string } | { atendimentoId: string; number: string }

export type DeliveryResult =
  | { kind: 'sent'; externalId: string | null }
  /** Not now: `afterMs` when the channel said how long, for this recipient alone or for the whole channel. */
  | { kind: 'later'; reason: string; afterMs?: number; wholeChannel?: boolean }
  /** Never: blocked, no such chat, refused for good. `recipientGone` marks the chat dead. */
  | { kind: 'dead'; reason: string; recipientGone?: boolean }
