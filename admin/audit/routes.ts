import { get } from '../route.ts'
import { listAudit } from './list.tsx'

export const auditRoutes = [get('/audit', 'supervisor', listAudit)]
