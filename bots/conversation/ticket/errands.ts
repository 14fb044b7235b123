import {
  customerBulletin,
  DomainError,
  Forbidden,
  isEnded,
  Refused,
  type ShownTicket,
  type TicketNews,
  type TicketVerb,
} from '#engine'
import { caseErrands } from '../case/errands.ts'
import { newKey } from '../choice-data.ts'
import { attempt, proven, readerOf, say, type Turn } from '../turn.ts'
import { explainFailure } from './failure.ts'
import type { TicketTalk, TicketTalkEvent } from './machine.ts'
import { receiptFacts } from './receipt.ts'
import { ticketSide } from './side.ts'

type Errand = (turn: Turn, talk: TicketTalk) => Promise<TicketTalkEvent | undefined>

export const talkErrands: Record<string, Errand> = {
  ...caseErrands(ticketSide),

  mayRefuse: before('refuse'),
  mayRestrict: before('approveWithRestrictions'),
  mayDecline: before('refuseProposal'),

  approveTicket: deed('approved', (turn, { ticketId }) => turn.desk.tickets.approve(proven(turn), ticketId)),

  refuseTicket: deed(
    'refused',
    (turn, { ticketId, words }) => turn.desk.tickets.refuse(proven(turn), ticketId, words ?? { text: '' }),
    keepWords,
  ),

  /** What the person had said is the reason: nobody is made to repeat it. */
  refuseAsDoubted: deed('refused', (turn, { ticketId, doubt }) =>
    turn.desk.tickets.refuse(proven(turn), ticketId, { text: doubt ?? '' }),
  ),

  approveWithRestrictions: deed(
    'approvedWithRestrictions',
    async (turn, { ticketId, words }) => {
      const { followUp } = await turn.desk.tickets.approveWithRestrictions(
        proven(turn),
        ticketId,
        words ?? { text: '' },
      )
      return { followUp: followUp.number }
    },
    keepWords,
  ),

  keepOpen: deed('keptOpen', (turn, { ticketId }) => turn.desk.tickets.keepOpen(proven(turn), ticketId)),

  approveProposal: deed('proposalApproved', (turn, { ticketId, proposal }) =>
    turn.desk.tickets.approveProposal(proven(turn), ticketId, { proposalId: proposal ?? '' }),
  ),

  refuseProposal: deed(
    'proposalRefused',
    (turn, { ticketId, proposal, words }) =>
      turn.desk.tickets.refuseProposal(proven(turn), ticketId, {
        proposalId: proposal ?? '',
        ...(words ?? { text: '' }),
      }),
    keepWords,
  ),

  cancelTicket: deed('cancelled', (turn, { ticketId }) => turn.desk.tickets.cancel(proven(turn), ticketId)),

  async beginFollowUp(turn, talk) {
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explainFailure(turn, talk.ticketId, ticket)
    const { id, number, customerId } = ticket
    turn.next = { dialog: 'open', input: { key: newKey(), customerId, followUp: { id, number } } }
    return { type: 'movedOn' }
  },
}

/** Nobody is asked for the reason of a deed that is not theirs, or that somebody else's has overtaken. */
function before(verb: TicketVerb): Errand {
  return async (turn, talk) => {
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explain(turn, talk, ticket)
    if (ticket.actions.includes(verb)) return undefined
    const isUndecided = ticket.state === 'awaiting_approval' || ticket.proposal !== null
    const why = isUndecided ? new Forbidden(`ticket.${verb}`) : new Refused('not_now', { event: verb })
    return explain(turn, talk, why)
  }
}

/** One of the person's deeds on a ticket: done, and told as it stands now; or told why not. */
function deed(
  news: TicketNews,
  act: (turn: Turn, talk: TicketTalk) => Promise<{ followUp?: string } | object>,
  fail: (turn: Turn, talk: TicketTalk, error: DomainError) => Promise<TicketTalkEvent> = explain,
): Errand {
  return async (turn, talk) => {
    const done = await attempt(turn, () => act(turn, talk))
    if (done instanceof DomainError) return fail(turn, talk, done)
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explainFailure(turn, talk.ticketId, ticket)
    const facts = receiptFacts({
      ...ticket,
      proposal: null,
      followUp: 'followUp' in done ? String(done.followUp) : null,
      ratingOpen: ticket.actions.includes('rate'),
    })
    say(turn, { ...customerBulletin(news, facts, readerOf(turn)), ticketId: ticket.id })
    turn.isDeedDone = true
    return { type: 'done' }
  }
}

function explain(turn: Turn, { ticketId }: TicketTalk, error: DomainError): Promise<TicketTalkEvent> {
  return explainFailure(turn, ticketId, error)
}

/** Somebody else decided first. What was said with the deed is not lost on it: it is a message like any other. */
async function keepWords(turn: Turn, talk: TicketTalk, error: DomainError): Promise<TicketTalkEvent> {
  const ticket = await shown(turn, talk)
  if (error.code !== 'not_now' || ticket instanceof DomainError) return explain(turn, talk, error)
  if (!isEnded(ticket.state)) await explain(turn, talk, error)
  return { type: 'tooLate' }
}

function shown(turn: Turn, { ticketId }: TicketTalk): Promise<ShownTicket | DomainError> {
  return attempt(turn, () => turn.desk.tickets.shown(proven(turn), ticketId))
}
