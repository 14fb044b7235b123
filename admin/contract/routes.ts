import { get, post } from '../route.ts'
import { addContract, showNewContract } from './add.tsx'
import { changeContract, showContract } from './change.tsx'

export const contractRoutes = [
  get('/customers/:id/contracts/new', 'administrator', showNewContract),
  post('/customers/:id/contracts', 'administrator', addContract),
  get('/customers/:id/contracts/:contractId', 'administrator', showContract),
  post('/customers/:id/contracts/:contractId', 'administrator', changeContract),
]
