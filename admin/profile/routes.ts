import { get, post } from '../route.ts'
import { changeNotices } from './notices.tsx'
import { changePassword, showPassword } from './password.tsx'
import { removePhoto, setPhoto, showPhoto } from './photo.ts'
import { changeProfile, showProfile } from './profile.tsx'
import { connectTelegram, disconnectTelegram } from './telegram.tsx'

/** More than a photo may have, so that one a little too large is refused on the page it was sent from. */
const LARGEST_TRY = 8 * 1_024 * 1_024

export const profileRoutes = [
  get('/profile', 'operator', showProfile),
  post('/profile', 'operator', changeProfile),
  post('/profile/photo', 'operator', setPhoto, { files: { count: 1, bytes: LARGEST_TRY } }),
  post('/profile/photo/removal', 'operator', removePhoto),
  post('/profile/telegram', 'operator', connectTelegram),
  post('/profile/telegram/disconnection', 'operator', disconnectTelegram),
  post('/profile/notices', 'operator', changeNotices),
  get('/photos/:id', 'operator', showPhoto),
  get('/profile/password', 'operator', showPassword, { beforePasswordChange: true }),
  post('/profile/password', 'operator', changePassword, { beforePasswordChange: true }),
]
