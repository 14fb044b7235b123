import { isAdministrator, isStaff } from '../administration/authority.ts'

export const mayReadDepartments = isStaff
export const mayChangeDepartments = isAdministrator
