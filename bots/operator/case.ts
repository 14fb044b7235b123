import type { AtDesk, DeskAction, OutgoingMessage, Words } from '#engine'
import { atendimentoAtDesk } from './atendimento.ts'
import { ticketAtDesk } from './ticket.ts'
import type { Visit } from './visit.ts'

/** What an operator does in the chat with a ticket or an atendimento: both are worked alike. */
export type CaseAtDesk = {
  /** Throws NotFound for what the operator may not see. */
  shown(): Promise<ShownCase>
  claim(): Moved
  release(): Moved
  /** A public log, and one that only the team reads. */
  write(words: Words): Moved
  note(words: Words): Moved
  ask(words: Words): Moved
  /** How it can end, where there is a choice; none: just with words. */
  endings(): Promise<Named[]>
  solve(words: Words, ending: string | null): Moved
  /** Where it can go on. */
  ways(): Promise<Named[]>
  forward(words: Words, way: string): Moved
}

/** Whatever was done, the number that people know the case by. */
type Moved = Promise<string>

export type Named = { id: string; name: string }

export type ShownCase = {
  number: string
  /** In words. */
  state: string
  /** What the machine and the policy allow now. */
  actions: readonly DeskAction[]
  card: OutgoingMessage
  /** Files on the case that can be sent, newest last. */
  fileIds: string[]
}

export function caseAt(visit: Visit, { kind, id }: AtDesk): CaseAtDesk {
  return kind === 'ticket' ? ticketAtDesk(visit, id) : atendimentoAtDesk(visit, id)
}
