import { get } from '../route.ts'
import { showChannels } from './page.tsx'

export const channelRoutes = [get('/channels', 'supervisor', showChannels)]
