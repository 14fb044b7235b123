import { mkdirSync } from 'node:fs'
import { test } from 'vitest'
import { expectAccessible } from '../accessible.ts'
import { seededPanel } from './look.ts'

test('shots', { timeout: 500_000 }, async () => {
  const out = '/tmp/shots-adm'
  mkdirSync(out, { recursive: true })
  const { panel, administrator, paths } = await seededPanel()
  for (const [width, theme] of [[1440, 'light'], [360, 'light'], [1440, 'dark'], [360, 'dark']] as const) {
    const page = await panel.browse(administrator, { width, theme })
    page.on('console', (m) => { if (m.type() === 'error') console.log('CONSOLE', page.url(), m.text()) })
    const shoot = async (name: string) => {
      await page.screenshot({ path: `${out}/${name}-${width}-${theme}.png`, fullPage: true })
      try { await expectAccessible(page) } catch (error) { console.log('AXE', name, width, theme, JSON.stringify((error as { actual: unknown }).actual)) }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
      if (wide) console.log('OVERFLOW', name, width)
    }
    for (const [name, path] of Object.entries(paths)) {
      const r = await page.goto(path)
      if (r!.status() !== 200) console.log('STATUS', name, r!.status())
      await shoot(name)
    }
    await page.goto(paths.contact)
    await page.getByRole('button', { name: 'Gerar convite' }).click()
    await page.getByText('Convite pronto').waitFor()
    await shoot('contact-invite')
    await page.goto(paths.policy)
    await page.getByRole('button', { name: 'Simular' }).click()
    await page.locator('#simulation table, #simulation .empty').first().waitFor()
    await shoot('policy-simulation')
    await page.context().close()
  }
})
