import { get, post } from '../route.ts'
import { silencePolicyApplication } from './application.ts'
import {
  addSilencePolicy,
  changeSilencePolicy,
  removeSilencePolicy,
  showNewSilencePolicy,
  showSilencePolicy,
  simulateSilencePolicy,
} from './handlers.tsx'
import { listSilencePolicies } from './list.tsx'

export const silencePolicyRoutes = [
  get('/silence-policies', 'supervisor', listSilencePolicies),
  get('/silence-policies/new', 'administrator', showNewSilencePolicy),
  post('/silence-policies', 'administrator', addSilencePolicy),
  post('/silence-policies/simulation', 'supervisor', simulateSilencePolicy),
  get('/silence-policies/:id', 'supervisor', showSilencePolicy),
  post('/silence-policies/:id', 'administrator', changeSilencePolicy),
  get('/silence-policies/:id/application', 'supervisor', silencePolicyApplication.show),
  post('/silence-policies/:id/application', 'administrator', silencePolicyApplication.apply),
  post('/silence-policies/:id/removal', 'administrator', removeSilencePolicy),
]
