import { isAdministratorOfAll } from '../administration/authority.ts'

/** Links and unlinks a channel, and sees the code it is linked with: whoever has that reads every customer's chat. */
export const mayOrderChannels = isAdministratorOfAll
