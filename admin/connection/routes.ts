import { get, post } from '../route.ts'
import { addConnection, showNewConnection } from './add.tsx'
import { askForEquipment, openEquipment } from './equipment.tsx'
import { addException, changeException, showException, showNewException } from './exception-form.tsx'
import { askForPassword, showPassword } from './password.tsx'
import { showConnection } from './show.tsx'
import { toolPages } from './tools.tsx'

export const connectionRoutes = [
  get('/customers/:id/connections/new', 'operator', showNewConnection),
  post('/customers/:id/connections', 'operator', addConnection),
  get('/connections/:id', 'operator', showConnection),
  ...toolPages,
  get('/connections/:id/password', 'operator', askForPassword),
  post('/connections/:id/password', 'operator', showPassword),
  get('/connections/:id/equipment', 'operator', askForEquipment),
  post('/connections/:id/equipment', 'operator', openEquipment),
  get('/connections/:id/exceptions/new', 'operator', showNewException),
  post('/connections/:id/exceptions', 'operator', addException),
  get('/connections/:id/exceptions/:exceptionId', 'operator', showException),
  post('/connections/:id/exceptions/:exceptionId', 'operator', changeException),
]
