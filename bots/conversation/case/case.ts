import type { CaseKind } from '#engine'
import type { Position } from '../dialog.ts'
import { proven, type Turn } from '../turn.ts'

/** A ticket or an atendimento that a message or a button is about. Each kind has a dialog of its name. */
export type Case = { kind: CaseKind; id: string }

/** Makes a reply to one of our messages belong to the case. */
export type About = { ticketId?: string; atendimentoId?: string }

export function aboutCase({ kind, id }: Case): { ticketId: string } | { atendimentoId: string } {
  return kind === 'ticket' ? { ticketId: id } : { atendimentoId: id }
}

/** The case that the person is inside of. */
export function caseAt(at: Position | null): Case | null {
  const { ticketId, atendimentoId } = (at?.context ?? {}) as About
  if (at?.dialog === 'ticket' && ticketId) return { kind: 'ticket', id: ticketId }
  return at?.dialog === 'atendimento' && atendimentoId ? { kind: 'atendimento', id: atendimentoId } : null
}

type Found = Case & { number: string }

/** The case that a chat message belongs to: one of ours that was replied to, or words of theirs. */
export async function caseOfMessage(turn: Turn, externalId: string): Promise<Found | null> {
  const ticket = await turn.desk.tickets.byMessage(proven(turn), externalId)
  if (ticket) return { kind: 'ticket', ...ticket }
  const atendimento = await turn.desk.atendimentos.byMessage(proven(turn), externalId)
  return atendimento ? { kind: 'atendimento', id: atendimento.id, number: atendimento.protocol } : null
}

/** The case whose number or protocol was typed. */
export async function caseOfNumber(turn: Turn, text: string): Promise<Case | null> {
  const ticket = await turn.desk.tickets.byNumber(proven(turn), text)
  if (ticket) return { kind: 'ticket', id: ticket.id }
  const atendimento = await turn.desk.atendimentos.byProtocol(proven(turn), text)
  return atendimento ? { kind: 'atendimento', id: atendimento.id } : null
}
