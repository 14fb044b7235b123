import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { expectAccessible } from '../accessible.ts'
import { servedPanel } from './looks.ts'

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)(
  'every page of customers, connections and leads fits %i px and is accessible in %s',
  {
    timeout: 240_000,
  },
  async (width, theme) => {
    const { browse, iara, paths } = await servedPanel()
    const page = await browse(iara, { width, theme })
    const faults: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
    })
    for (const [name, path] of Object.entries(paths)) {
      expect([path, (await page.goto(path))?.status()]).toEqual([path, 200])
      if (/\/panel$/.test(path)) await page.locator('.palette').waitFor()
      await expectAccessible(page)
      expect([path, await overflow(page)]).toEqual([path, 0])
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${theme}.png`, fullPage: true })
    }
    expect(faults).toEqual([])
  },
)

test('the pages are in English for who reads English', { timeout: 120_000 }, async () => {
  const { browse, db, iara, paths } = await servedPanel()
  await db.query(sql`update operator set language = 'en' where id = ${iara.id}`)
  const page = await browse(iara).catch(() => null)
  if (!page) throw new Error('the sign-in page speaks another language')
  for (const path of Object.values(paths)) {
    await page.goto(path)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  }
})

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
