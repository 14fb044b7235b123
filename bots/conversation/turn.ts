import {
  type Chat,
  type ContactActor,
  type CustomerOfPerson,
  DomainError,
  type Engine,
  type Language,
  type Offers,
  type OutgoingMessage,
  type Reader,
  type RichText,
  type TicketRow,
  type Tx,
} from '#engine'
import type { About } from './case/case.ts'
import type { FileNote } from './form/form.ts'
import type { IncomingMessage } from './incoming.ts'
import type { Memory } from './memory.ts'
import { customersWith } from './offers.ts'

/** The engine's verbs over a running transaction. */
export type Desk = ReturnType<Engine['on']>

/** One message being answered: who wrote, what is remembered, and what will be said. */
export type Turn = {
  message: IncomingMessage
  /** Within the transaction that marks the message done. */
  readonly desk: Desk
  readonly tx: Tx
  readonly now: Date
  chat: Chat
  /** The person proven to be here; null for strangers. */
  person: ContactActor | null
  customers: readonly CustomerOfPerson[]
  language: Language
  memory: Memory
  /** Stored before our last answer was begun: so it is no answer to that. */
  readonly isHurried: boolean
  /** Written long ago, read only now: what is only talk is left out. */
  readonly isLate: boolean
  /** What may be received, in words: `20 MB`. */
  readonly sizeLimit: string
  /** The files of this message, already noted in the database. */
  files: FileNote[]

  /** Said before everything else. */
  readonly remarks: RichText[]
  readonly replies: Reply[]
  /** The dialog that has the floor puts its question (again). */
  asks: boolean
  /** Goes on with what was just asked about, before that can have been read: it is not asked again. */
  isWritingOn: boolean
  /** The dialog that takes the floor when the one at hand is done. */
  next: { dialog: string; input: object } | null
  /** A button about a case was pressed in passing: a half-filled form goes on afterwards. */
  isInPassing: boolean
  /** Something was decided about a case: the button that led here has done its work. */
  isDeedDone: boolean
  /** The pressed button is not of this chat, or made up. */
  isButtonRefused: boolean
  /** Something was written to the team: outside business hours the person is told when work resumes. */
  closedNoticeFor: Pick<TicketRow, 'companyId' | 'departmentId' | 'calendar'> | null
}

/** Something said on its own; a reply to it belongs to the case that it is about. */
export type Reply = OutgoingMessage & About

export function say(turn: Turn, reply: Reply): void {
  turn.replies.push(reply)
}

export function remark(turn: Turn, ...text: RichText): void {
  turn.remarks.push(text)
}

/** The person of this turn, where only proven people come. */
export function proven(turn: Turn): ContactActor {
  if (!turn.person) throw new Error('a stranger came where only proven people may come')
  return turn.person
}

/** Whom the person speaks for, of their customers whose company offers it; null: to be asked. */
export function speaksFor(turn: Turn, what: keyof Offers): string | null {
  const customers = customersWith(turn, what)
  const { chat } = turn
  if (customers.length === 1) return customers[0]!.customerId
  return customers.some(({ customerId }) => customerId === chat.customerId) ? chat.customerId : null
}

/** How the person reads dates: their language, the time zone of whom they speak for. */
export function readerOf({ language, customers, chat }: Turn): Reader {
  const customer = customers.find(({ customerId }) => customerId === chat.customerId) ?? customers[0]
  return { language, timeZone: customer?.timeZone ?? 'America/Sao_Paulo' }
}

/**
 * Tries a verb of the engine. What the domain refuses is an answer to put into words, not a failure of the message;
 * whatever the verb had already written is undone.
 */
export async function attempt<T>({ tx }: Turn, verb: () => Promise<T>): Promise<T | DomainError> {
  try {
    return await tx.savepoint(verb)
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
}
