import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { orderDesk } from './order-desk.ts'

test('an operator takes a service order from its atendimento to its end, and each page says where it stands', async () => {
  const desk = await orderDesk()
  const { id: atendimentoId } = await desk.claims(desk.eva)
  const eva = await desk.signIn(desk.eva)
  const form = await eva.get(`/atendimentos/${atendimentoId}/service-orders/new`)
  expect(form.body).toContain('Sem sinal desde ontem à noite.')
  expect(form.body).toContain('value="Rua do Sol, 15"')
  expect(form.body).not.toContain('sistema de campo')
  const created = await eva.post(`/atendimentos/${atendimentoId}/service-orders`, {
    typeId: desk.serviceOrderTypes.reparo,
    technicianGroupId: desk.technicianGroups.norte,
    reportedDefect: 'Sem sinal.',
    address: 'Rua do Sol, 15',
  })
  const path = created.location as string
  expect(path).toMatch(/^\/service-orders\/[0-9a-f-]{36}$/)
  expect((await eva.get(path)).body).toContain('202611/0001')

  const planned = await eva.post(`${path}/schedule`, {
    technicianId: desk.lia.id,
    day: '2026-11-24',
    time: '08:00',
    minutes: '60',
    version: '1',
  })
  expect(planned.location).toBe(path)
  expect((await eva.get(path)).body).toContain('24/11/2026, 08:00–09:00')

  const lia = await desk.signIn(desk.lia)
  expect((await lia.post(`${path}/start`)).location).toBe(path)
  expect((await lia.post(`${path}/materials`, lines([['Cabo drop', '12,5', 'm', '']]))).location).toBe(path)
  const closing = await lia.get(`${path}/closing`)
  expect(closing.body).toContain('value="12,5"')
  const closed = await lia.post(`${path}/closing`, {
    result: 'solved',
    solution: 'Emenda refeita.',
    foundDefectId: desk.defects.fibra,
    observedDefect: '',
    signatureName: 'Olívia Braga',
    ...lines([
      ['Cabo drop', '12,5', 'm', ''],
      ['', '', '', ''],
      ['Conector', '', '', 'SN-9'],
    ]),
  })
  expect(closed.location).toBe(path)
  const { body } = await lia.get(path)
  for (const words of ['Encerrada', 'Emenda refeita.', 'Fibra rompida', 'SN-9', '12,5', 'Resolvido'])
    expect(body).toContain(words)
  const { body: card } = await eva.get(`/atendimentos/${atendimentoId}/service-orders`, {
    'HX-Request': 'true',
  })
  expect(card).toMatch(/^<section class="card/)
  expect(card).toContain('202611/0001')
})

/** Lines of the form of materials. */
function lines(rows: [string, string, string, string][]) {
  const column = (n: number) => rows.map((row) => row[n] as string)
  return {
    materialName: column(0),
    materialQuantity: column(1),
    materialUnit: column(2),
    materialSerial: column(3),
  }
}

test('a form that cannot be taken comes back with what was typed and what is wrong', async () => {
  const desk = await orderDesk()
  const { id } = await desk.orders()
  const eva = await desk.signIn(desk.eva)
  const path = `/service-orders/${id}`
  const slot = { technicianId: desk.lia.id, day: '2026-11-24', time: '08:00', minutes: '60' }

  const nowhen = await eva.post(`${path}/schedule`, { ...slot, day: '', time: '25:00' })
  expect(nowhen.status).toBe(422)
  expect(nowhen.body.match(/aria-invalid="true"/g)).toHaveLength(2)
  const over = await eva.post(`${path}/schedule`, { ...slot, day: '2026-11-22' })
  expect([over.status, over.body.includes('Este horário já passou.')]).toEqual([409, true])

  const other = await desk.orders()
  await desk.engine.serviceOrders.schedule(desk.eva, other.id, desk.slot(desk.lia, '08:30', '09:30'))
  const taken = await eva.post(`${path}/schedule`, slot)
  expect(taken.status).toBe(409)
  expect(taken.body).toContain('Lia Torres já tem visita nesse horário: 202611/0002, 24/11/2026 08:30–09:30.')
  expect(taken.body).toContain('value="08:00"')

  await eva.post(`${path}/schedule`, { ...slot, time: '10:00' })
  await eva.post(`${path}/start`)
  const closing = { result: 'solved', solution: '', foundDefectId: '', observedDefect: '', signatureName: '' }
  const unsolved = await eva.post(`${path}/closing`, {
    ...closing,
    ...lines([
      ['', '', '', ''],
      ['Cabo', 'muito', '', ''],
    ]),
  })
  expect(unsolved.status).toBe(422)
  expect(unsolved.body).toContain('Quantidade: Confira este campo.')
  expect(unsolved.body).toContain('value="muito"')
  expect(await desk.db.rows(sql`select id from service_order_material`)).toEqual([])
})

test('who comes second is told who was faster, and can send again knowing how it stands', async () => {
  const desk = await orderDesk()
  const { id, version } = await desk.orders()
  const eva = await desk.signIn(desk.eva)
  await desk.engine.serviceOrders.schedule(desk.iara, id, desk.slot(desk.nuno, '08:00', '09:00'))
  const slot = { technicianId: desk.lia.id, day: '2026-11-24', time: '10:00', minutes: '60' }
  const late = await eva.post(`/service-orders/${id}/schedule`, { ...slot, version: String(version) })
  expect(late.status).toBe(409)
  expect(late.body).toContain('Iara Campos mudou esta ordem')
  const now = late.body.match(/name="version" value="(\d+)"/)?.[1] as string
  expect((await eva.post(`/service-orders/${id}/schedule`, { ...slot, version: now })).status).toBe(303)
})

test('a reason is asked for where something is given up, and the dialog opens again without one', async () => {
  const desk = await orderDesk()
  const { id } = await desk.orders()
  await desk.engine.serviceOrders.schedule(desk.eva, id, desk.slot(desk.lia, '08:00', '09:00'))
  const eva = await desk.signIn(desk.eva)
  const path = `/service-orders/${id}`
  for (const [way, field] of [
    ['schedule-cancellation', 'reason'],
    ['cancellation', 'why'],
  ] as const) {
    const without = await eva.post(`${path}/${way}`, { [field]: '  ' })
    expect(without.status).toBe(422)
    expect(without.body.match(/data-open-at-once/g)).toHaveLength(1)
    expect((await eva.post(`${path}/${way}`, { [field]: 'Chuva forte' })).location).toBe(path)
    expect((await eva.get(path)).body).toContain('Chuva forte')
  }
  const again = await eva.post(`${path}/cancellation`, { why: 'De novo' })
  expect(again.status).toBe(409)
})

test('a form that is not for somebody, or not for now, sends them back with the reason', async () => {
  const desk = await orderDesk()
  const { id } = await desk.orders()
  const path = `/service-orders/${id}`
  const eva = await desk.signIn(desk.eva)
  for (const form of ['materials', 'closing']) expect((await eva.get(`${path}/${form}`)).location).toBe(path)
  expect((await eva.get(path)).body).toContain('Só é possível quando está: Em execução.')
  const gil = await desk.signIn(desk.gil)
  expect((await gil.get(`${path}/edit`)).location).toBe(path)
  expect((await gil.get(path)).body).toContain('Só o responsável pelo atendimento')
  expect((await gil.post(`${path}/start`)).status).toBe(403)
})

test('people’s words are shown as they are, in page, list, print and agenda', async () => {
  const desk = await orderDesk()
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>'
  const { id } = await desk.orders({ reportedDefect: hostile })
  await desk.db.query(sql`update service_order set address = ${hostile}`)
  await desk.db.query(sql`update customer set name = ${hostile}`)
  await desk.db.query(sql`update service_order_type set name = ${hostile} || id, terms = ${hostile}`)
  await desk.engine.serviceOrders.schedule(desk.eva, id, desk.slot(desk.lia, '08:00', '09:00'))
  const eva = await desk.signIn(desk.eva)
  const path = `/service-orders/${id}`
  for (const page of [
    path,
    `${path}/print`,
    `${path}/edit`,
    '/service-orders?tab=scheduled',
    '/agenda?day=2026-11-24',
  ]) {
    const { status, body } = await eva.get(page)
    expect(status).toBe(200)
    expect(body).toContain('&lt;script')
    expect(body).not.toContain('<script>alert')
    expect(body).not.toContain('<img src=x')
  }
})

test('the list is searched and narrowed in its address, and a page leads to the next', async () => {
  const desk = await orderDesk()
  for (let n = 0; n < 27; n++) await desk.orders({ reportedDefect: `Defeito ${n}` })
  const eva = await desk.signIn(desk.eva)
  const { body } = await eva.get('/service-orders')
  expect(body).toMatch(/Abertas[\s\S]*?27/)
  const next = body.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&') as string
  const second = await eva.get(next)
  expect(second.body).toContain('Defeito 26')
  expect(second.body).not.toContain('Defeito 0')
  const found = await eva.get('/service-orders?q=202611/0003')
  expect(found.body).toContain('Defeito 2')
  expect(found.body).not.toContain('Defeito 3')
  expect((await eva.get('/service-orders?q=nada-disso')).body).toContain('Nada encontrado')
})
