import { isAdministratorOfAll, isStaff } from '../administration/authority.ts'

/** Plans are shared by all companies; everybody at the desk knows what they give (R6). */
export const mayReadPlans = isStaff
export const mayChangePlans = isAdministratorOfAll
