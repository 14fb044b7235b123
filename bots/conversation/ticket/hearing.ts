import { decisionIn, pressedInCase, wordsForCase } from '../case/hearing.ts'
import type { Content } from '../incoming.ts'
import type { Turn } from '../turn.ts'
import type { TicketTalk, TicketTalkEvent } from './machine.ts'

/** What a message means inside a ticket: words for it, or the answer to what was asked. */
export function hearTalk(
  content: Content,
  { state, context }: { state: string; context: TicketTalk },
  turn: Turn,
): TicketTalkEvent | null {
  if (content.kind === 'choice') return pressedInCase(content.data, 'ticket', context.ticketId)
  const words = wordsForCase(content, turn)
  if (words === null) return null
  return isDecision(state) ? decisionIn(words.text) : { type: 'wrote', words }
}

function isDecision(state: string): boolean {
  return state === 'doubting' || state === 'doubtingCancel' || state === 'acceptingProposal'
}
