import { get, post } from '../route.ts'
import { addPlan, showNewPlan } from './add.tsx'
import { changePlan, removePlan, showPlan } from './change.tsx'
import { listPlans } from './list.tsx'

export const planRoutes = [
  get('/plans', 'supervisor', listPlans),
  get('/plans/new', 'administrator', showNewPlan),
  post('/plans', 'administrator', addPlan),
  get('/plans/:id', 'supervisor', showPlan),
  post('/plans/:id', 'administrator', changePlan),
  post('/plans/:id/removal', 'administrator', removePlan),
]
