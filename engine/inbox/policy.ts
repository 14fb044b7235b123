import type { Actor } from '../actor.ts'

/** Messages that could not be handled may hold anybody's words: administrators only. */
export function maySeeParked(actor: Actor): boolean {
  return actor.kind === 'system' || (actor.kind === 'operator' && actor.role === 'administrator')
}
