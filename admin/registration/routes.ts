import { TEN_FILES } from '../attachment/limits.ts'
import { get, post } from '../route.ts'
import { addCustomer } from './adding-customer.tsx'
import { cancel } from './cancelling.ts'
import { customerPart } from './customer-part.tsx'
import { findCustomers } from './customer-search.tsx'
import { discardRegistration, saveRegistration } from './drafts.tsx'
import { lookBefore } from './look.tsx'
import { newAtendimento } from './new-page.tsx'
import { register } from './registering.ts'
import { saveStart, start } from './starting.ts'

export const registrationRoutes = [
  get('/atendimentos/new', 'operator', newAtendimento),
  get('/atendimentos/new/customers', 'operator', findCustomers),
  get('/atendimentos/new/customer', 'operator', customerPart),
  get('/atendimentos/new/check', 'operator', lookBefore),
  post('/atendimentos/new/customers', 'operator', addCustomer),
  post('/atendimentos/new/draft', 'operator', saveRegistration),
  post('/atendimentos/new/discarding', 'operator', discardRegistration),
  post('/atendimentos', 'operator', register, TEN_FILES),
  post('/atendimentos/:id/start', 'operator', start),
  post('/atendimentos/:id/start-draft', 'operator', saveStart),
  post('/atendimentos/:id/cancellation', 'operator', cancel),
]
