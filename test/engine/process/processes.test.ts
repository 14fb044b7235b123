import { expect, test } from 'vitest'
import { desk, refusal } from '../administration/desk.ts'

test('a process is shown with its steps, in the order in which cases go through them', async () => {
  const { engine, rute, beto, sensus, suporte } = await desk()
  const process = await engine.processes.add(rute, {
    companyId: sensus.id,
    name: 'Sem conexão',
    slaType: 'corrective',
  })
  const triagem = await engine.subprocesses.add(rute, process.id, { name: 'Triagem' })
  const visita = await engine.subprocesses.add(rute, process.id, {
    name: 'Visita',
    departmentId: suporte.id,
  })
  await engine.subprocesses.add(rute, process.id, { name: 'Confirmação' })
  await engine.subprocesses.move(rute, process.id, visita.id, { behind: null })
  const [shown] = await engine.processes.withSteps(rute)
  expect(shown?.subprocesses.map(({ name, department }) => [name, department])).toEqual([
    ['Visita', 'Suporte'],
    ['Triagem', null],
    ['Confirmação', null],
  ])
  expect(await engine.processes.withSteps(beto)).toEqual([])
  expect(await refusal(engine.subprocesses.list(beto, process.id))).toBe('NotFound process_not_found')
  expect(await refusal(engine.processes.remove(rute, process.id))).toBe('Refused process_in_use')

  const { rows } = await engine.audit.page(rute, { entityId: visita.id })
  expect(rows[0]).toMatchObject({ action: 'moved', before: { place: 2 }, after: { place: 1 } })
  await engine.subprocesses.remove(rute, process.id, triagem.id)
  expect(await engine.subprocesses.list(rute, process.id)).toHaveLength(2)
})

test('a step goes to a department of its process’s company only, and its name is its own', async () => {
  const { engine, rute, silvia, beto, sensus, totall, suporte } = await desk()
  const add = (companyId: string | null) =>
    engine.processes.add(rute, { companyId, name: 'Ativação', slaType: 'activation' })
  const [own, foreign, shared] = [await add(sensus.id), await add(totall.id), await add(null)]
  const step = (processId: string, input: object) =>
    engine.subprocesses.add(rute, processId, { name: 'Instalação', ...input })
  expect(await refusal(step(foreign.id, { departmentId: suporte.id }))).toEqual([
    'departmentId: unknown_choice',
  ])
  expect(await refusal(step(shared.id, { departmentId: suporte.id }))).toEqual([
    'departmentId: unknown_choice',
  ])
  const made = await step(own.id, { departmentId: suporte.id })
  expect(await refusal(step(own.id, {}))).toEqual(['name: taken'])
  const changed = { name: 'Instalação' }
  expect(await refusal(engine.subprocesses.change(silvia, own.id, made.id, changed))).toBe(
    'Forbidden only_administrators',
  )
  expect(await refusal(engine.subprocesses.change(beto, own.id, made.id, changed))).toBe(
    'NotFound process_not_found',
  )
  expect(await refusal(engine.subprocesses.change(rute, shared.id, made.id, changed))).toBe(
    'NotFound subprocess_not_found',
  )
  expect(await refusal(engine.subprocesses.add(beto, shared.id, changed))).toBe(
    'Forbidden shared_by_companies',
  )
})
