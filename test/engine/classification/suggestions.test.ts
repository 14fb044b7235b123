import { expect, test } from 'vitest'
import { desk } from '../administration/desk.ts'

test('only one classification of a kind stands in the form beforehand; the last one chosen takes its place', async () => {
  const { engine, rute, sensus } = await desk()
  const add = (name: string, more: object) =>
    engine.classifications.add(rute, { companyId: sensus.id, name, ...more })
  const semAcesso = await add('Sem acesso', { suggested: true })
  await add('Resolvido', { closing: true, suggested: true })
  await engine.classifications.add(rute, { name: 'De todas', suggested: true })
  await add('Lentidão', { suggested: true })
  const suggested = async () =>
    (await engine.classifications.list(rute)).filter(({ suggested }) => suggested).map(({ name }) => name)
  expect(await suggested()).toEqual(['De todas', 'Lentidão', 'Resolvido'])

  await engine.classifications.change(rute, semAcesso.id, { name: 'Sem acesso', suggested: true })
  expect(await suggested()).toEqual(['De todas', 'Sem acesso', 'Resolvido'])
  const { rows } = await engine.audit.page(rute, { entity: 'classification', search: 'Lentidão' })
  expect(rows[0]).toMatchObject({ action: 'changed', after: { suggested: false } })
})

test('whether a classification closes cases is decided once, and each kind has an order of its own', async () => {
  const { engine, rute, sensus } = await desk()
  const add = (name: string, closing: boolean) =>
    engine.classifications.add(rute, { companyId: sensus.id, name, closing })
  await add('Sem acesso', false)
  await add('Resolvido', true)
  const lentidao = await add('Lentidão', false)
  const semDefeito = await add('Sem defeito', true)
  await engine.classifications.move(rute, semDefeito.id, { direction: 'up' })
  expect(lentidao.position).toBe(1)
  expect((await engine.classifications.offered(sensus.id)).map(({ name }) => name)).toEqual([
    'Sem acesso',
    'Lentidão',
    'Sem defeito',
    'Resolvido',
  ])
  const changed = { name: 'Lentidão', closing: true } as never
  await expect(engine.classifications.change(rute, lentidao.id, changed)).rejects.toThrow('input_invalid')
})

test('only one origin of a company stands in the form beforehand', async () => {
  const { engine, rute, sensus } = await desk()
  const add = (name: string) =>
    engine.origins.add(rute, {
      companyId: sensus.id,
      name,
      byTechnician: name === 'Técnico',
      suggested: true,
    })
  await add('Telefone')
  await add('Técnico')
  expect(
    (await engine.origins.list(rute)).map(({ name, byTechnician, suggested }) => [
      name,
      byTechnician,
      suggested,
    ]),
  ).toEqual([
    ['Telefone', false, false],
    ['Técnico', true, true],
  ])
})
