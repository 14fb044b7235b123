import type { Actor } from '../actor.ts'
import {
  type Administering,
  companyOf,
  isAdministrator,
  isStaff,
  mustBeAllowed,
  mustSee,
} from '../administration/authority.ts'
import type { Operator } from './operator.ts'

export function mayManageOperators(actor: Actor): actor is Administering {
  return isAdministrator(actor)
}

/** An administrator limited to a company manages only the people of that company. */
export function mayManage(actor: Administering, operator: Pick<Operator, 'companyId'>): boolean {
  const companyId = companyOf(actor)
  return companyId === null || operator.companyId === companyId
}

/** Throws Forbidden for people of the desk who are no administrators, NotFound for everybody else. */
export function managing(actor: Actor): Administering {
  mustSee(isStaff(actor), 'operator')
  mustBeAllowed(mayManageOperators(actor))
  return actor
}
