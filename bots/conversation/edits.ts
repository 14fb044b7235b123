import { happen, happenAside } from './floor.ts'
import type { KeptMessage } from './homeless/machine.ts'
import type { Draft } from './open/draft.ts'
import { talkWords } from './ticket/words.ts'
import { proven, remark, type Turn } from './turn.ts'

/** A message of theirs says something else now: its log follows with the old text in its history, or what waits does. */
export async function followEdit(turn: Turn, text: string): Promise<void> {
  const { externalId } = turn.message
  if (await turn.desk.tickets.editLog(proven(turn), { externalId, text })) {
    const ticket = await turn.desk.tickets.byMessage(proven(turn), externalId)
    if (ticket && !turn.isLate) remark(turn, talkWords(turn.language).edited(ticket.number))
    return
  }
  const event = { type: 'reworded', text, externalId }
  const { at, waiting } = turn.memory
  if (isFrom(at?.context, externalId)) {
    await happen(turn, event)
    // Only who is looking at the words sees them again.
    turn.asks = at?.state === 'reviewing'
  }
  for (const name of ['open', 'homeless'] as const)
    if (isFrom(waiting[name]?.context, externalId)) await happenAside(turn, name, event)
}

function isFrom(context: object | undefined, externalId: string): boolean {
  const { said, titleFrom } = (context ?? {}) as Partial<Draft & KeptMessage>
  return titleFrom === externalId || said?.[externalId] !== undefined
}
