import { get, post } from '../route.ts'
import { checkOutsideSystem, keepOutsideSystem, removeOutsideSystem, showOutsideSystem } from './form.tsx'
import { showOutsideSystems } from './list.tsx'

export const outsideSystemRoutes = [
  get('/outside-systems', 'administrator', showOutsideSystems),
  get('/outside-systems/:id/:kind', 'administrator', showOutsideSystem),
  post('/outside-systems/:id/:kind', 'administrator', keepOutsideSystem),
  post('/outside-systems/:id/:kind/check', 'administrator', checkOutsideSystem),
  post('/outside-systems/:id/:kind/removal', 'administrator', removeOutsideSystem),
]
