import { isAdministrator } from '../administration/authority.ts'

/** Where a company's data goes outside is for its administrators to know and to say. */
export const mayKeepOutsideSystems = isAdministrator
