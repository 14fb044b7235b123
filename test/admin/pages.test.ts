import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { SYSTEM } from '../../engine/index.ts'
import { expectAccessible } from './accessible.ts'
import { testPanel } from './panel.ts'

async function expectToFit(page: Page): Promise<void> {
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: innerWidth,
  }))
  expect(content).toBeLessThanOrEqual(screen)
}

test.each([
  [360, 'light'],
  [360, 'dark'],
  [768, 'light'],
  [1440, 'light'],
  [1440, 'dark'],
] as const)(
  'every page of the shell fits %i px and is accessible in %s',
  { timeout: 90_000 },
  async (width, theme) => {
    const panel = await testPanel()
    const ana = await panel.operator({ name: 'Ana Beatriz de Souza', role: 'administrator' })
    const invited = await panel.engine.operators.add(SYSTEM, {
      name: 'Carlos Henrique Albuquerque da Conceição',
      email: 'carlos.henrique.albuquerque@empresa-de-suporte.example',
      role: 'supervisor',
    })
    const faults: string[] = []
    async function look(page: Page, path: string): Promise<void> {
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 404/.test(message.text()))
          faults.push(`${path}: ${message.text()}`)
      })
      await page.goto(path)
      await expectAccessible(page)
      await expectToFit(page)
      expect(await page.locator('html').getAttribute('data-bs-theme')).toBe(theme)
      expect(await page.locator('h1').count()).toBe(path === '/setup/x' ? 0 : 1)
      page.removeAllListeners('console')
    }
    const visitor = await panel.browse(undefined, { width, theme })
    for (const path of ['/sign-in', '/recovery', '/setup/x']) await look(visitor, path)
    const page = await panel.browse(ana, { width, theme })
    for (const path of [
      '/profile',
      '/profile/password',
      '/operators',
      '/operators/new',
      `/operators/${invited.id}`,
      '/nowhere',
    ]) {
      await look(page, path)
    }
    await page.goto(`/operators/${invited.id}`)
    await page.getByRole('button', { name: 'Desativar' }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    expect(faults).toEqual([])
  },
)

test('on a phone the menu opens over the page and closes with Escape', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator({ role: 'administrator' }), { width: 360 })
  await page.goto('/profile')
  const entry = page.getByRole('link', { name: 'Clientes' })
  expect(await entry.isVisible()).toBe(false)
  await page.getByRole('button', { name: 'Menu' }).click()
  await entry.waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await entry.waitFor({ state: 'hidden' })
})

test('the keyboard alone reaches the content first, then menu and form', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator())
  await page.goto('/profile')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Ir para o conteúdo')
  await page.keyboard.press('Enter')
  expect(new URL(page.url()).hash).toBe('#content')
})

test('the folded menu stays folded on the next page', async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator({ role: 'administrator' }))
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Recolher ou abrir o menu' }).click()
  await page.goto('/operators')
  expect(await page.locator('#menu').evaluate((menu) => menu.clientWidth)).toBeLessThan(80)
})

test('assets are ours, compressed, and kept for ever; no page asks another host', async () => {
  const panel = await testPanel()
  const page = await panel.browse()
  const hosts = new Set<string>()
  page.on('request', (request) => hosts.add(new URL(request.url()).host))
  await page.goto('/sign-in', { waitUntil: 'networkidle' })
  expect([...hosts]).toEqual([new URL(panel.url).host])

  const { body } = await panel.visitor().get('/sign-in')
  const path = body.match(/\/assets\/tabler\.[\w-]+\.css/)![0]
  for (const encoding of ['br', 'gzip']) {
    const { headers, body } = await panel.visitor().get(path, { 'Accept-Encoding': encoding })
    expect(headers.get('Content-Encoding')).toBe(encoding)
    expect(headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
    expect(body.length).toBeGreaterThan(500_000)
  }
  expect((await panel.visitor().get('/assets/../index.ts')).status).toBe(404)
})
