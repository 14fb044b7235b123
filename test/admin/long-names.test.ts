import { expect, test } from 'vitest'
import { sql } from '../../engine/index.ts'
import { providerDesk } from './provider-desk.ts'

const PAGES = ['/processes', '/customers', '/plans', '/departments', '/atendimentos?tab=all', '/calendars']

test('names as long as they may be stay inside their cards on a phone', { timeout: 60_000 }, async () => {
  const desk = await providerDesk()
  await desk.claims(desk.eva)
  for (const table of ['process', 'subprocess', 'department', 'customer', 'plan'])
    await desk.db.query(
      sql`update ${sql.raw(table)} set name = left(name, 30) || ' com acompanhamento prolongado da equipe externa'`,
    )
  const page = await desk.browse(desk.iara, { width: 360 })
  for (const path of PAGES) {
    await page.goto(path)
    const leaving = await page.evaluate(() =>
      [...document.querySelectorAll('.badge, button, .form-select')]
        .filter((element) => {
          const card = element.closest('.card')?.getBoundingClientRect()
          return card && element.getBoundingClientRect().right > card.right
        })
        .map((element) => element.textContent),
    )
    expect(leaving, path).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(360)
  }
})
