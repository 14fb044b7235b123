import type { Actor } from '../actor.ts'
import { mustBeAllowed } from '../administration/authority.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import { type Shifts, shiftsUnder } from './shifts.ts'
import type { ChangedRules } from './waiting.ts'

/**
 * What changed rules mean for the tickets that wait under them already (F66). On request only, because people were told
 * other dates.
 */
export function application(
  deps: Deps,
  {
    entity,
    find,
    mayChange,
    rules,
  }: {
    entity: string
    find: (actor: Actor, id: string) => Promise<{ name: string }>
    mayChange: (actor: Actor) => boolean
    rules: (id: string) => ChangedRules
  },
) {
  return {
    /** Which of these tickets would get another date by applyToWaiting. */
    async shifts(actor: Actor, id: string): Promise<Shifts> {
      await find(actor, id)
      return shiftsUnder(deps, actor, rules(id))
    },

    /** Orders the job that gives them the dates that the rules give now; on record with who asked. */
    async applyToWaiting(actor: Actor, id: string): Promise<void> {
      const { name } = await find(actor, id)
      mustBeAllowed(mayChange(actor))
      await atomically(deps.db, async (tx) => {
        await audit(deps).record(tx, actor, { action: 'applied', entity, entityId: id, name })
        await deps.later(tx, 'ticket.reschedule', rules(id))
      })
    },
  }
}
