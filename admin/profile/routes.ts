import { get, post } from '../route.ts'
import { changePassword, showPassword } from './password.tsx'
import { changeProfile, showProfile } from './profile.tsx'

export const profileRoutes = [
  get('/profile', 'operator', showProfile),
  post('/profile', 'operator', changeProfile),
  get('/profile/password', 'operator', showPassword, { beforePasswordChange: true }),
  post('/profile/password', 'operator', changePassword, { beforePasswordChange: true }),
]
