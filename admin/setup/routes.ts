import { get, post } from '../route.ts'
import { begin, showSetup } from './setup.tsx'
import { choosePassword, showWelcome } from './welcome.tsx'

export const setupRoutes = [
  get('/setup/:token', 'token', showSetup),
  post('/setup/:token', 'token', begin),
  get('/welcome/:token', 'token', showWelcome),
  post('/welcome/:token', 'token', choosePassword),
]
