import {
  type AtDesk,
  DomainError,
  type Engine,
  type Language,
  type OperatorActor,
  type Outgoing,
  type OutgoingMessage,
  type Reader,
  type SignedIn,
  type Tx,
} from '#engine'
import { refusalWords } from './refusal.ts'

/** The engine's verbs over the transaction that marks the message done. */
export type Desk = ReturnType<Engine['on']>

/** One message of an operator being answered: who they are now, what they may do, and what will be said. */
export type Visit = {
  readonly engine: Engine
  readonly desk: Desk
  readonly tx: Tx
  /** The chat as Telegram calls it, and as we do. */
  readonly to: string
  readonly chatId: string
  readonly operator: SignedIn
  readonly actor: OperatorActor
  readonly onDuty: boolean
  readonly language: Language
  readonly reader: Reader
  readonly said: Outgoing[]
}

/** Said when the message is done, in this order; a reply to it belongs to the case that it is about. */
export function say(visit: Visit, message: OutgoingMessage, about: AtDesk | null = null): void {
  visit.said.push({
    channel: 'operators',
    to: visit.to,
    chatId: visit.chatId,
    kind: 'dialog',
    ...(about?.kind === 'ticket' ? { ticketId: about.id } : {}),
    ...(about?.kind === 'atendimento' ? { atendimentoId: about.id } : {}),
    payload: message,
  })
}

/**
 * Tries a verb of the engine. What it refuses is said in words, and everything that it had written is undone; answers
 * whether it happened.
 */
export async function attempt(
  visit: Visit,
  about: AtDesk | null,
  verb: () => Promise<unknown>,
): Promise<boolean> {
  try {
    await visit.tx.savepoint(verb)
    return true
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    say(visit, { text: [refusalWords(error, visit.language)] }, about)
    return false
  }
}
