import { isAdministrator, isStaff } from '../administration/authority.ts'

/** Everybody at the desk looks customers up; administrators change them (R8). */
export const mayReadCustomers = isStaff
export const mayChangeCustomers = isAdministrator
