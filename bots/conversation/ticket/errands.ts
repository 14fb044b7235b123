import {
  customerBulletin,
  DomainError,
  encodeAction,
  Forbidden,
  isEnded,
  Refused,
  type ShownTicket,
  type TicketNews,
  type TicketVerb,
  ticketWords,
} from '#engine'
import { encodeChoice, newKey } from '../choice-data.ts'
import { shortened } from '../open/labels.ts'
import { isThanks } from '../small-talk.ts'
import { attempt, proven, readerOf, remark, say, type Turn } from '../turn.ts'
import { commonWords } from '../words.ts'
import { ticketCard } from './card.ts'
import { explainFailure } from './failure.ts'
import type { TicketTalk, TicketTalkEvent } from './machine.ts'
import { receiptFacts } from './receipt.ts'
import { talkWords } from './words.ts'

type Errand = (turn: Turn, talk: TicketTalk) => Promise<TicketTalkEvent | undefined>

export const talkErrands: Record<string, Errand> = {
  async showTicket(turn, talk) {
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explainFailure(turn, talk.ticketId, ticket)
    say(turn, ticketCard(ticket, turn))
    return { type: 'done' }
  },

  async showFiles(turn, talk) {
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explainFailure(turn, talk.ticketId, ticket)
    const words = talkWords(turn.language)
    if (ticket.files.length === 0) remark(turn, words.noFiles)
    else {
      say(turn, {
        text: [{ bold: `${ticket.number} · ${ticket.title}` }, '\n', words.chooseFile],
        choices: numbered(ticket.files.slice(0, 30)).map((name, n) => [
          { label: `📎 ${shortened(name, 40)}`, data: encodeChoice('file', '', ticket.id, String(n)) },
        ]),
        ticketId: ticket.id,
      })
    }
    return { type: 'done' }
  },

  async stayPut(turn, { ticketId }) {
    const { show } = ticketWords(turn.language).buttons
    say(turn, {
      text: [talkWords(turn.language).unchanged],
      choices: [[{ label: show, data: encodeAction('show', ticketId) }]],
      ticketId,
    })
    turn.isInPassing = true
    return { type: 'done' }
  },

  async writeLog(turn, talk) {
    const { ticketId, words } = talk
    if (!words) return { type: 'failed' }
    const written = await attempt(turn, () => turn.desk.tickets.write(proven(turn), ticketId, words))
    if (!(written instanceof DomainError)) {
      if (!turn.isHurried) remark(turn, talkWords(turn.language).logged(written.number))
      turn.closedNoticeFor = written
      return { type: 'done' }
    }
    if (written.code !== 'not_now') return explainFailure(turn, ticketId, written)
    if (isThanks(words.text)) {
      remark(turn, commonWords(turn.language).youAreWelcome)
      return { type: 'done' }
    }
    // It has ended and does not open again (R23): the words wait for a new ticket linked to it.
    const ended = await shown(turn, talk)
    if (ended instanceof DomainError) return explainFailure(turn, ticketId, ended)
    const { text, externalId } = words
    const followUp = { id: ended.id, number: ended.number, title: ended.title, customerId: ended.customerId }
    turn.next = {
      dialog: 'homeless',
      input: { key: newKey(), text, externalId, files: turn.files, followUp },
    }
    return { type: 'movedOn' }
  },

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

  /** Whether the mark can be given at all, before anything is asked. */
  async askForComment(turn, talk) {
    const ticket = await shown(turn, talk)
    if (ticket instanceof DomainError) return explainFailure(turn, talk.ticketId, ticket)
    if (ticket.actions.includes('rate'))
      return { type: talk.mark && ticket.commentFor.includes(talk.mark) ? 'commentWanted' : 'done' }
    const { failed } = talkWords(turn.language)
    remark(turn, ticket.rating ? failed.rated : failed.ratingOver)
    return { type: 'failed' }
  },

  async rateTicket(turn, { ticketId, mark, words }) {
    const comment = words?.text.trim()
    const rated = await attempt(turn, () =>
      turn.desk.tickets.rate(proven(turn), ticketId, { mark: mark!, ...(comment ? { comment } : {}) }),
    )
    if (!(rated instanceof DomainError)) {
      remark(turn, talkWords(turn.language).rated)
      turn.isDeedDone = true
      return { type: 'done' }
    }
    return rated.code === 'rating.comment' ? { type: 'commentWanted' } : explainFailure(turn, ticketId, rated)
  },

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

/** Photos have no names of their own: those that are called alike are told apart by number. */
function numbered(files: readonly { name: string }[]): string[] {
  const names = files.map(({ name }) => name)
  return names.map((name, n) => {
    const isAlone = names.indexOf(name) === names.lastIndexOf(name)
    return isAlone ? name : `${names.slice(0, n + 1).filter((each) => each === name).length}. ${name}`
  })
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
