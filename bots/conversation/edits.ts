import { atendimentoTalkWords } from './atendimento/words.ts'
import { aboutCase, caseOfMessage } from './case/case.ts'
import { happen, happenAside, isWaiting } from './floor.ts'
import type { KeptMessage } from './homeless/machine.ts'
import type { Draft } from './open/draft.ts'
import { talkWords } from './ticket/words.ts'
import { proven, remark, say, type Turn } from './turn.ts'
import { commonWords } from './words.ts'

/** A message of theirs says something else now: its log follows with the old text in its history, or what waits does. */
export async function followEdit(turn: Turn, text: string): Promise<void> {
  const { externalId } = turn.message
  if (await editLog(turn, text)) {
    const found = turn.isLate ? null : await caseOfMessage(turn, externalId)
    if (!found) return
    const { edited } =
      found.kind === 'ticket' ? talkWords(turn.language) : atendimentoTalkWords(turn.language)
    return remark(turn, edited(found.number))
  }
  const event = { type: 'reworded', text, externalId }
  const { at, waiting } = turn.memory
  if (isFrom(at?.context, externalId)) {
    await happen(turn, event)
    // Only who is looking at the words sees them again.
    turn.asks = at?.state === 'reviewing'
  }
  for (const [name, position] of Object.entries(waiting))
    if (isWaiting(name) && isFrom(position.context, externalId)) await happenAside(turn, name, event)
  if (!turn.isLate) tellIsOpened(turn)
}

/** A message of theirs is gone from the chat: its log says so, with what it was in its history. */
export async function followRevocation(turn: Turn): Promise<void> {
  await editLog(turn, commonWords(turn.language).revoked)
}

/** What was opened keeps the words it was opened with; a correction has a place all the same. */
function tellIsOpened(turn: Turn): void {
  const { lastOpened } = turn.memory
  if (!lastOpened?.from.includes(turn.message.externalId)) return
  say(turn, {
    text: [commonWords(turn.language).editedTooLate(lastOpened.number)],
    ...aboutCase(lastOpened),
  })
}

async function editLog(turn: Turn, text: string): Promise<boolean> {
  const { tickets, atendimentos } = turn.desk
  const edit = { externalId: turn.message.externalId, text }
  return (await tickets.editLog(proven(turn), edit)) || (await atendimentos.editLog(proven(turn), edit))
}

function isFrom(context: object | undefined, externalId: string): boolean {
  const { said, titleFrom } = (context ?? {}) as Partial<Draft & KeptMessage>
  return titleFrom === externalId || said?.[externalId] !== undefined
}
