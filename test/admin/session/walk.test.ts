import { expect, test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { testPanel } from '../panel.ts'

test('somebody signs in, keeps their data current, and signs out', async () => {
  const panel = await testPanel()
  const ana = await panel.operator({ name: 'Ana Souza', role: 'administrator' })
  const page = await panel.browse(ana)
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))

  await page.goto('/profile')
  await page.getByLabel('Celular').fill('(11) 98765-4321')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await expect.poll(() => page.locator('#toasts').textContent()).toContain('Seus dados foram salvos.')
  expect(await page.getByLabel('Celular').inputValue()).toBe('(11) 98765-4321')

  await page.getByRole('button', { name: /Sua conta/ }).click()
  await page.locator('.user-menu').getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'My details', level: 1 }).waitFor()
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.locator('.user-menu').getByRole('button', { name: 'Dark' }).click()
  await expect.poll(() => page.locator('html').getAttribute('data-bs-theme')).toBe('dark')
  await expectAccessible(page)

  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to your account' }).waitFor()
  expect(faults).toEqual([])
})
