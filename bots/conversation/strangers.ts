import { type Engine, INVITE_DAYS } from '#engine'
import { newKey } from './choice-data.ts'
import { noteFiles } from './files.ts'
import { begin } from './floor.ts'
import type { FirstWords } from './identify/first-words.ts'
import { identifyMachine } from './identify/machine.ts'
import { BLANK, toRow } from './memory.ts'
import type { Turn } from './turn.ts'

const WAITED_MS = INVITE_DAYS * 24 * 60 * 60_000
const AT_A_TIME = 100

/** What the person wrote before they were known asks for its ticket, now that it may. */
export async function offerFirstWords(turn: Turn, kept: readonly FirstWords[]): Promise<void> {
  if (kept.length === 0 || turn.customers.length === 0) return
  const files = await noteFiles(
    turn,
    kept.flatMap((each) => each.files),
  )
  await begin(turn, 'homeless', {
    key: newKey(),
    text: kept.flatMap(({ text }) => text || []).join('\n'),
    externalId: kept[0]!.externalId,
    said: Object.fromEntries(kept.map(({ externalId, text }) => [externalId, text])),
    files,
    isEarlier: true,
  })
}

/** Forgets strangers, and all they wrote, who did not prove who they are for as long as an invite lives. A periodic job; answers how many. */
export async function forgetStrangers({ engine }: { engine: Engine }): Promise<number> {
  const before = new Date(engine.clock.now().getTime() - WAITED_MS)
  const { state, context } = toRow(BLANK)
  let forgotten = 0
  for (;;) {
    const count = await engine.db.transaction(async (tx) => {
      const { conversations } = engine.on(tx)
      const left = await conversations.restingIn(STATES, before, AT_A_TIME)
      for (const { chatId } of left) await conversations.replace(chatId, state, context)
      return left.length
    })
    forgotten += count
    if (count < AT_A_TIME) return forgotten
  }
}

const STATES = Object.keys(identifyMachine.states).map((state) => `identify.${state}`)
