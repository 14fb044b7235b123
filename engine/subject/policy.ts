import { isAdministrator, isStaff } from '../administration/authority.ts'

/** Who opens a ticket for a customer chooses from the tree; administrators grow it. */
export const mayReadSubjects = isStaff
export const mayChangeSubjects = isAdministrator
