import { isStaff } from '../administration/authority.ts'
import { mayUseConnectionTools } from '../connection/policy.ts'

/** Everybody at the desk knows what is stopped; who looks after connections says so (R8). */
export const mayReadStopNotices = isStaff
export const mayKeepStopNotices = mayUseConnectionTools
