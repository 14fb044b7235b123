import type { OperatorActor } from '../actor.ts'

/** What an agent may besides the everyday; supervisors and administrators may all of it (R8). */
export const PERMISSIONS = ['simple_lead', 'complete_lead', 'technical_tools', 'financial_tools'] as const
export type Permission = (typeof PERMISSIONS)[number]

/** What a new operator begins with. */
export const USUAL_PERMISSIONS: readonly Permission[] = ['simple_lead', 'technical_tools', 'financial_tools']

export function isPermitted(
  { role, permissions = USUAL_PERMISSIONS }: OperatorActor,
  permission: Permission,
): boolean {
  return role !== 'agent' || permissions.includes(permission)
}
