import { get, post } from '../route.ts'
import { addContract, showNewContract } from './add.tsx'
import { acceptContract, cancelContract, changeContract, reinstateContract, showContract } from './change.tsx'

export const contractRoutes = [
  get('/customers/:id/contracts/new', 'administrator', showNewContract),
  post('/customers/:id/contracts', 'administrator', addContract),
  get('/customers/:id/contracts/:contractId', 'administrator', showContract),
  post('/customers/:id/contracts/:contractId', 'administrator', changeContract),
  post('/customers/:id/contracts/:contractId/acceptance', 'administrator', acceptContract),
  post('/customers/:id/contracts/:contractId/cancellation', 'administrator', cancelContract),
  post('/customers/:id/contracts/:contractId/reinstatement', 'administrator', reinstateContract),
]
