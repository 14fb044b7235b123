import { get, post } from '../route.ts'
import { addLead, addLeadOfCase, showNewLead, showNewLeadOfCase } from './add.tsx'
import { changeLead, loseLead, moveLead, reopenLead, showLeadForm, showLoss } from './change.tsx'
import { listLeads } from './list.tsx'
import { showLead } from './show.tsx'

export const leadRoutes = [
  get('/leads', 'operator', listLeads),
  get('/leads/new', 'operator', showNewLead),
  post('/leads', 'operator', addLead),
  get('/leads/:id', 'operator', showLead),
  get('/leads/:id/edit', 'operator', showLeadForm),
  post('/leads/:id', 'operator', changeLead),
  post('/leads/:id/stage', 'operator', moveLead),
  get('/leads/:id/loss', 'operator', showLoss),
  post('/leads/:id/loss', 'operator', loseLead),
  post('/leads/:id/reopening', 'operator', reopenLead),
  get('/atendimentos/:id/leads/new', 'operator', showNewLeadOfCase),
  post('/atendimentos/:id/leads', 'operator', addLeadOfCase),
]
