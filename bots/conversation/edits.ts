import { happen } from './floor.ts'
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
  const { at } = turn.memory
  if (at?.dialog === 'open') {
    const { sources } = at.context as Draft
    const field = (['title', 'description'] as const).find((each) => sources[each] === externalId)
    if (field) await happen(turn, { type: 'reworded', field, text } as { type: string })
  }
  if (at?.dialog === 'homeless' && (at.context as KeptMessage).externalId === externalId)
    await happen(turn, { type: 'reworded', text } as { type: string })
}
