import { get, post } from '../route.ts'
import { addDepartment, showNewDepartment } from './add.tsx'
import { changeDepartment, moveDepartment, showDepartment } from './change.tsx'
import { listDepartments } from './list.tsx'

export const departmentRoutes = [
  get('/departments', 'supervisor', listDepartments),
  get('/departments/new', 'administrator', showNewDepartment),
  post('/departments', 'administrator', addDepartment),
  get('/departments/:id', 'supervisor', showDepartment),
  post('/departments/:id', 'administrator', changeDepartment),
  post('/departments/:id/move', 'administrator', moveDepartment),
]
