import { get, post } from '../route.ts'
import { assignMany, rejectMany } from './bulk.tsx'
import { showQueue } from './page.tsx'

export const queueRoutes = [
  get('/tickets', 'operator', showQueue),
  post('/tickets/assignments', 'operator', assignMany),
  post('/tickets/rejections', 'operator', rejectMany),
]
