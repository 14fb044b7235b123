import { goOnFilling, pressTicketButton, showByNumber, tellNotFound, writeOnTicket } from './actions.ts'
import { decodeChoice, newKey } from './choice-data.ts'
import { commandIn } from './commands.ts'
import { begin, happen, hear, stepAside, takeFloor } from './floor.ts'
import { greet, listTickets, offerApprovals, openTicket, sendFile } from './home.ts'
import { keptWords } from './homeless/dialog.ts'
import { type Content, quotableWords } from './incoming.ts'
import { idsOf } from './open/errands.ts'
import { refuseButton } from './refused-button.ts'
import { askLeave, choose, help } from './settings.ts'
import { isGreeting, isThanks } from './small-talk.ts'
import type { TicketTalk } from './ticket/machine.ts'
import { proven, remark, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** Which dialog a message of a proven person is for. Any message has a home. */
export async function route(turn: Turn): Promise<void> {
  const { content, replyTo } = turn.message
  if (content.kind === 'choice') return press(turn, content.data)
  if (content.kind === 'text' && (await command(turn, content.text))) return
  if (replyTo && (await reply(turn, replyTo, content))) return
  if (comesBack(turn)) await stepAside(turn)
  if (isSmallTalk(turn, content)) return smallTalk(turn, content)
  if (content.kind === 'text' && isIdle(turn) && (await showByNumber(turn, content.text))) return
  if (await hear(turn)) return goOnFilling(turn)
  await atHome(turn, content)
}

async function press(turn: Turn, data: string): Promise<void> {
  if (await pressTicketButton(turn, data)) return
  const pressed = decodeChoice(data)
  if (pressed?.dialog === 'home' && (await choose(turn, pressed.verb, pressed.value))) return
  if (pressed?.dialog === 'files') return ticketFiles(turn, pressed.verb)
  if (pressed?.dialog === 'file') {
    return sendFile(turn, pressed.verb, Number(pressed.value)).catch((error) => tellNotFound(turn, error))
  }
  if (await hear(turn)) return goOnFilling(turn)
  if (pressed && (await wake(turn, pressed.dialog, pressed.key))) return
  if (pressed?.dialog === 'tickets') return listTickets(turn)
  if (!pressed) refuseButton(turn)
  if (turn.isLate) return
  remark(turn, commonWords(turn.language).oldButton)
  turn.asks = true
}

/** A button of a dialog that waits brings it back. */
async function wake(turn: Turn, dialog: string, key: string): Promise<boolean> {
  if (dialog !== 'open' && dialog !== 'homeless') return false
  const waiting = turn.memory.waiting[dialog]
  if ((waiting?.context as { key?: string } | undefined)?.key !== key) return false
  await takeFloor(turn, dialog)
  await hear(turn)
  return true
}

async function ticketFiles(turn: Turn, ticketId: string): Promise<void> {
  await begin(turn, 'ticket', { ticketId })
  await happen(turn, { type: 'files' })
}

/** The menu and the commands, in both languages, whatever is being talked about. */
async function command(turn: Turn, text: string): Promise<boolean> {
  const name = commandIn(text)
  switch (name) {
    case 'start':
      await greet(turn)
      return true
    case 'open':
      if (startsConversation(turn)) await offerApprovals(turn)
      await openTicket(turn)
      return true
    case 'mine':
      if (startsConversation(turn)) await offerApprovals(turn)
      await listTickets(turn)
      return true
    case 'help':
      help(turn)
      return true
    case 'leave':
      askLeave(turn)
      return true
    default:
      return false
  }
}

/** A reply to a message about a ticket is a log of that ticket, unless that ticket just asked for words. */
async function reply(turn: Turn, replyTo: string, content: Content): Promise<boolean> {
  const text = quotableWords(content, commonWords(turn.language).forwarded)
  if (content.kind === 'edited' || (text.trim() === '' && turn.files.length === 0)) return false
  const ticket = await turn.desk.tickets.byMessage(proven(turn), replyTo)
  if (!ticket) return false
  const { at } = turn.memory
  const isAsked = at?.dialog === 'ticket' && (at.context as TicketTalk).ticketId === ticket.id
  if (isAsked && (await hear(turn))) return true
  const { externalId } = turn.message
  await writeOnTicket(turn, ticket.id, { text, attachmentIds: idsOf(turn.files), externalId })
  return true
}

/** Nothing was asked: a ticket's number is a wish to see it. */
function isIdle({ memory: { at } }: Turn): boolean {
  return at === null || at.state === 'reading' || at.state === 'shown'
}

/** Inside a ticket and while filling one in, even "obrigado" may be meant for it. */
function isSmallTalk({ memory: { at } }: Turn, content: Content): boolean {
  if (content.kind === 'sticker') return at === null
  if (content.kind !== 'text') return false
  const isIdle = at === null || (at.dialog === 'tickets' && at.state === 'shown')
  return isIdle ? isGreeting(content.text) || isThanks(content.text) : false
}

async function smallTalk(turn: Turn, content: Content): Promise<void> {
  const words = commonWords(turn.language)
  if (content.kind === 'text' && isGreeting(content.text)) return greet(turn)
  if (!turn.isLate) remark(turn, content.kind === 'sticker' ? words.sticker : words.youAreWelcome)
}

/** After a pause nobody is inside a ticket any more, and a greeting is no title. */
function comesBack(turn: Turn): boolean {
  const { at } = turn.memory
  const { content } = turn.message
  if (!at || pauseOf(turn) < PAUSE_MS) return false
  if (at.dialog === 'ticket') return at.state === 'reading'
  return content.kind === 'text' && isGreeting(content.text)
}

function startsConversation(turn: Turn): boolean {
  return pauseOf(turn) > NEW_CONVERSATION_MS
}

/** By the time at which it was written: what waited while we were away was no pause of the person's. */
function pauseOf({ memory: { heardAt }, message: { at }, now }: Turn): number {
  return heardAt === null ? Number.POSITIVE_INFINITY : (at ?? now).getTime() - Date.parse(heardAt)
}

const PAUSE_MS = 60 * 60_000
const NEW_CONVERSATION_MS = 8 * 60 * 60_000

/** Nobody expected it: kept, and the person is asked where it belongs. */
async function atHome(turn: Turn, content: Content): Promise<void> {
  const text = keptWords(content, turn)
  if (text === null) {
    if (!turn.isLate) remark(turn, commonWords(turn.language).notHeard)
    turn.asks = true
    return
  }
  if (turn.memory.waiting.homeless) {
    await takeFloor(turn, 'homeless')
    await hear(turn)
    return
  }
  const { externalId } = turn.message
  await begin(turn, 'homeless', { key: newKey(), text, externalId, files: turn.files })
}
