import { isAdministrator, isStaff } from '../administration/authority.ts'

/** Agents answer what a contract covers (R31), so they read it. */
export const mayReadContracts = isStaff
export const mayChangeContracts = isAdministrator
