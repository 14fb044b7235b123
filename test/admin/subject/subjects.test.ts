import { describe, expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
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
  const place = `/subjects/${estoque?.id}/place`
  const up = { parentId: desk.suporte.typeId, place: '0' }
  expect((await rute.post(place, up)).location).toBe(`/subjects?department=${desk.suporte.id}`)
  expect((await children()).map(({ name }) => name)).toEqual(['Estoque', 'Fiscal'])
  await rute.post(place, { ...up, place: '-1' })
  expect((await children()).map(({ name }) => name)).toEqual(['Estoque', 'Fiscal'])
  expect((await rute.post(place, { ...up, place: 'first' })).status).toBe(422)

  const misplaced = await rute.post(place, { parentId: '', place: '0' })
  expect([misplaced.status, misplaced.body.includes('Ali não cabe')]).toEqual([422, true])
})

test('who arranges a tree that somebody has arranged meanwhile is told who, and sees how it stands', async () => {
  const { panel, desk, rute } = await opened()
  const berta = await panel.signIn(await panel.operator({ name: 'Berta Reis', role: 'administrator' }))
  const page = `/subjects?department=${desk.suporte.id}`
  for (const name of ['Fiscal', 'Estoque']) {
    await rute.post(`/departments/${desk.suporte.id}/subjects`, { name, parentId: desk.suporte.typeId })
  }
  const [fiscal, estoque] = await panel.engine.subjects.children(desk.suporte.id, desk.suporte.typeId)
  const basis = (await rute.get(page)).body.match(/data-basis="([^"]+)"/)![1]!
  const to = (place: string) => ({ basis, parentId: desk.suporte.typeId, place })
  expect((await berta.post(`/subjects/${fiscal!.id}/place`, to('1'))).status).toBe(303)
  const { status, body } = await rute.post(`/subjects/${estoque!.id}/place`, to('0'))
  expect(status).toBe(409)
  expect(body).toContain('Berta Reis mexeu nesta árvore enquanto você a arrumava.')
  expect(body).toMatch(/Estoque<[\s\S]*Fiscal</)
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
  expect(tree.body).not.toMatch(/\/place|tree-handle|data-basis/)
  const { body } = await silvia.get(type)
  expect(body).toContain('Quem altera é a administração.')
  expect(body).not.toMatch(/Salvar|Excluir|Nova pergunta/)
})

describe('in the browser', () => {
  async function arranged() {
    const { panel, desk } = await opened()
    const page = await panel.browse(await panel.operator({ role: 'administrator' }))
    const add = (name: string, parentId: string | null = null) =>
      panel.engine.subjects.add(SYSTEM, desk.suporte.id, { name, parentId })
    const erros = desk.suporte.typeId
    const duvidas = (await add('Dúvidas')).id
    await add('Fiscal', erros)
    await add('Estoque', erros)
    await page.goto(`/subjects?department=${desk.suporte.id}`)
    const names = async (parentId: string | null) =>
      (await panel.engine.subjects.children(desk.suporte.id, parentId)).map(({ name }) => name)
    const entry = (name: string) => page.locator('.tree-entry').filter({ hasText: name })
    return { page, names, entry, erros, duvidas }
  }

  test('an entry is dragged up among its own, and into another parent that had none', async () => {
    const { page, names, entry, erros, duvidas } = await arranged()
    await entry('Estoque')
      .locator('.tree-handle')
      .dragTo(entry('Fiscal'), { targetPosition: { x: 60, y: 4 } })
    await expect.poll(() => names(erros)).toEqual(['Estoque', 'Fiscal'])

    await page.locator('#tree.tree-sortable').waitFor()
    const handle = await entry('Fiscal').locator('.tree-handle').boundingBox()
    await page.mouse.move(handle!.x + 5, handle!.y + 5)
    await page.mouse.down()
    await page.mouse.move(handle!.x + 5, handle!.y + 15, { steps: 5 })
    const empty = await page.locator(`ul[data-parent="${duvidas}"]`).boundingBox()
    await page.mouse.move(empty!.x + 60, empty!.y + 15, { steps: 10 })
    await page.mouse.up()
    await expect.poll(() => names(duvidas)).toEqual(['Fiscal'])
    expect(await names(erros)).toEqual(['Estoque'])
    expect(await names(null)).toEqual(['Erros no sistema', 'Dúvidas'])
  })

  test('the arrows do the same with the keyboard, and keep the focus', async () => {
    const { page, names, erros } = await arranged()
    const up = page.getByRole('button', { name: 'Subir Estoque' })
    await up.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => names(erros)).toEqual(['Estoque', 'Fiscal'])
    await page.locator('[aria-disabled="true"][aria-label="Subir Estoque"]').waitFor()
    expect(await up.evaluate((button) => button === document.activeElement)).toBe(true)
    await expectAccessible(page)
  })

  test('a move that does not reach the server is taken back on the page', async () => {
    const { page, names, entry, erros } = await arranged()
    await page.route('**/place', (route) => route.abort())
    await entry('Estoque')
      .locator('.tree-handle')
      .dragTo(entry('Fiscal'), { targetPosition: { x: 60, y: 4 } })
    await page.getByText('Sem conexão').waitFor()
    await page.locator('#tree:not(.tree-saving)').waitFor()
    expect(await page.locator('.tree-item a').allTextContents()).toEqual(['Fiscal', 'Estoque'])
    expect(await names(erros)).toEqual(['Fiscal', 'Estoque'])
  })
})
