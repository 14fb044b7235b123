import type { Actor } from '../actor.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import type { Deps } from '../deps.ts'
import type { ChangedRules } from './waiting.ts'

/**
 * Orders the job that gives the tickets which wait already the dates of rules that changed; on record with who asked.
 * On request only, because people were told other dates.
 */
export async function applyToWaiting(
  deps: Deps,
  actor: Actor,
  changed: ChangedRules,
  of: { entity: string; entityId: string; name: string },
): Promise<void> {
  await atomically(deps.db, async (tx) => {
    await audit(deps).record(tx, actor, { action: 'applied', ...of })
    await deps.later(tx, 'ticket.reschedule', changed)
  })
}
