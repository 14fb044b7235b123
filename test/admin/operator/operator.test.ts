import { expect, test } from 'vitest'
import { newId } from '../../../engine/index.ts'
import { testPanel } from '../panel.ts'

test('an administrator adds, changes and deactivates a colleague', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator({ name: 'Ana Souza', role: 'administrator' }))
  await page.goto('/operators')
  await page.getByRole('link', { name: 'Novo operador' }).click()
  await page.getByLabel('Nome').fill('Bia Lima')
  await page.locator('#field-email').fill('bia@bote.example')
  await page.getByRole('radio', { name: /Supervisão/ }).check()
  await page.locator('#field-team').selectOption('quality')
  await page.getByRole('button', { name: 'Cadastrar e enviar convite' }).click()
  await page.getByRole('heading', { name: 'Bia Lima', level: 1 }).waitFor()
  expect(await page.getByRole('radio', { name: /Supervisão/ }).isChecked()).toBe(true)
  expect(await page.locator('#field-team').inputValue()).toBe('quality')

  await page.getByRole('button', { name: 'Enviar convite de novo' }).click()
  expect(await page.getByRole('textbox', { name: 'Convite' }).inputValue()).toMatch(/\/welcome\/[\w-]{43}$/)
  await page.getByRole('link', { name: 'Bia Lima' }).click()

  await page.getByLabel('Ramal').fill('212')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Alterações salvas.').waitFor()

  await page.getByRole('button', { name: 'Desativar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Desativar Bia Lima?' })
  await dialog.getByRole('button', { name: 'Cancelar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Desativar' }).click()
  await dialog.getByRole('button', { name: 'Desativar' }).click()
  await page.getByText('Bia Lima não tem mais acesso.').waitFor()
  await page.getByRole('button', { name: 'Reativar' }).waitFor()
})

test('an id that is none, or nobody, is not found', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  for (const id of [newId(), 'x', '1 or 1=1', '%00']) {
    expect((await client.get(`/operators/${encodeURIComponent(id)}`)).status).toBe(404)
    expect((await client.post(`/operators/${encodeURIComponent(id)}/deactivation`)).status).toBe(404)
  }
})

test('what cannot be done is said in words on the form', async () => {
  const panel = await testPanel()
  const ana = await panel.operator({ name: 'Ana Souza', role: 'administrator' })
  const client = await panel.signIn(ana)
  const form = {
    name: 'Ana',
    email: ana.email,
    role: 'agent',
    team: 'support',
    language: 'pt',
    companyId: '',
  }
  const { status, body } = await client.post(`/operators/${ana.id}`, form)
  expect(status).toBe(409)
  expect(body).toContain('Você não pode mudar o seu próprio perfil.')
  expect(body).toContain('value="Ana"')
})
