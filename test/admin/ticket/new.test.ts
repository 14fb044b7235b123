import { describe, expect, test } from 'vitest'
import { newId, sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

async function atWork() {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const ana = await panel.operator({ name: 'Ana Lima' })
  const fields = {
    customerId: desk.customerId,
    contactId: desk.joao.id,
    channel: 'phone',
    departmentId: desk.suporte.id,
    subjectId: desk.suporte.typeId,
    title: 'Impressora fiscal parada',
    description: 'Ligou às 9 h.',
  }
  return { panel, desk, ana, fields, client: await panel.signIn(ana) }
}

describe('a ticket recorded by an operator', () => {
  test('is opened for the customer, with who recorded it, by phone, and what was answered', async () => {
    const { panel, desk, ana, fields, client } = await atWork()
    const { status, location } = await client.post('/tickets', {
      ...fields,
      severity: 'high',
      productVersion: '12.4',
      [`answer.${desk.questions.version}`]: '12.4',
      [`answer.${desk.questions.sample}`]: '',
    })
    expect(status).toBe(303)
    const view = await panel.engine.tickets.view(desk.actorOf(ana), location?.split('/').at(-1) as string)
    expect(view.ticket).toMatchObject({
      title: 'Impressora fiscal parada',
      contactId: desk.joao.id,
      channel: 'phone',
      severity: 'high',
      openedById: ana.id,
      state: 'new',
    })
    expect(view.checklist.map(({ value, isMissing }) => [value, isMissing])).toEqual([
      ['12.4', false],
      [null, true],
    ])
  })

  test('shows the form again with what was typed when something is missing', async () => {
    const { desk, fields, client } = await atWork()
    const { status, body } = await client.post('/tickets', {
      ...fields,
      title: ' ',
      [`answer.${desk.questions.version}`]: 'a mais nova',
    })
    expect(status).toBe(422)
    expect(body).toContain('Preencha este campo.')
    expect(body).toContain('Ligou às 9 h.')
    expect(body).toContain('a mais nova')
  })

  test('takes no field that the form does not have, and nothing of another company', async () => {
    const { panel, fields, client } = await atWork()
    expect((await client.post('/tickets', { ...fields, state: 'closed' })).status).toBe(400)
    expect((await client.post('/tickets', { ...fields, [`answer.${newId()}`]: 'x' })).status).toBe(404)
    expect((await client.post('/tickets', { ...fields, customerId: newId() })).status).toBe(404)
    expect((await client.get(`/tickets/new?customer=${newId()}`)).status).toBe(404)
    const { count } = await panel.db.one<{ count: number }>(sql`select count(*)::int as count from ticket`)
    expect(count).toBe(0)
  })

  test('sent twice opens one', async () => {
    const { panel, fields, client } = await atWork()
    const _once = newId()
    const [one, two] = await Promise.all([
      client.post('/tickets', { ...fields, _once }),
      client.post('/tickets', { ...fields, _once }),
    ])
    expect([one.status, two.status]).toEqual([303, 303])
    const { count } = await panel.db.one<{ count: number }>(sql`select count(*)::int as count from ticket`)
    expect(count).toBe(1)
  })

  test('a customer without contacts is told what to do first', async () => {
    const { panel, desk, client } = await atWork()
    await panel.db.query(sql`delete from membership`)
    const { body } = await client.get(`/tickets/new?customer=${desk.customerId}`)
    expect(body).toContain('Inclua um contato antes de abrir o ticket.')
  })
})

test('a walk: find the customer, choose the subject, answer, attach, open', { timeout: 90_000 }, async () => {
  const { panel, desk, ana } = await atWork()
  const page = await panel.browse(ana)
  await page.goto('/tickets/new')
  await expectAccessible(page)
  await page.getByLabel('Buscar cliente').fill('pao quen')
  await page.getByRole('link', { name: 'Padaria Pão Quente' }).click()
  await page.getByLabel('Contato').selectOption(desk.maria.id)
  await page.getByLabel('Título').fill('Erro 539')
  await page.getByLabel('Departamento').selectOption(desk.suporte.id)
  await page.getByLabel('Assunto').selectOption(desk.suporte.typeId)
  await page.getByLabel('Qual versão você usa?').fill('12.4')
  await expectAccessible(page)
  await page
    .locator('.questions input[type="file"]')
    .setInputFiles({ name: 'erro.txt', mimeType: 'text/plain', buffer: Buffer.from('539') })
  await page.locator('.upload', { hasText: 'erro.txt' }).getByText('pronto').waitFor()
  expect(await page.getByLabel('Título').inputValue()).toBe('Erro 539')
  await page.getByRole('button', { name: 'Abrir ticket' }).click()
  await page.getByRole('heading', { name: 'Erro 539' }).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1) as string
  const { checklist } = await panel.engine.tickets.view(desk.actorOf(ana), id)
  expect(checklist.map(({ isMissing, files }) => [isMissing, files.map(({ name }) => name)])).toEqual([
    [false, []],
    [false, ['erro.txt']],
  ])
})

test.each([
  [360, 'light'],
  [1440, 'dark'],
] as const)('the form fits %i px and is accessible in %s', { timeout: 60_000 }, async (width, theme) => {
  const { panel, desk, ana } = await atWork()
  const page = await panel.browse(ana, { width, theme })
  await page.goto(`/tickets/new?customer=${desk.customerId}`)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
})
