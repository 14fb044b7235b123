import type { Tx } from '../database/database.ts'
import type { Engine } from '../engine.ts'
import type { FiredTimer } from './moving.ts'

/** A deadline fell due: whatever it belongs to takes its step. A kind that nobody knows is a bug, and tried again. */
export function fireDue(engine: Pick<Engine, 'on'>, timer: FiredTimer, tx: Tx): Promise<void> {
  const { tickets, atendimentos, digests } = engine.on(tx)
  switch (timer.entity) {
    case 'ticket':
      return tickets.fireTimer(tx, timer)
    case 'atendimento':
      return atendimentos.fireTimer(tx, timer)
    case 'operator':
      return digests.fireTimer(tx, timer)
    default:
      throw new Error(`nobody fires the deadlines of ${timer.entity}`)
  }
}
