export { isSupervisor as mayReadAudit } from '../administration/authority.ts'
