import type { OperatorActor } from '../../../engine/actor.ts'
import { newId, sql } from '../../../engine/index.ts'
import type { Asked, Ids, TwoCompanies } from '../foreign-ids.ts'
import type { testPanel } from '../panel.ts'

type Place = { companyId: string; customerId: string; departmentId: string }

/** A claimed atendimento with a service order that waits for its time, and the field system it may go to. */
export async function addServiceOrder(
  { db, engine }: Awaited<ReturnType<typeof testPanel>>,
  by: OperatorActor,
  { companyId, customerId, departmentId }: Place,
) {
  const [atendimento, serviceOrderType] = [newId(), newId()]
  await db.query(sql`
    with working as (update company set uses_atendimentos = true where id = ${companyId}),
    made as (
      insert into service_order_type (id, company_id, name) values (${serviceOrderType}, ${companyId}, 'Visita')
    )
    insert into atendimento (id, protocol, company_id, customer_id, report, channel, state, department_id, operator_id,
      opened_at, started_at, updated_at)
    values (${atendimento}, '199901.9', ${companyId}, ${customerId}, 'Sem sinal', 'phone', 'claimed', ${departmentId},
      ${by.id}, now(), now(), now())`)
  await engine.outsideSystems.keep(by, { companyId, kind: 'field', url: 'https://campo.horizonte.example' })
  const order = await engine.serviceOrders.create(by, atendimento, {
    typeId: serviceOrderType,
    reportedDefect: 'Sem sinal',
  })
  return { orderedCase: atendimento, serviceOrder: order.id, serviceOrderType }
}

const path: Asked['path'] = ({ serviceOrder }) => [serviceOrder]
const onOrder = (fields: Asked['fields'] = () => ({})): Asked => ({ path, fields })
const ofCase = ({ orderedCase }: Ids) => [orderedCase]
const system = ({ company }: Ids) => [company, 'field']
const task = ({ ids }: TwoCompanies) => ({
  typeId: ids.serviceOrderType,
  defectId: '',
  technicianGroupId: '',
  reportedDefect: 'Sem sinal',
  address: 'Rua do Sol, 15',
})
const slot = ({ ids }: TwoCompanies) => ({
  technicianId: ids.operator,
  day: '2099-01-05',
  time: '08:00',
  minutes: '60',
  version: '',
})
const lines = {
  materialName: ['Cabo', ''],
  materialQuantity: ['1,5', ''],
  materialUnit: ['m', ''],
  materialSerial: ['', ''],
  version: '',
}
/** Fields of which a form has one for every line. */
export const LINE_FIELDS = ['materialName', 'materialQuantity', 'materialUnit', 'materialSerial']

/** How the routes of service orders, agenda and outside systems are asked for. */
export const SERVICE_ORDERS_ASKED: Record<string, Asked> = {
  'get /atendimentos/:id/service-orders': { path: ofCase },
  'get /atendimentos/:id/service-orders/new': { path: ofCase },
  'post /atendimentos/:id/service-orders': { path: ofCase, fields: task },
  'get /service-orders/:id': onOrder(),
  'get /service-orders/:id/print': onOrder(),
  'get /service-orders/:id/edit': onOrder(),
  'post /service-orders/:id': onOrder((world) => ({ ...task(world), version: '' })),
  'get /service-orders/:id/schedule': onOrder(),
  'post /service-orders/:id/schedule': onOrder(slot),
  'post /agenda/moves/:id': onOrder(slot),
  'post /service-orders/:id/schedule-cancellation': onOrder(() => ({ reason: 'Chuva', version: '' })),
  'post /service-orders/:id/start': onOrder(),
  'get /service-orders/:id/materials': onOrder(),
  'post /service-orders/:id/materials': onOrder(() => lines),
  'get /service-orders/:id/closing': onOrder(),
  'post /service-orders/:id/closing': onOrder(() => ({
    result: 'solved',
    solution: 'Feito',
    foundDefectId: '',
    observedDefect: '',
    signatureName: 'Maria',
    ...lines,
  })),
  'post /service-orders/:id/cancellation': onOrder(() => ({ why: 'Engano', version: '' })),
  'post /service-orders/:id/dispatch': onOrder(),

  'get /outside-systems/:id/:kind': { path: system },
  'post /outside-systems/:id/:kind': {
    path: system,
    fields: () => ({ url: 'https://tomado.example', timeoutMs: '3000', active: 'on' }),
  },
  'post /outside-systems/:id/:kind/check': { path: system },
  'post /outside-systems/:id/:kind/removal': { path: system },
}
