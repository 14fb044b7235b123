import type { Actor } from '../actor.ts'
import { type Administering, companyOf, isAdministrator } from '../administration/authority.ts'
import type { Operator } from './operator.ts'

export function mayManageOperators(actor: Actor): actor is Administering {
  return isAdministrator(actor)
}

/** An administrator limited to a company manages only the people of that company. */
export function mayManage(actor: Administering, operator: Pick<Operator, 'companyId'>): boolean {
  const companyId = companyOf(actor)
  return companyId === null || operator.companyId === companyId
}
