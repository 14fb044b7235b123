import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { seededPanel } from './look.ts'

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)(
  'every page of the administration fits %i px and is accessible in %s',
  { timeout: 180_000 },
  async (width, theme) => {
    const { panel, administrator, paths } = await seededPanel()
    const page = await panel.browse(administrator, { width, theme })
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
    })
    for (const path of Object.values(paths)) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 200])
      await expectAccessible(page)
      expect([path, await overflow(page)]).toEqual([path, 0])
    }
    expect(faults).toEqual([])
  },
)

test('every page of the administration fits a tablet, in English too', { timeout: 60_000 }, async () => {
  const { panel, administrator, paths } = await seededPanel()
  await panel.engine.operators.change(
    { kind: 'system', id: null, name: 'Bote', channel: 'system' },
    administrator.id,
    {
      ...administrator,
      language: 'en',
    },
  )
  const page = await panel.browse(administrator, { width: 768 })
  for (const path of Object.values(paths)) {
    await page.goto(path)
    expect([path, await overflow(page), await page.locator('html').getAttribute('lang')]).toEqual([
      path,
      0,
      'en',
    ])
  }
})

/** How many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
