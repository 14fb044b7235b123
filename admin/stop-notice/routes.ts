import { get, post } from '../route.ts'
import { changeStopNotice, closeStopNotice, showStopNotice } from './change.tsx'
import { listStopNotices } from './list.tsx'
import { openStopNotices, showNewStopNotice } from './open.tsx'

/** Everybody at the desk reads them; the engine says who may keep them (R8). */
export const stopNoticeRoutes = [
  get('/stop-notices', 'operator', listStopNotices),
  get('/stop-notices/new', 'operator', showNewStopNotice),
  post('/stop-notices', 'operator', openStopNotices),
  get('/stop-notices/:id', 'operator', showStopNotice),
  post('/stop-notices/:id', 'operator', changeStopNotice),
  post('/stop-notices/:id/closing', 'operator', closeStopNotice),
]
