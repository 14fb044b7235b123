import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { testPanel } from '../panel.ts'

test('the first administrator comes in by the printed link, once', async () => {
  const panel = await testPanel()
  const page = await panel.browse()
  await page.goto('/sign-in')
  await page.getByText('Ainda não há ninguém cadastrado').waitFor()
  const path = new URL((await panel.engine.setup.setupLink())!).pathname

  await page.goto(path)
  await expectAccessible(page)
  await page.getByLabel('Seu nome').fill('Ana Souza')
  await page.getByLabel('Seu e-mail').fill('ana@bote.example')
  await page.getByLabel('Senha', { exact: true }).fill('senha12345')
  await page.getByLabel('Repita a senha').fill('senha12345')
  await page.getByRole('button', { name: 'Criar conta e entrar' }).click()
  await page.getByText('Esta senha é das mais usadas').waitFor()
  expect(await page.getByLabel('Seu nome').inputValue()).toBe('Ana Souza')
  await page.getByLabel('Senha', { exact: true }).fill('navegar e preciso')
  await page.getByLabel('Repita a senha').fill('navegar e preciso')
  await page.getByRole('button', { name: 'Criar conta e entrar' }).click()
  await page.getByText('Bem-vindo ao Bote, Ana Souza!').waitFor()

  const other = panel.visitor()
  expect((await other.get(path)).status).toBe(404)
  expect((await other.get(path)).body).toContain('Este link não vale mais')
})

test('the invitation of a colleague lets them choose a password; looking at it does not use it up', async () => {
  const panel = await testPanel()
  await panel.operator({ role: 'administrator' })
  const bia = await panel.engine.operators.add(SYSTEM, {
    name: 'Bia Lima',
    email: 'bia@bote.example',
    role: 'agent',
  })
  const path = new URL(await panel.engine.operators.invite(SYSTEM, bia.id)).pathname
  const client = panel.visitor()
  for (let scanner = 0; scanner < 3; scanner++) expect((await client.get(path)).status).toBe(200)
  const differing = await client.post(path, { newPassword: 'um rio cheio de peixes', repeated: 'outra' })
  expect(differing.status).toBe(422)
  expect(differing.body).toContain('As duas senhas não são iguais.')
  const done = await client.post(path, {
    newPassword: 'um rio cheio de peixes',
    repeated: 'um rio cheio de peixes',
  })
  expect(done.status).toBe(303)
  expect((await client.get('/profile')).body).toContain('Bia Lima')
  expect((await panel.visitor().get(path)).status).toBe(404)
})
