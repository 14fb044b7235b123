import { get, post } from '../route.ts'
import { makeFeed, readFeed, revokeFeed } from './feed.ts'
import { moveVisit } from './move.tsx'
import { showAgenda } from './page.tsx'

export const agendaRoutes = [
  get('/agenda', 'operator', showAgenda),
  post('/agenda/moves/:id', 'operator', moveVisit),
  post('/agenda/feed', 'operator', makeFeed),
  post('/agenda/feed/revocation', 'operator', revokeFeed),
  get('/agenda-feeds/:token', 'token', readFeed),
]
