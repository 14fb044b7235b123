import { DomainError, type Engine, type Tx } from '#engine'
import { knows } from './floor.ts'
import { fromRow, toRow } from './memory.ts'
import type { TicketTalk } from './ticket/machine.ts'

const HOUR_MS = 60 * 60_000
const AT_A_TIME = 100

/** A mark whose comment never came counts without it (R24). A periodic job; answers how many. */
export async function sweepRatings({ engine }: { engine: Engine }): Promise<number> {
  const before = new Date(engine.clock.now().getTime() - HOUR_MS)
  let settled = 0
  for (;;) {
    const count = await engine.db.transaction(async (tx) => {
      const left = await engine.on(tx).conversations.restingIn(['ticket.mayComment'], before, AT_A_TIME)
      for (const { chatId, state, context } of left) {
        const memory = fromRow({ state, context }, knows)
        if (memory.at) await rate(engine, tx, chatId, memory.at.context as TicketTalk)
        const row = toRow({ ...memory, at: null })
        await engine.on(tx).conversations.replace(chatId, row.state, row.context)
      }
      return left.length
    })
    settled += count
    if (count < AT_A_TIME) return settled
  }
}

async function rate(engine: Engine, tx: Tx, chatId: string, { ticketId, mark }: TicketTalk): Promise<void> {
  const desk = engine.on(tx)
  const person = await desk.chats.personIn(chatId)
  if (!person || !mark) return
  try {
    await tx.savepoint(() => desk.tickets.rate(person, ticketId, { mark }))
  } catch (error) {
    // Rated from another chat meanwhile, or too late: nothing to be done.
    if (!(error instanceof DomainError)) throw error
  }
}
