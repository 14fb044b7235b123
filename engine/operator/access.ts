import type { Actor } from '../actor.ts'
import { atomically } from '../administration/rows.ts'
import { audit } from '../audit/audit.ts'
import { sql } from '../database/sql.ts'
import type { Tx } from '../database/transaction.ts'
import { Refused } from '../errors.ts'
import type { AccountDeps } from './deps.ts'
import { isFullAdministrator, mustNotBeTheLast } from './last-administrator.ts'
import type { Operator } from './operator.ts'
import { managing } from './policy.ts'
import { about, lockOperator } from './rows.ts'
import { welcomes } from './welcome.ts'

/** Whether an operator can come in at all, and how they come in for the first time. */
export function access(deps: AccountDeps) {
  const { db } = deps
  const trail = audit(deps)
  const welcome = welcomes(deps)

  /** Ends the person's access at once, sessions included; what they did stays under their name. */
  async function deactivate(actor: Actor, id: string): Promise<Operator> {
    const manager = managing(actor)
    return atomically(db, async (tx) => {
      const before = await lockOperator(tx, manager, id)
      if (actor.id === id) throw new Refused('own_account')
      if (isFullAdministrator(before)) await mustNotBeTheLast(tx, id)
      return switchTo(tx, actor, before, false)
    })
  }

  async function reactivate(actor: Actor, id: string): Promise<Operator> {
    const manager = managing(actor)
    return atomically(db, async (tx) => switchTo(tx, actor, await lockOperator(tx, manager, id), true))
  }

  /** Sends the welcome link again, the earlier one dies; also answers the address, for where no mail goes out. */
  async function invite(actor: Actor, id: string): Promise<string> {
    const manager = managing(actor)
    return atomically(db, async (tx) => {
      const operator = await lockOperator(tx, manager, id)
      if (!operator.active) throw new Refused('operator_inactive')
      if (!operator.invited) throw new Refused('operator_has_password')
      await trail.record(tx, actor, { action: 'invited', ...about(operator) })
      return welcome.send(tx, operator)
    })
  }

  async function switchTo(tx: Tx, actor: Actor, before: Operator, active: boolean): Promise<Operator> {
    if (before.active === active) return before
    await tx.query(
      sql`update operator set active = ${active}, session_epoch = session_epoch + 1 where id = ${before.id}`,
    )
    await trail.record(tx, actor, {
      action: active ? 'reactivated' : 'deactivated',
      ...about(before),
      before: { active: !active },
      after: { active },
    })
    return { ...before, active }
  }

  return { deactivate, reactivate, invite }
}
