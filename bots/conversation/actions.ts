import { decodeAction, decodeAtendimentoAction, MARKS, type Mark, NotFound, type TicketAction } from '#engine'
import type { AtendimentoTalkEvent } from './atendimento/machine.ts'
import { atendimentoTalkWords } from './atendimento/words.ts'
import { aboutCase, type Case, caseAt, caseOfNumber } from './case/case.ts'
import { tellGone } from './case/failure.ts'
import type { Words } from './case/machine.ts'
import { begin, happen, takeFloor } from './floor.ts'
import { isForm } from './form/form.ts'
import { saysNotSolved } from './small-talk.ts'
import type { TicketTalkEvent } from './ticket/machine.ts'
import { talkWords } from './ticket/words.ts'
import type { Turn } from './turn.ts'

type Pressed = { about: Case; event: TicketTalkEvent | AtendimentoTalkEvent }

/** A button about a case, on a notice of today or of last year. The id in it is checked against the person. */
export async function pressCaseButton(turn: Turn, data: string): Promise<boolean> {
  const pressed = onTicket(turn, data) ?? onAtendimento(data)
  if (!pressed) return false
  const { content } = turn.message
  turn.memory.pressedOn = content.kind === 'choice' ? content.on : null
  await onCase(turn, pressed.about, pressed.event)
  return true
}

/** Words for a case that is known from what they reply to. */
export async function writeOnCase(turn: Turn, about: Case, words: Words): Promise<void> {
  await onCase(turn, about, { type: 'wrote', words })
}

/** The case whose number was typed. */
export async function showByNumber(turn: Turn, text: string): Promise<boolean> {
  if (!NUMBER.test(text.trim())) return false
  const found = await caseOfNumber(turn, text)
  if (!found) return false
  await onCase(turn, found, { type: 'show' })
  return true
}

const NUMBER = /^#?[\w.-]*\d[\w./-]*\d$/

async function onCase(turn: Turn, about: Case, event: Pressed['event']): Promise<void> {
  const wasFilling = isForm(turn.memory.at?.dialog)
  const inside = caseAt(turn.memory.at)
  if (inside?.kind !== about.kind || inside.id !== about.id) await begin(turn, about.kind, aboutCase(about))
  await happen(turn, event)
  turn.isInPassing = !ENTERS.includes(event.type)
  if (wasFilling) await goOnFilling(turn)
}

/** A deed in passing does not end what the person was filling in. */
export async function goOnFilling(turn: Turn): Promise<void> {
  const { at, lastDraft } = turn.memory
  const isOver = at === null || (caseAt(at) !== null && at.state === 'reading')
  const isWanted = turn.isInPassing || turn.isDeedDone
  // Before there were several forms, nobody noted which one it is.
  if (isWanted && isOver && isFresh(turn)) await takeFloor(turn, lastDraft ?? 'open')
}

/** What was left hours ago is offered at the next greeting, not thrown in. */
function isFresh({ memory: { draftTouchedAt }, now }: Turn): boolean {
  return draftTouchedAt !== null && now.getTime() - Date.parse(draftTouchedAt) < FRESH_MS
}

const FRESH_MS = 60 * 60_000

const ENTERS: readonly string[] = ['show', 'write', 'files']

function onTicket(turn: Turn, data: string): Pressed | null {
  const decoded = decodeAction(data)
  const event = decoded && eventOf(turn, decoded.action, decoded.ticketId, decoded.extra)
  return event && { about: { kind: 'ticket', id: decoded.ticketId }, event }
}

function onAtendimento(data: string): Pressed | null {
  const decoded = decodeAtendimentoAction(data)
  if (!decoded) return null
  const { action, atendimentoId, extra = '' } = decoded
  const about: Case = { kind: 'atendimento', id: atendimentoId }
  if (action !== 'rate') return { about, event: { type: action } }
  return /^[1-5]$/.test(extra) ? { about, event: { type: 'rate', value: Number(extra) } } : null
}

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

/** What the engine does not find, or this person may not know of, is told in the same words. */
export function tellNotFound(turn: Turn, { kind }: Case, error: unknown): void {
  if (!(error instanceof NotFound)) throw error
  const { failed } = kind === 'ticket' ? talkWords(turn.language) : atendimentoTalkWords(turn.language)
  tellGone(turn, failed.gone)
}
