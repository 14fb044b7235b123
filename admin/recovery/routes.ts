import { get, post } from '../route.ts'
import { confirmCode, showCode } from './code.tsx'
import { requestCode, showRequest } from './request.tsx'

export const recoveryRoutes = [
  get('/recovery', 'public', showRequest),
  post('/recovery', 'public', requestCode),
  get('/recovery/code', 'public', showCode),
  post('/recovery/code', 'public', confirmCode),
]
