import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('there is a browser that renders a page', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<title>Bote</title><h1>Olá</h1>')
  expect(await page.title()).toBe('Bote')
  expect(await page.getByRole('heading').textContent()).toBe('Olá')
  await browser.close()
})
