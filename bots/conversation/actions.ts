import { decodeAction, MARKS, type Mark, NotFound, type TicketAction } from '#engine'
import { begin, happen, takeFloor } from './floor.ts'
import { refuseButton } from './refused-button.ts'
import { saysNotSolved } from './small-talk.ts'
import type { TicketTalk, TicketTalkEvent, Words } from './ticket/machine.ts'
import { talkWords } from './ticket/words.ts'
import { proven, remark, type Turn } from './turn.ts'

/** A button about a ticket, on a notice of today or of last year. The id in it is checked against the person. */
export async function pressTicketButton(turn: Turn, data: string): Promise<boolean> {
  const decoded = decodeAction(data)
  if (!decoded) return false
  const event = eventOf(turn, decoded.action, decoded.ticketId, decoded.extra)
  if (!event) return false
  const { content } = turn.message
  turn.memory.pressedOn = content.kind === 'choice' ? content.on : null
  await onTicket(turn, decoded.ticketId, event)
  return true
}

/** Words for a ticket that is known from what they reply to. */
export async function writeOnTicket(turn: Turn, ticketId: string, words: Words): Promise<void> {
  await onTicket(turn, ticketId, { type: 'wrote', words })
}

async function onTicket(turn: Turn, ticketId: string, event: TicketTalkEvent): Promise<void> {
  const wasFilling = turn.memory.at?.dialog === 'open'
  if (!isInside(turn, ticketId)) await begin(turn, 'ticket', { ticketId })
  await happen(turn, event)
  turn.isInPassing = !ENTERS.includes(event.type)
  if (wasFilling) await goOnFilling(turn)
}

/** A deed in passing does not end what the person was filling in. */
export async function goOnFilling(turn: Turn): Promise<void> {
  const { at } = turn.memory
  const isOver = at === null || (at.dialog === 'ticket' && at.state === 'reading')
  const isWanted = turn.isInPassing || turn.isDeedDone
  if (isWanted && isOver && isFresh(turn)) await takeFloor(turn, 'open')
}

/** What was left hours ago is offered at the next greeting, not thrown in. */
function isFresh({ memory: { draftTouchedAt }, now }: Turn): boolean {
  return draftTouchedAt !== null && now.getTime() - Date.parse(draftTouchedAt) < FRESH_MS
}

const FRESH_MS = 60 * 60_000

function isInside({ memory: { at } }: Turn, ticketId: string): boolean {
  return at?.dialog === 'ticket' && (at.context as TicketTalk).ticketId === ticketId
}

const ENTERS: readonly string[] = ['show', 'write', 'files']

function eventOf(turn: Turn, action: TicketAction, ticketId: string, extra = ''): TicketTalkEvent | null {
  switch (action) {
    case 'approve':
      return { type: 'approve', doubt: doubtAbout(turn, ticketId) }
    case 'rate':
      return (MARKS as readonly string[]).includes(extra) ? { type: 'rate', mark: extra as Mark } : null
    case 'acceptProposal':
    case 'declineProposal':
      return { type: action, proposal: extra }
    default:
      return { type: action }
  }
}

/** What the person wrote shortly before, when it says that the problem is still there. */
function doubtAbout({ memory: { lastWords }, now }: Turn, ticketId: string): string | null {
  if (!lastWords || (lastWords.ticketId !== null && lastWords.ticketId !== ticketId)) return null
  const isRecent = now.getTime() - Date.parse(lastWords.at) < DOUBT_MS
  return isRecent && saysNotSolved(lastWords.text) ? lastWords.text.slice(0, 200) : null
}

const DOUBT_MS = 30 * 60_000

/** The ticket whose number was typed. */
export async function showByNumber(turn: Turn, text: string): Promise<boolean> {
  if (!NUMBER.test(text.trim())) return false
  const ticket = await turn.desk.tickets.byNumber(proven(turn), text)
  if (!ticket) return false
  await onTicket(turn, ticket.id, { type: 'show' })
  return true
}

const NUMBER = /^#?[\w.-]*\d[\w./-]*\d$/

/** What the engine does not find, or this person may not know of, is told in the same words. */
export function tellNotFound(turn: Turn, error: unknown): void {
  if (!(error instanceof NotFound)) throw error
  refuseButton(turn)
  remark(turn, talkWords(turn.language).failed.gone)
}
