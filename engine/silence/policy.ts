import { isAdministratorOfAll, isSupervisor } from '../administration/authority.ts'

/** Silence policies are shared by companies, departments and contracts. */
export const mayReadSilencePolicies = isSupervisor
export const mayChangeSilencePolicies = isAdministratorOfAll
