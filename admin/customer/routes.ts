import { get, post } from '../route.ts'
import { addCustomer, showNewCustomer } from './add.tsx'
import { changeCustomer, showCustomerForm } from './change.tsx'
import { listCustomers } from './list.tsx'
import { showCustomer } from './show.tsx'

export const customerRoutes = [
  get('/customers', 'operator', listCustomers),
  get('/customers/new', 'administrator', showNewCustomer),
  post('/customers', 'administrator', addCustomer),
  get('/customers/:id', 'operator', showCustomer),
  get('/customers/:id/edit', 'administrator', showCustomerForm),
  post('/customers/:id', 'administrator', changeCustomer),
]
