import type { Actor } from '../actor.ts'
import type { Administering } from '../administration/authority.ts'
import { isPermitted } from '../operator/permissions.ts'

/** What a customer owes and has paid is for who has the financial tools (R8, R50). */
export function mayUseFinancialTools(actor: Actor): actor is Administering {
  return actor.kind === 'system' || (actor.kind === 'operator' && isPermitted(actor, 'financial_tools'))
}
