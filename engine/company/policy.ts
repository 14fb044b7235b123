import { isAdministrator, isAdministratorOfAll, isStaff } from '../administration/authority.ts'

/** Everybody at the desk knows the company they serve. */
export const mayReadCompanies = isStaff
export const mayChangeCompany = isAdministrator
/** A new company is founded by who answers for all of them. */
export const mayAddCompany = isAdministratorOfAll
