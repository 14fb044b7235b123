import { get, post } from '../route.ts'
import { closeServiceOrder, showClosing } from './closing.tsx'
import { createServiceOrder, newServiceOrder } from './create.tsx'
import { changeServiceOrder, editServiceOrder } from './edit.tsx'
import { showServiceOrders } from './list.tsx'
import { changeMaterials, showMaterials } from './materials.tsx'
import { ordersOfAtendimento } from './of-atendimento.tsx'
import { showServiceOrder } from './page.tsx'
import { printServiceOrder } from './print.tsx'
import { planServiceOrder, scheduleServiceOrder } from './schedule.tsx'
import { cancelSchedule, cancelServiceOrder, dispatchServiceOrder, startServiceOrder } from './verbs.ts'

export const serviceOrderRoutes = [
  get('/service-orders', 'operator', showServiceOrders),
  get('/atendimentos/:id/service-orders', 'operator', ordersOfAtendimento),
  get('/atendimentos/:id/service-orders/new', 'operator', newServiceOrder),
  post('/atendimentos/:id/service-orders', 'operator', createServiceOrder),
  get('/service-orders/:id', 'operator', showServiceOrder),
  get('/service-orders/:id/print', 'operator', printServiceOrder),
  get('/service-orders/:id/edit', 'operator', editServiceOrder),
  post('/service-orders/:id', 'operator', changeServiceOrder),
  get('/service-orders/:id/schedule', 'operator', scheduleServiceOrder),
  post('/service-orders/:id/schedule', 'operator', planServiceOrder),
  post('/service-orders/:id/schedule-cancellation', 'operator', cancelSchedule),
  post('/service-orders/:id/start', 'operator', startServiceOrder),
  get('/service-orders/:id/materials', 'operator', showMaterials),
  post('/service-orders/:id/materials', 'operator', changeMaterials),
  get('/service-orders/:id/closing', 'operator', showClosing),
  post('/service-orders/:id/closing', 'operator', closeServiceOrder),
  post('/service-orders/:id/cancellation', 'operator', cancelServiceOrder),
  post('/service-orders/:id/dispatch', 'operator', dispatchServiceOrder),
]
