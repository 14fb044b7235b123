import { get, post } from '../route.ts'
import { addNumber, showNewNumber } from './number-add.tsx'
import { changeNumber, removeNumber, showNumber } from './number-change.tsx'
import { showChannels } from './page.tsx'
import { logOutNumber, logOutWhatsapp, restartNumber, restartWhatsapp } from './whatsapp-orders.tsx'

export const channelRoutes = [
  get('/channels', 'supervisor', showChannels),
  post('/channels/whatsapp/restart', 'administrator', restartWhatsapp),
  post('/channels/whatsapp/log-out', 'administrator', logOutWhatsapp),
  get('/channels/whatsapp/new', 'administrator', showNewNumber),
  post('/channels/whatsapp', 'administrator', addNumber),
  get('/channels/whatsapp/:id', 'administrator', showNumber),
  post('/channels/whatsapp/:id', 'administrator', changeNumber),
  post('/channels/whatsapp/:id/removal', 'administrator', removeNumber),
  post('/channels/whatsapp/:id/restart', 'administrator', restartNumber),
  post('/channels/whatsapp/:id/log-out', 'administrator', logOutNumber),
]
