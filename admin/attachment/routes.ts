import { get, post } from '../route.ts'
import { download, picture } from './download.ts'
import { ONE_FILE } from './limits.ts'
import { discard, upload } from './upload.ts'

export const attachmentRoutes = [
  post('/attachments', 'operator', upload, ONE_FILE),
  get('/attachments/:id', 'operator', download),
  get('/attachments/:id/picture', 'operator', picture),
  post('/attachments/:id/discarding', 'operator', discard),
]
