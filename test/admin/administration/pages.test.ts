import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { seededPanel } from './look.ts'

test('every page of the administration is accessible, and says nothing bad in the console', {
  timeout: 400_000,
}, async () => {
  const { panel, administrator, paths } = await seededPanel()
  const page = await panel.browse(administrator)
  const faults = faultsOf(page)
  for (const path of Object.values(paths)) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 200])
    await expectAccessible(page)
    expect([path, await overflow(page)]).toEqual([path, 0])
  }
  expect(faults).toEqual([])
})

test('the pages with most on them are accessible in the dark on a phone too', {
  timeout: 120_000,
}, async () => {
  const { panel, administrator, paths } = await seededPanel()
  const page = await panel.browse(administrator, { width: 360, theme: 'dark' })
  for (const path of [
    paths.customer,
    paths.contact,
    paths.subjects,
    paths.subject,
    paths.calendar,
    paths.audit,
  ]) {
    await page.goto(path)
    await expectAccessible(page)
  }
})

test('every page of the administration fits a phone and a tablet, in English too', {
  timeout: 120_000,
}, async () => {
  const { panel, administrator, paths } = await seededPanel()
  await panel.db.query(sql`update operator set language = 'en' where id = ${administrator.id}`)
  const page = await panel.browse()
  await page.goto('/sign-in')
  await page.locator('[name=email]').fill(administrator.email)
  await page.locator('[name=password]').fill(administrator.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
  for (const path of Object.values(paths)) {
    await page.goto(path)
    for (const width of [360, 768]) {
      await page.setViewportSize({ width, height: 900 })
      expect([path, width, await overflow(page)]).toEqual([path, width, 0])
    }
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  }
})

function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${page.url()}: ${message.text()}`)
  })
  return faults
}

/** How many pixels the page is wider than the screen. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth))
}
