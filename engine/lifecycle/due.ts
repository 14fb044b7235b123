import type { Tx } from '../database/database.ts'
import type { Engine } from '../engine.ts'
import type { FiredTimer } from './moving.ts'

/** Made once: a step asks only the transaction that it is given, so no verbs are made for each deadline. */
type Nouns = Pick<Engine, 'tickets' | 'atendimentos' | 'digests'>

/** A deadline fell due: whatever it belongs to takes its step. A kind that nobody knows is a bug, and tried again. */
export async function fireDue(engine: Nouns, timer: FiredTimer, tx: Tx): Promise<void> {
  switch (timer.entity) {
    case 'ticket':
      return engine.tickets.fireTimer(tx, timer)
    case 'atendimento':
      return engine.atendimentos.fireTimer(tx, timer)
    case 'operator':
      return engine.digests.fireTimer(tx, timer)
    default:
      throw new Error(`nobody fires the deadlines of ${timer.entity}`)
  }
}
