import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

test('customers are offered the active departments that open tickets, in the order they were put', async () => {
  const { engine, rute, sensus, suporte } = await desk()
  const add = (name: string, more = {}) =>
    engine.departments.add(rute, { companyId: sensus.id, name, ...more })
  const financeiro = await add('Financeiro')
  await add('Interno', { opensTickets: false })
  await add('Antigo', { active: false })
  const offered = async () => (await engine.departments.offered(sensus.id)).map(({ name }) => name)

  expect(await offered()).toEqual(['Suporte', 'Financeiro'])
  await engine.departments.move(rute, financeiro.id, 'up')
  expect(await offered()).toEqual(['Financeiro', 'Suporte'])
  await engine.departments.move(rute, financeiro.id, 'up')
  expect(await offered()).toEqual(['Financeiro', 'Suporte'])
  await engine.departments.move(rute, suporte.id, 'up')
  expect(await offered()).toEqual(['Suporte', 'Financeiro'])
})

test('two departments of a company never share a name; those of another company do not exist', async () => {
  const { engine, rute, beto, sensus, totall, suporte } = await desk()
  expect(await refusal(engine.departments.add(rute, { companyId: sensus.id, name: 'Suporte' }))).toEqual([
    'name: taken',
  ])
  await engine.departments.add(beto, { companyId: totall.id, name: 'Suporte' })
  expect(await engine.departments.list(beto)).toHaveLength(1)
  expect(await refusal(engine.departments.change(beto, suporte.id, { name: 'X' }))).toBe(
    'NotFound department_not_found',
  )
})

test('a department takes its own calendar, or none', async () => {
  const { engine, rute, suporte, calendar } = await desk()
  const own = { name: 'Suporte', calendarId: calendar.id, firstResponseMinutes: '30' as unknown as number }
  expect(await engine.departments.change(rute, suporte.id, own)).toMatchObject({
    calendarId: calendar.id,
    firstResponseMinutes: 30,
  })
  expect(
    await engine.departments.change(rute, suporte.id, { name: 'Suporte', calendarId: '' }),
  ).toMatchObject({
    calendarId: null,
    firstResponseMinutes: null,
  })
  expect(
    await refusal(engine.departments.change(rute, suporte.id, { name: 'S', calendarId: suporte.id })),
  ).toEqual(['calendarId: unknown_choice'])
})

test('a department that customers reach by Contato has a process to begin with, of its company or of all', async () => {
  const { engine, rute, sensus, totall, suporte } = await desk()
  const process = (companyId: string | null) =>
    engine.processes.add(rute, { companyId, name: 'Sem conexão', slaType: 'corrective' })
  const closing = await engine.classifications.add(rute, { name: 'Resolvido', closing: true })
  const opening = await engine.classifications.add(rute, { name: 'Sem acesso' })
  const change = (input: object) =>
    engine.departments.change(rute, suporte.id, { name: 'Suporte', createsAtendimento: true, ...input })
  expect(await refusal(change({}))).toEqual(['processId: required'])
  expect(await refusal(change({ processId: (await process(totall.id)).id }))).toEqual([
    'processId: unknown_choice',
  ])
  const processId = (await process(null)).id
  expect(await refusal(change({ processId, classificationId: closing.id }))).toEqual([
    'classificationId: unknown_choice',
  ])
  expect(await change({ processId, classificationId: opening.id })).toMatchObject({
    createsAtendimento: true,
    processId,
    classificationId: opening.id,
  })
  const added = { companyId: sensus.id, name: 'Campo', createsAtendimento: true }
  expect(await refusal(engine.departments.add(rute, added))).toEqual(['processId: required'])
})
