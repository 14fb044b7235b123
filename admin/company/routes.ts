import { get, post } from '../route.ts'
import { addCompany, showNewCompany } from './add.tsx'
import { changeCompany, showCompany } from './change.tsx'
import { listCompanies } from './list.tsx'

export const companyRoutes = [
  get('/companies', 'supervisor', listCompanies),
  get('/companies/new', 'administrator', showNewCompany),
  post('/companies', 'administrator', addCompany),
  get('/companies/:id', 'supervisor', showCompany),
  post('/companies/:id', 'administrator', changeCompany),
]
