import { expect, test } from 'vitest'
import { filled, unknownPlaceholders } from '../../../engine/canned-text/placeholders.ts'
import { desk, refusal } from '../administration/desk.ts'

const values = { cliente: 'Aurora {contato}', contato: 'Carlos $&', numero: '202604/0001' }

test('what a text leaves open is filled in once, and nothing else is touched', () => {
  expect(filled('Olá {contato}, o chamado {numero} de {Cliente} ({número}).', values)).toBe(
    'Olá Carlos $&, o chamado 202604/0001 de Aurora {contato} (202604/0001).',
  )
  expect(filled('{outra} {} { contato } {{numero}}', values)).toBe('{outra} {} { contato } {202604/0001}')
})

test('a slip of the pen in a placeholder is pointed out', () => {
  expect(unknownPlaceholders('{contato} {clente} {clente} {número}')).toEqual(['clente'])
})

test('a ticket is offered the texts of its department and company, then what all share', async () => {
  const { engine, rute, ana, sensus, totall, suporte } = await desk()
  const add = (title: string, more = {}) => engine.cannedTexts.add(rute, { title, body: 'x', ...more })
  await add('De todos')
  await add('Da empresa', { companyId: sensus.id })
  await add('Do suporte', { companyId: sensus.id, departmentId: suporte.id })
  await add('De outra', { companyId: totall.id })
  await add('Antigo', { active: false })
  const usable = await engine.cannedTexts.usable(ana, { companyId: sensus.id, departmentId: suporte.id })
  expect(usable.map(({ title }) => title)).toEqual(['Do suporte', 'Da empresa', 'De todos'])
})

test('who is limited to a company keeps the texts of that company only', async () => {
  const { engine, rute, beto, ana, totall } = await desk()
  const shared = await engine.cannedTexts.add(rute, { title: 'De todos', body: 'x' })
  expect(await refusal(engine.cannedTexts.remove(beto, shared.id))).toBe('Forbidden shared_by_companies')
  const own = await engine.cannedTexts.add(beto, { title: 'Meu', body: 'x', companyId: totall.id })
  expect(await refusal(engine.cannedTexts.change(beto, own.id, { title: 'Meu', body: 'x' }))).toBe(
    'Forbidden shared_by_companies',
  )
  expect(await refusal(engine.cannedTexts.remove(ana, own.id))).toBe('Forbidden only_administrators')
  await engine.cannedTexts.remove(beto, own.id)
  expect((await engine.cannedTexts.list(beto)).map(({ title }) => title)).toEqual(['De todos'])
})
