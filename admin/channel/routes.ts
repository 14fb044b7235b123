import { get, post } from '../route.ts'
import { showChannels } from './page.tsx'
import { logOutWhatsapp, restartWhatsapp } from './whatsapp-orders.tsx'

export const channelRoutes = [
  get('/channels', 'supervisor', showChannels),
  post('/channels/whatsapp/restart', 'administrator', restartWhatsapp),
  post('/channels/whatsapp/log-out', 'administrator', logOutWhatsapp),
]
