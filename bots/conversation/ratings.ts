import { DomainError, type Engine, type Tx } from '#engine'
import type { AtendimentoTalk } from './atendimento/machine.ts'
import type { Position } from './dialog.ts'
import { knows } from './floor.ts'
import { fromRow, toRow } from './memory.ts'
import type { TicketTalk } from './ticket/machine.ts'

const HOUR_MS = 60 * 60_000
const AT_A_TIME = 100
const WAITING = ['ticket.mayComment', 'atendimento.mayComment']

/** A mark whose comment never came counts without it (R24, R65). A periodic job; answers how many. */
export async function sweepRatings({ engine }: { engine: Engine }): Promise<number> {
  const before = new Date(engine.clock.now().getTime() - HOUR_MS)
  let settled = 0
  for (;;) {
    const count = await engine.db.transaction(async (tx) => {
      const left = await engine.on(tx).conversations.restingIn(WAITING, before, AT_A_TIME)
      for (const { chatId, state, context } of left) {
        const memory = fromRow({ state, context }, knows)
        if (memory.at) await rate(engine, tx, chatId, memory.at)
        const row = toRow({ ...memory, at: null })
        await engine.on(tx).conversations.replace(chatId, row.state, row.context)
      }
      return left.length
    })
    settled += count
    if (count < AT_A_TIME) return settled
  }
}

async function rate(engine: Engine, tx: Tx, chatId: string, { dialog, context }: Position): Promise<void> {
  const { chats, tickets, atendimentos } = engine.on(tx)
  const person = await chats.personIn(chatId)
  const { ticketId, mark } = context as TicketTalk
  const { atendimentoId, value } = context as AtendimentoTalk
  if (!person) return
  try {
    await tx.savepoint(async () => {
      if (dialog === 'ticket' && mark) await tickets.rate(person, ticketId, { mark })
      if (dialog === 'atendimento' && value) await atendimentos.rate(person, atendimentoId, { value })
    })
  } catch (error) {
    // Rated from another chat meanwhile, or too late: nothing to be done.
    if (!(error instanceof DomainError)) throw error
  }
}
