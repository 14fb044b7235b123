import { expect, test } from 'vitest'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function opened() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const rute = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const silvia = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  const type = `/subjects/${desk.suporte.typeId}`
  return { panel, desk, rute, silvia, type }
}

test('entries are added to a branch and put in order without scripts', async () => {
  const { panel, desk, rute } = await opened()
  const add = (name: string) =>
    rute.post(`/departments/${desk.suporte.id}/subjects`, { name, parentId: desk.suporte.typeId })
  await add('Fiscal')
  const { location } = await add('Estoque')
  expect(location).toBe(`/subjects?department=${desk.suporte.id}`)

  const children = () => panel.engine.subjects.children(desk.suporte.id, desk.suporte.typeId)
  const [, estoque] = await children()
  await rute.post(`/subjects/${estoque?.id}/move`, { direction: 'up' })
  expect((await children()).map(({ name }) => name)).toEqual(['Estoque', 'Fiscal'])
})

test('an empty name is pointed out in the branch it was for, which stays open', async () => {
  const { desk, rute } = await opened()
  const { status, body } = await rute.post(`/departments/${desk.suporte.id}/subjects`, {
    name: ' ',
    parentId: desk.suporte.typeId,
  })
  expect(status).toBe(422)
  expect(body).toMatch(/<details class="tree-add" open>/)
  expect(body.match(/Preencha este campo/g)).toHaveLength(1)
})

test('what tickets are about is not deleted, and the page says what to do instead', async () => {
  const { desk, rute, type } = await opened()
  await desk.opens()
  const { status, body } = await rute.post(`${type}/removal`)
  expect(status).toBe(409)
  expect(body).toContain('Em vez de excluir, desmarque “Ativo”.')
  expect(body).toContain('value="Erros no sistema"')
})

test('the checklist is edited beside a picture of how the chat asks', async () => {
  const { rute, type } = await opened()
  const question = { kind: 'choice', question: 'Qual banco?', required: 'on', active: 'on' }
  const refused = await rute.post(`${type}/questions`, { ...question, choices: 'Oracle\n' })
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Escreva ao menos duas opções diferentes.')
  await rute.post(`${type}/questions`, { ...question, choices: 'Oracle\r\nSQL Server\r\n' })
  const { body } = await rute.get(type)
  expect(body).toMatch(/3 de 3.*Qual banco\?.*Oracle.*SQL Server/s)
  expect(body).toContain('Não sei')
})

test('a supervisor reads the tree and its checklist, and finds nothing to press', async () => {
  const { desk, silvia, type } = await opened()
  const tree = await silvia.get(`/subjects?department=${desk.suporte.id}`)
  expect(tree.body).toContain('Erros no sistema')
  expect(tree.body).not.toContain('/move')
  const { body } = await silvia.get(type)
  expect(body).toContain('Quem altera é a administração.')
  expect(body).not.toMatch(/Salvar|Excluir|Nova pergunta/)
})
