import { get, post } from '../route.ts'
import { showDeadLetters } from './page.tsx'
import { discardLetter, resendLetter, retryParked } from './verbs.ts'

export const deadLetterRoutes = [
  get('/dead-letters', 'supervisor', showDeadLetters),
  post('/dead-letters/:id/resending', 'supervisor', resendLetter),
  post('/dead-letters/:id/discarding', 'supervisor', discardLetter),
  post('/dead-letters/inbox/:id/retry', 'administrator', retryParked),
]
