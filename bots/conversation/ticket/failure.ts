import { DomainError, Forbidden, NotFound, type TicketState, ticketWords } from '#engine'
import { tellGone, tellNotRated } from '../case/failure.ts'
import type { CaseEvent } from '../case/machine.ts'
import { caseWords } from '../case/words.ts'
import { attempt, proven, remark, type Turn } from '../turn.ts'
import { talkWords } from './words.ts'

/** Why it did not happen, in friendly words and with how the ticket stands now. */
export async function explainFailure(turn: Turn, ticketId: string, error: DomainError): Promise<CaseEvent> {
  const { failed } = talkWords(turn.language)
  if (error instanceof NotFound) return tellGone(turn, failed.gone)
  if (error instanceof Forbidden) remark(turn, failed.forbidden)
  else if (error.code === 'proposal.replaced') remark(turn, failed.proposalReplaced)
  else if (error.code === 'not_now') await explainState(turn, ticketId, String(error.details.event))
  else remark(turn, caseWords(turn.language).failed.other)
  return { type: 'failed' }
}

async function explainState(turn: Turn, ticketId: string, event: string): Promise<void> {
  const { failed } = talkWords(turn.language)
  const ticket = await attempt(turn, () => turn.desk.tickets.shown(proven(turn), ticketId))
  if (ticket instanceof DomainError) return remark(turn, failed.gone)
  const state = ticketWords(turn.language).state[ticket.state as TicketState]
  if (event === 'rate') return tellNotRated(turn, ticket)
  if (ticket.state === 'closed') return remark(turn, failed.alreadyClosed(ticket.number))
  if (DECISIONS.includes(event) && ticket.ball === 'team')
    return remark(turn, failed.alreadyOpen(ticket.number, state))
  remark(turn, failed.notNow(state))
}

const DECISIONS = [
  'approve',
  'refuse',
  'approveWithRestrictions',
  'keepOpen',
  'approveProposal',
  'refuseProposal',
]
