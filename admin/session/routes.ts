import { get, post } from '../route.ts'
import { showSignIn, signIn } from './sign-in.tsx'
import { signOut } from './sign-out.ts'
import { changeTaste } from './taste.ts'

export const sessionRoutes = [
  get('/sign-in', 'public', showSignIn),
  post('/sign-in', 'public', signIn),
  post('/sign-out', 'public', signOut),
  post('/taste', 'public', changeTaste),
]
