import type { Actor } from '../actor.ts'
import { isAdministratorOfAll } from '../administration/authority.ts'

/** Messages that could not be handled may hold anybody's words: administrators of all companies only. */
export function maySeeParked(actor: Actor): boolean {
  return isAdministratorOfAll(actor)
}
