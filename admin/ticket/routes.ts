import { TEN_FILES } from '../attachment/limits.ts'
import { get, post } from '../route.ts'
import { findDuplicates } from './duplicates.tsx'
import { newTicket, openTicket } from './new.tsx'
import { findCustomers } from './new-customer.tsx'
import { subjectPart } from './new-subject.tsx'
import { showTicket } from './page.tsx'
import { markRead, olderHistory, resendNotice, saveWords } from './parts.ts'
import { reply } from './reply.ts'
import { assign, estimate, handOver, propose, reclassify, reject, resume, take } from './verbs.ts'

export const ticketRoutes = [
  get('/tickets/new', 'operator', newTicket),
  get('/tickets/new/customers', 'operator', findCustomers),
  get('/tickets/new/subject', 'operator', subjectPart),
  post('/tickets', 'operator', openTicket, TEN_FILES),
  get('/tickets/:id', 'operator', showTicket),
  get('/tickets/:id/history', 'operator', olderHistory),
  get('/tickets/:id/duplicates', 'operator', findDuplicates),
  post('/tickets/:id/reading', 'operator', markRead),
  post('/tickets/:id/draft', 'operator', saveWords),
  post('/tickets/:id/replies', 'operator', reply, TEN_FILES),
  post('/tickets/:id/taking', 'operator', take),
  post('/tickets/:id/assignment', 'operator', assign),
  post('/tickets/:id/hand-over', 'operator', handOver),
  post('/tickets/:id/estimate', 'operator', estimate),
  post('/tickets/:id/proposals', 'operator', propose),
  post('/tickets/:id/resumption', 'operator', resume),
  post('/tickets/:id/severity', 'operator', reclassify),
  post('/tickets/:id/rejection', 'operator', reject),
  post('/tickets/:id/notices/:notice/resending', 'operator', resendNotice),
]
