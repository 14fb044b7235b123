import type { Actor } from '../actor.ts'
import { type Administering, isStaff } from '../administration/authority.ts'
import { isPermitted } from '../operator/permissions.ts'

/** Everybody at the desk sees how a connection stands: the express check says it to them anyway (R43). */
export const mayReadConnections = isStaff

/** What is done to a connection, and its password, are for who has the technical tools (R8, R51). */
export function mayUseConnectionTools(actor: Actor): actor is Administering {
  return actor.kind === 'system' || (actor.kind === 'operator' && isPermitted(actor, 'technical_tools'))
}
