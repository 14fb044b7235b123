import {
  type Choice,
  encodeAction,
  formatDateTime,
  proposalText,
  type RichText,
  ratingChoices,
  type ShownTicket,
  type Span,
  type TicketAction,
  ticketWords,
} from '#engine'
import { filesButton } from '../case/files.ts'
import { lastWords } from '../case/last-words.ts'
import { caseWords } from '../case/words.ts'
import { proven, type Reply, readerOf, type Turn } from '../turn.ts'
import { talkWords } from './words.ts'

/** A ticket as its customer sees it: where it stands, who has it, the last words, and what can be done now. */
export function ticketCard(ticket: ShownTicket, turn: Turn): Reply {
  return { text: cardText(ticket, turn), choices: cardChoices(ticket, turn), ticketId: ticket.id }
}

function cardText(ticket: ShownTicket, turn: Turn): RichText {
  const words = talkWords(turn.language)
  const common = caseWords(turn.language)
  const { state, mark } = ticketWords(turn.language)
  const reader = { ...readerOf(turn), timeZone: ticket.timeZone }
  const when = (date: Date) => formatDateTime(date, reader)
  const isOwn = ticket.contactId === proven(turn).id
  const lines: Span[][] = [
    [{ bold: `${ticket.number} · ${ticket.title}` }],
    [stateSign(ticket), ' ', { bold: state[ticket.state] }, waiting(ticket, turn)],
    [ticket.operatorName ? common.responsible(ticket.operatorName) : common.nobodyYet],
    [isOwn ? words.opened(when(ticket.openedAt)) : words.openedBy(ticket.contactName, when(ticket.openedAt))],
  ]
  if (ticket.state === 'new' && ticket.dueAt) lines.push([words.expected(when(ticket.dueAt))])
  if (ticket.closesAt) lines.push([{ italic: words.closes(when(ticket.closesAt)) }])
  if (ticket.followUpOf) lines.push([words.followUpOf(ticket.followUpOf)])
  if (ticket.duplicateOf) lines.push([words.duplicateOf(ticket.duplicateOf)])
  if (ticket.rating) lines.push([common.youRated(mark[ticket.rating.mark as keyof typeof mark])])
  const proposal = ticket.proposal ? proposalText(ticket.proposal, reader) : []
  return [
    ...lines.flatMap((line, n): Span[] => (n === 0 ? line : ['\n', ...line])),
    ...proposal,
    ...lastWords(ticket.logs, ticket.description, turn),
    ...(ticket.actions.includes('write') ? ['\n\n', { italic: words.writeHere }] : []),
  ]
}

function waiting({ ball }: ShownTicket, { language }: Turn): string {
  return ball === 'customer' ? ` · ${caseWords(language).waitsForYou}` : ''
}

/** Colour is never the only sign: the state stands beside it in words. */
export function stateSign({ state, ball }: { state: ShownTicket['state']; ball: string }): string {
  if (ball === 'customer') return '🔔'
  if (state === 'closed') return '✅'
  if (state === 'rejected' || state === 'cancelled') return '⚪'
  return state === 'new' ? '🆕' : '🔵'
}

function cardChoices(ticket: ShownTicket, turn: Turn): Choice[][] {
  const { buttons } = ticketWords(turn.language)
  const own = talkWords(turn.language).buttons
  const filesLabel = caseWords(turn.language).buttons.files
  const may = (verb: ShownTicket['actions'][number]) => ticket.actions.includes(verb)
  const act = (label: string, action: TicketAction, extra?: string): Choice => {
    return { label, data: encodeAction(action, ticket.id, extra) }
  }
  const proposal = ticket.proposal?.id.slice(-8)
  const rows: Choice[][] = []
  if (may('approve')) rows.push([act(buttons.approve, 'approve'), act(buttons.refuse, 'refuse')])
  if (may('approveWithRestrictions')) rows.push([act(buttons.restrict, 'restrict')])
  if (may('approveProposal')) rows.push([act(buttons.acceptProposal, 'acceptProposal', proposal)])
  if (may('refuseProposal')) rows.push([act(buttons.declineProposal, 'declineProposal', proposal)])
  if (may('rate')) rows.push(...ratingChoices(ticket.id, { language: turn.language }))
  const below: Choice[] = []
  if (may('write')) below.push(act(buttons.write, 'write'))
  if (ticket.files.length > 0)
    below.push({
      label: filesLabel(ticket.files.length),
      data: filesButton({ kind: 'ticket', id: ticket.id }),
    })
  if (below.length > 0) rows.push(below)
  if (may('keepOpen')) rows.push([act(buttons.keep, 'keep')])
  if (may('cancel')) rows.push([act(own.cancel, 'cancel')])
  if (ticket.closedAt) rows.push([act(buttons.followUp, 'followUp')])
  return rows
}
