import { type Administering, companyOf, isSupervisor } from '../administration/authority.ts'

/** The trail tells of all companies, so only those who see all of them read it. */
export function mayReadAudit(actor: Administering): boolean {
  return isSupervisor(actor) && companyOf(actor) === null
}
