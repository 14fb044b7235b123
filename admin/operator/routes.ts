import { get, post } from '../route.ts'
import { deactivateOperator, reactivateOperator } from './activity.ts'
import { addOperator, showNewOperator } from './add.tsx'
import { changeOperator, showOperator } from './change.tsx'
import { inviteOperator } from './invitation.tsx'
import { listOperators } from './list.tsx'

export const operatorRoutes = [
  get('/operators', 'administrator', listOperators),
  get('/operators/new', 'administrator', showNewOperator),
  post('/operators', 'administrator', addOperator),
  get('/operators/:id', 'administrator', showOperator),
  post('/operators/:id', 'administrator', changeOperator),
  post('/operators/:id/deactivation', 'administrator', deactivateOperator),
  post('/operators/:id/reactivation', 'administrator', reactivateOperator),
  post('/operators/:id/invitation', 'administrator', inviteOperator),
]
