import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { testPanel } from '../panel.ts'
import { seededPanel } from './look.ts'

async function save(page: Page, heading: string): Promise<void> {
  await page.getByRole('button', { name: 'Salvar', exact: true }).click()
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
}

test('an administrator sets a desk up from nothing to an invited customer', {
  timeout: 120_000,
}, async () => {
  const panel = await testPanel()
  await panel.engine.channels.report('telegram', 'ready', { data: { username: 'AuroraBot' } })
  const page = await panel.browse(await panel.operator({ role: 'administrator' }))

  await page.goto('/calendars/new')
  await page.getByLabel('Nome').fill('Comercial')
  await page.getByLabel('Sexta-feira').fill('8-17')
  await save(page, 'Comercial')

  await page.goto('/silence-policies/new?preset=totvs')
  await page.getByLabel('Nome').fill('Padrão')
  await save(page, 'Políticas de silêncio')

  await page.goto('/companies')
  await page.getByRole('link', { name: 'Nova empresa' }).first().click()
  await page.getByLabel('Nome').fill('Horizonte Sistemas')
  await save(page, 'Departamentos')

  await page.getByRole('link', { name: 'Novo departamento' }).first().click()
  await page.getByLabel('Nome').fill('Suporte')
  await save(page, 'Assuntos e checklists')

  await page.getByPlaceholder('Novo tipo').fill('Erro')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Erro' }).waitFor()
  await page.getByText('Novo item').first().click()
  await page.getByPlaceholder('Novo item').fill('Fiscal')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Fiscal' }).waitFor()

  await page.getByRole('link', { name: 'Erro' }).click()
  await page.getByRole('link', { name: 'Nova pergunta' }).click()
  await page.getByLabel('Pergunta', { exact: true }).fill('Acontece com todos?')
  await page.getByLabel('Resposta').selectOption('choice')
  await page.getByLabel('Opções').fill('Um usuário\nTodos')
  await save(page, 'Erro')
  expect(await page.locator('.chat-button').allTextContents()).toEqual(['Um usuário', 'Todos'])

  await page.goto('/plans/new')
  await page.getByLabel('Nome').fill('Premium')
  await page.getByLabel('WhatsApp').check()
  await save(page, 'Planos')

  await page.goto('/customers/new')
  await page.getByLabel('Nome').fill('Padaria Aurora')
  await page.getByLabel('CPF ou CNPJ').fill('11.222.333/0001-82')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('os dígitos não conferem').waitFor()
  expect(await page.getByLabel('Nome').inputValue()).toBe('Padaria Aurora')
  await page.getByLabel('CPF ou CNPJ').fill('11.222.333/0001-81')
  await save(page, 'Padaria Aurora')

  await page.getByRole('link', { name: 'Novo contrato' }).click()
  await page.getByLabel('Número').fill('C-1')
  await save(page, 'Padaria Aurora')
  await page.getByText('Vigente').waitFor()

  await page.getByRole('link', { name: 'Novo contato' }).click()
  await page.getByRole('textbox', { name: 'Nome' }).fill('Carlos Souza')
  await page.getByLabel('Celular').fill('11 98765-4321')
  await save(page, 'Carlos Souza')

  await page.getByRole('button', { name: 'Gerar convite' }).click()
  const link = await page.getByLabel('Link do convite').inputValue()
  const token = /^https:\/\/t\.me\/AuroraBot\?start=([\w-]{43})$/.exec(link)?.[1]
  await page.getByAltText(/^QR code do convite/).waitFor()
  expect(
    await page.locator('.invite-qr img').evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0)
  await expectAccessible(page)
  expect(await panel.engine.contacts.redeemInvite(token ?? '')).toMatchObject({
    ok: true,
    contact: { name: 'Carlos Souza', mobile: '+5511987654321' },
  })

  await page.goto('/audit')
  await page.getByText('convidou').waitFor()
  await page.getByLabel('Cadastro').selectOption('plan')
  await page.waitForURL(/entity=plan/)
  expect(await page.getByRole('row').count()).toBe(2)
})

test('holidays are switched without leaving the page, and the year shows it at once', {
  timeout: 60_000,
}, async () => {
  const panel = await testPanel()
  const calendar = await panel.engine.calendars.add(
    { kind: 'system', id: null, name: 'Bote', channel: 'system' },
    {
      name: 'Comercial',
      timeZone: 'America/Sao_Paulo',
      hours: ['8-18', '8-18', '8-18', '8-18', '8-18', '', ''],
    },
  )
  const page = await panel.browse(await panel.operator({ role: 'administrator' }))
  await page.goto(`/calendars/${calendar.id}?year=2027`)
  const tiradentes = page.getByRole('switch', { name: /Tiradentes/ })
  expect(await tiradentes.getAttribute('aria-checked')).toBe('false')
  await tiradentes.focus()
  await page.keyboard.press('Space')
  await page.locator('.year-closed[title*="Tiradentes"]').waitFor()
  expect(await tiradentes.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('button', { name: /feriados oficiais que faltam/ }).click()
  await page.locator('.year-closed[title*="Natal"]').waitFor()
  expect(await page.locator('.year-closed[title*="Carnaval"]').count()).toBe(0)
})

test('the simulation appears below the form as it is typed, and nothing is saved', {
  timeout: 60_000,
}, async () => {
  const { panel, administrator, paths, ids, actor } = await seededPanel()
  const page = await panel.browse(administrator)
  await page.goto(paths.policy)
  await page.getByLabel('Dias sem aprovação').fill('0')
  await page.getByRole('button', { name: 'Simular' }).click()
  await page.locator('#simulation .alert').waitFor()
  await page.getByLabel('Dias sem aprovação').fill('45')
  await page.getByRole('button', { name: 'Simular' }).click()
  await page.locator('#simulation table').waitFor()
  expect(await page.locator('#simulation').textContent()).toMatch(/espera(m)? pelo cliente/)
  await expectAccessible(page)
  const policy = await panel.engine.silencePolicies.find(actor, ids.policy!.id)
  expect(policy.approvalDays).not.toBe(45)
})
