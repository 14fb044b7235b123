import type { Actor, OperatorActor } from '../actor.ts'
import type { Tx } from '../database/database.ts'
import type { MoveAtendimento } from './atendimentos.ts'
import type { AtendimentoRow } from './row.ts'

/** What hangs on a case and is told in its history: who makes it, and what the history keeps. */
type Made = {
  data: Record<string, unknown>
  /** Makes it on the locked case, in the same transaction, before the case moves. */
  make(tx: Tx, row: AtendimentoRow): Promise<void>
}

/** For the parts that hang something on a case: each is one step of the case, so that both happen or none. */
export function hangingVerbs(move: MoveAtendimento) {
  return {
    /** A new service order (R53). Only by the responsible of a claimed case. */
    serviceOrderCreated: (by: OperatorActor, id: string, { data, make }: Made) =>
      move(by, id, { verb: 'createServiceOrder', event: { type: 'createServiceOrder' }, data, before: make }),

    /** A service order moved: its own policy has decided who may. */
    serviceOrderMoved: (by: Actor, id: string, { data, make }: Made) =>
      move(by, id, { verb: 'note', event: { type: 'serviceOrderMoved' }, data, before: make }),

    /** Something was done to the connection (R51). */
    connectionChanged: (by: OperatorActor, id: string, { data, make }: Made) =>
      move(by, id, { verb: 'changeConnection', event: { type: 'changeConnection' }, data, before: make }),

    /** A lead was created (R52). */
    leadCreated: (by: OperatorActor, id: string, { data, make }: Made) =>
      move(by, id, { verb: 'createLead', event: { type: 'createLead' }, data, before: make }),
  }
}
