import { FILE_LIMITS } from '#engine'
import { get, post } from '../route.ts'
import { download, picture } from './download.ts'
import { discard, upload } from './upload.ts'

export const attachmentRoutes = [
  post('/attachments', 'operator', upload, { files: { count: 1, bytes: FILE_LIMITS.panel.receive } }),
  get('/attachments/:id', 'operator', download),
  get('/attachments/:id/picture', 'operator', picture),
  post('/attachments/:id/discarding', 'operator', discard),
]
