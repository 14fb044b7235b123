import { mkdirSync } from 'node:fs'
import { test } from 'vitest'
import { SYSTEM } from '../../engine/index.ts'
import { expectAccessible } from './accessible.ts'
import { testPanel } from './panel.ts'

test('shots', { timeout: 200_000 }, async () => {
  const out = '/tmp/shots'
  mkdirSync(out, { recursive: true })
  const panel = await testPanel()
  const setup = (await panel.engine.setup.setupLink())!
  const ana = await panel.operator({
    name: 'Ana Beatriz de Souza',
    role: 'administrator',
    email: 'ana@bote.example',
  })
  await panel.operator({ name: 'Bia Carvalho' })
  await panel.engine.operators.add(SYSTEM, {
    name: 'Carlos Henrique Albuquerque da Conceição',
    email: 'carlos.henrique.albuquerque@empresa-de-suporte.example',
    role: 'supervisor',
  })
  const list = await panel.engine.operators.list(SYSTEM)
  const carlos = list.find((o) => o.invited)!
  for (const width of [360, 768, 1440]) {
    for (const theme of ['light', 'dark'] as const) {
      const page = await panel.browse(undefined, { width, theme })
      const shoot = async (name: string) => {
        await page.screenshot({ path: `${out}/${name}-${width}-${theme}.png`, fullPage: true })
        try {
          await expectAccessible(page)
        } catch (error) {
          console.log(name, width, theme, JSON.stringify((error as { actual: unknown }).actual))
        }
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (wide) console.log('OVERFLOW', name, width)
      }
      await page.goto('/sign-in')
      await shoot('sign-in')
      await page.getByRole('button', { name: 'Entrar' }).click()
      await shoot('sign-in-failed')
      await page.goto('/recovery')
      await shoot('recovery')
      await page.getByLabel('E-mail').fill(`ninguem${width}${theme}@bote.example`)
      await page.getByRole('button', { name: 'Enviar código' }).click()
      await page.getByLabel('Código').fill('000000')
      await page.getByRole('button', { name: 'Confirmar' }).click()
      await page.getByText('O código não confere').waitFor()
      await shoot('recovery-code')
      await page.goto(new URL(setup).pathname)
      await shoot('setup-gone')
      await page.goto('/sign-in')
      await page.getByLabel('E-mail').fill(ana.email)
      await page.getByLabel('Senha').fill(ana.password)
      await page.getByRole('button', { name: 'Entrar' }).click()
      await page.waitForURL(/profile|tickets/)
      await page.goto('/profile')
      await shoot('profile')
      if (width >= 768) {
        await page.getByRole('button', { name: /Sua conta/ }).click()
        await shoot('menu')
      } else {
        await page.getByRole('button', { name: 'Menu' }).click()
        await page.waitForTimeout(400)
        await page.screenshot({ path: `${out}/menu-${width}-${theme}.png` })
      }
      await page.goto('/profile/password')
      await shoot('password')
      await page.goto('/operators')
      await shoot('operators')
      await page.goto('/operators/new')
      await page.getByRole('button', { name: /Cadastrar/ }).click()
      await shoot('operator-new')
      await page.goto(`/operators/${carlos.id}`)
      await shoot('operator')
      await page.getByRole('button', { name: 'Desativar' }).click()
      await page.waitForTimeout(300)
      await shoot('operator-dialog')
      await page.goto('/nowhere')
      await shoot('missing')
      await page.context().close()
    }
  }
})
