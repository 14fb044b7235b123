import type { Actor, OperatorActor } from '../actor.ts'

/** Where a ticket belongs; null for what belongs to no ticket. */
export type Place = { companyId: string | null; departmentId: string | null }

/** Messages that did not arrive: administrators see all, other operators those of the tickets they see. */
export function maySeeLetter(actor: Actor, place: Place): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'operator') return false
  return actor.role === 'administrator' && actor.companyId === null ? true : isInScope(actor, place)
}

function isInScope(actor: OperatorActor, { companyId, departmentId }: Place): boolean {
  if (companyId === null || departmentId === null) return actor.role === 'administrator'
  if (actor.companyId !== null && actor.companyId !== companyId) return false
  return actor.departmentIds === null || actor.departmentIds.includes(departmentId)
}
