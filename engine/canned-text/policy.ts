import { type Administering, companyOf, isAdministrator, isStaff } from '../administration/authority.ts'

/** Everybody at the desk uses them. */
export const mayReadCannedTexts = isStaff

export function mayChangeCannedText(actor: Administering, companyId: string | null): boolean {
  return isAdministrator(actor) && (companyOf(actor) === null || companyOf(actor) === companyId)
}
