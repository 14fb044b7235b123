import { type ContactActor, membershipOf } from '../actor.ts'
import { isAdministrator, isStaff } from '../administration/authority.ts'

/** Everybody at the desk looks contacts up; administrators change, invite and unlink them (R8). */
export const mayReadContacts = isStaff
export const mayChangeContacts = isAdministrator

/** The customer's own administrator includes and removes its authorised contacts (R2). */
export function mayKeepColleagues(actor: ContactActor, customerId: string): boolean {
  return membershipOf(actor, customerId)?.administrator ?? false
}
