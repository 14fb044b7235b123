import type { Actor } from '../actor.ts'
import type { Administering } from '../administration/authority.ts'
import { isPermitted } from '../operator/permissions.ts'

/** Whoever may create simple leads sees the company's (R52). */
export function mayReadLeads(actor: Actor): actor is Administering {
  if (actor.kind !== 'operator') return actor.kind === 'system'
  return isPermitted(actor, 'simple_lead') || isPermitted(actor, 'complete_lead')
}

/** Whoever may work a lead through all of its stages. */
export function mayWorkLeads(actor: Actor): actor is Administering {
  return actor.kind === 'system' || (actor.kind === 'operator' && isPermitted(actor, 'complete_lead'))
}
