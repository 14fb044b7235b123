import { type Administering, companyOf, isAdministrator, isStaff } from '../administration/authority.ts'

/** Articles are for everybody at the desk to read. */
export const mayReadArticles = isStaff

/** An article of no company in particular is changed by who answers for all of them. */
export function mayChangeArticle(actor: Administering, companyId: string | null): boolean {
  return isAdministrator(actor) && (companyOf(actor) === null || companyOf(actor) === companyId)
}
