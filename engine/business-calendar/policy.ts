import { isAdministratorOfAll, isSupervisor } from '../administration/authority.ts'

/** Calendars are shared by companies and departments. */
export const mayReadCalendars = isSupervisor
export const mayChangeCalendars = isAdministratorOfAll
