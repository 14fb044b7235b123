import type { Tx } from '../database/database.ts'
import type { Action } from '../lifecycle/actions.ts'
import type { ServiceOrderRow } from './row.ts'
import type { ServiceOrderStep } from './store.ts'

export type Performed = ServiceOrderStep & { row: ServiceOrderRow; eventId: string }
export type Effects = { perform(tx: Tx, action: Action, step: Performed): Promise<void> }

/** What the machine names, done in the same transaction. An effect without a line here does not pass. */
export function serviceOrderEffects(parts: {
  noteInCase(tx: Tx, step: Performed): Promise<unknown>
  dispatch(tx: Tx, step: Performed): Promise<unknown>
}): Effects {
  return {
    async perform(tx, { type }, step) {
      if (type === 'noteInCase') await parts.noteInCase(tx, step)
      else if (type === 'dispatch') await parts.dispatch(tx, step)
      else throw new Error(`the service order machine names an effect that nobody performs: ${type}`)
    },
  }
}
