import { get } from '../route.ts'
import { showCheck } from './check.tsx'
import { showContracts } from './contracts.tsx'
import { showAccounts, showInvoices, showNotes } from './finances.tsx'
import { showPanel } from './overview.tsx'

export const customerPanelRoutes = [
  get('/customers/:id/panel', 'operator', showPanel),
  get('/customers/:id/panel/contracts', 'operator', showContracts),
  get('/customers/:id/panel/invoices', 'operator', showInvoices),
  get('/customers/:id/panel/accounts', 'operator', showAccounts),
  get('/customers/:id/panel/notes', 'operator', showNotes),
  get('/customers/:id/express-check', 'operator', showCheck),
]
