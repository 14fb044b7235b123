import { test } from 'vitest'
import { seededPanel } from './look.ts'
test('shots', { timeout: 500_000 }, async () => {
  const { panel, administrator, paths } = await seededPanel()
  await panel.engine.channels.report('telegram', 'ready', { data: { username: 'AuroraBot' } })
  for (const [width, theme] of [[1440, 'light'], [360, 'dark']] as const) {
    const page = await panel.browse(administrator, { width, theme })
    const shoot = (name: string) => page.screenshot({ path: `/tmp/shots-adm/${name}-${width}-${theme}.png`, fullPage: true })
    await page.goto(paths.contact)
    await page.locator('details summary').first().click()
    await page.getByRole('button', { name: 'Gerar convite' }).click()
    await page.getByText('Convite pronto').waitFor()
    await page.locator('details summary').first().click()
    await shoot('contact-invite')
    for (const name of ['calendar', 'departments', 'policies', 'customer', 'contact-new', 'article'] as const) { await page.goto(paths[name]); await shoot(name) }
    await page.goto('/audit?entity=contact'); await page.locator('details summary').first().click(); await shoot('audit')
    await page.context().close()
  }
})
