import type { Engine } from '#engine'
import { knows } from './floor.ts'
import { isForm } from './form/form.ts'
import { draftTitle } from './home.ts'
import { draftsIn, fromRow, type Memory, toRow } from './memory.ts'
import { commonWords } from './words.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000
const AT_A_TIME = 100

/** Drops half-filled forms that nobody touched for seven days, and tells their people. A periodic job; answers how many. */
export async function sweepDrafts({ engine }: { engine: Engine }): Promise<number> {
  const before = new Date(engine.clock.now().getTime() - WEEK_MS)
  let dropped = 0
  for (;;) {
    const count = await engine.db.transaction(async (tx) => {
      const desk = engine.on(tx)
      const forgotten = await desk.conversations.forgottenDrafts(before, AT_A_TIME)
      for (const { chatId, channel, language, state, context } of forgotten) {
        const memory = fromRow({ state, context }, knows)
        const row = toRow(withoutDrafts(memory))
        await desk.conversations.replace(chatId, row.state, row.context)
        if (channel !== 'telegram' && channel !== 'whatsapp') continue
        for (const draft of draftsIn(memory)) {
          const { draftDropped, contatoDropped } = commonWords(language)
          const tell = draft.dialog === 'open' ? draftDropped : contatoDropped
          const text = [tell(draftTitle(draft, { language }))]
          await desk.outbox.send({ channel, chatId, kind: 'dialog.draft_dropped', payload: { text } })
        }
      }
      return forgotten.length
    })
    dropped += count
    if (count < AT_A_TIME) return dropped
  }
}

function withoutDrafts(memory: Memory): Memory {
  const waiting = Object.entries(memory.waiting).filter(([name]) => !isForm(name))
  return {
    ...memory,
    at: isForm(memory.at?.dialog) ? null : memory.at,
    waiting: Object.fromEntries(waiting),
    draftTouchedAt: null,
    lastDraft: null,
  }
}
