import type { Engine } from '#engine'
import { knows } from './floor.ts'
import { draftTitle, menuKeyboard } from './home.ts'
import { draftIn, fromRow, toRow } from './memory.ts'
import type { Draft } from './open/draft.ts'
import { commonWords } from './words.ts'

const WEEK_MS = 7 * 24 * 60 * 60_000
const AT_A_TIME = 100

/** Drops half-filled tickets that nobody touched for seven days, and tells their people. A periodic job; answers how many. */
export async function sweepDrafts({ engine }: { engine: Engine }): Promise<number> {
  const before = new Date(engine.clock.now().getTime() - WEEK_MS)
  let dropped = 0
  for (;;) {
    const count = await engine.db.transaction(async (tx) => {
      const desk = engine.on(tx)
      const forgotten = await desk.conversations.forgottenDrafts(before, AT_A_TIME)
      for (const { chatId, channel, language, state, context } of forgotten) {
        const memory = fromRow({ state, context }, knows)
        const draft = draftIn(memory)
        const { open: _, ...waiting } = memory.waiting
        const at = memory.at?.dialog === 'open' ? null : memory.at
        const row = toRow({ ...memory, at, waiting, draftTouchedAt: null })
        await desk.conversations.replace(chatId, row.state, row.context)
        if (!draft || (channel !== 'telegram' && channel !== 'whatsapp')) continue
        const title = draftTitle(draft.context as Draft, { language })
        await desk.outbox.send({
          channel,
          chatId,
          kind: 'dialog.draft_dropped',
          payload: {
            text: [commonWords(language).draftDropped(title)],
            keyboard: menuKeyboard({ language }),
          },
        })
      }
      return forgotten.length
    })
    dropped += count
    if (count < AT_A_TIME) return dropped
  }
}
