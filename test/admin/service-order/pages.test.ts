import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { expectAccessible } from '../accessible.ts'
import { orderDesk } from './order-desk.ts'

/** A desk with an order in every state, and names as long as people have them. */
async function desk() {
  const made = await orderDesk()
  const { engine, eva, lia, nuno, slot, db } = made
  await db.query(
    sql`update customer set name = 'Condomínio Residencial Parque das Araucárias do Sul' where id = ${made.casaDaOlivia.id}`,
  )
  await engine.outsideSystems.keep(made.davi, {
    companyId: made.redeVeloz.id,
    kind: 'field',
    url: 'https://campo.redeveloz.example/api/v2/ordens-de-servico',
  })
  const open = await made.orders({ groupId: made.technicianGroups.norte })
  const scheduled = await made.orders({ dispatch: true })
  await engine.serviceOrders.schedule(eva, scheduled.id, slot(lia, '08:00', '09:00'))
  const running = await made.orders()
  await engine.serviceOrders.schedule(eva, running.id, slot(nuno, '08:00', '08:30'))
  await engine.serviceOrders.start(nuno, running.id)
  const closed = await made.orders()
  await engine.serviceOrders.schedule(eva, closed.id, slot(nuno, '10:00', '12:00'))
  await engine.serviceOrders.start(nuno, closed.id)
  await engine.serviceOrders.close(nuno, closed.id, {
    solution: 'Emenda refeita.',
    result: 'solved',
    materials: [{ name: 'Conector de fibra óptica APC de campo', quantity: '2', serial: 'SN-0001-9987-AX' }],
  })
  const cancelled = await made.orders()
  await engine.serviceOrders.cancel(eva, cancelled.id, { reason: 'Voltou sozinho' })
  const order = (one: { id: string }, more = '') => `/service-orders/${one.id}${more}`
  return {
    ...made,
    paths: [
      '/service-orders',
      '/service-orders?tab=all',
      '/service-orders?q=nada-disso',
      ...[open, scheduled, running, closed, cancelled].map((one) => order(one)),
      order(open, '/edit'),
      order(open, `/schedule?technicianId=${lia.id}&day=2026-11-24`),
      order(running, '/materials'),
      order(running, '/closing'),
      order(open, '/print'),
      order(closed, '/print'),
      `/atendimentos/${open.atendimentoId}/service-orders/new`,
      `/atendimentos/${open.atendimentoId}/service-orders`,
      '/agenda?day=2026-11-24',
      `/agenda?day=2026-11-24&technician=${lia.id}`,
    ],
    administrators: ['/outside-systems', `/outside-systems/${made.redeVeloz.id}/field`],
    order: order(scheduled),
  }
}

async function expectToFit(page: Page): Promise<void> {
  const { content, screen, wide } = await page.evaluate(() => ({
    wide: [...document.querySelectorAll('main *')]
      .filter((each) => each.getBoundingClientRect().right > innerWidth + 1)
      .map((each) => `${each.tagName}.${each.className}`)
      .slice(0, 5),
    content: document.documentElement.scrollWidth,
    screen: innerWidth,
  }))
  expect(content, `${page.url()} ${wide}`).toBeLessThanOrEqual(screen)
}

test.each([
  [360, 'light'],
  [1440, 'dark'],
] as const)(
  'every page of service orders fits %i px and a tablet, and is accessible in %s',
  { timeout: 180_000 },
  async (width, theme) => {
    const { eva, davi, browse, paths, administrators, order } = await desk()
    const faults: string[] = []
    async function look(page: Page, path: string) {
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(`${path}: ${message.text()}`)
      })
      await page.goto(path)
      await expectAccessible(page)
      await expectToFit(page)
      await page.setViewportSize({ width: 768, height: 900 })
      await expectToFit(page)
      await page.setViewportSize({ width, height: 900 })
      expect(await page.locator('h1').count()).toBe(1)
      page.removeAllListeners('console')
    }
    const page = await browse(eva, { width, theme })
    for (const path of paths) await look(page, path)
    await page.goto(order)
    await page.getByRole('button', { name: 'Cancelar agendamento' }).click()
    await page.getByRole('dialog').waitFor()
    await expectAccessible(page)
    const administrator = await browse(davi, { width, theme })
    for (const path of administrators) await look(administrator, path)
    expect(faults).toEqual([])
  },
)

test('the printed order is one A4 page of its own: no menu, no bar, the words of its type', async () => {
  const { db, eva, browse, order } = await desk()
  await db.query(sql`update service_order_type set terms = 'Garantia de noventa dias.'`)
  const page = await browse(eva)
  await page.goto(`${order}/print`)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByText('Garantia de noventa dias.').isVisible()).toBe(true)
  for (const part of ['.sidebar', '.topbar', '[data-print]'])
    expect(await page.locator(part).first().isVisible()).toBe(false)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  // A4 in points.
  expect(pdf).toMatch(/\/MediaBox \[0 0 59[45][\d.]* 84[12][\d.]*\]/)
})

test('choosing another technician or day shows at once what is taken', async () => {
  const { orders, lia, nuno, eva, browse } = await desk()
  const { id } = await orders()
  const page = await browse(eva)
  await page.goto(`/service-orders/${id}/schedule?technicianId=${lia.id}&day=2026-11-24`)
  await page.getByText('Lia Torres em 24/11/2026').waitFor()
  await page.getByLabel('Técnico').selectOption(nuno.id)
  await page.getByText('10:00–12:00').waitFor()
  await page.getByLabel('Dia').fill('2026-11-25')
  await page.getByText('Dia livre.').waitFor()
  expect(await page.getByLabel('Técnico').inputValue()).toBe(nuno.id)
})

test('lines for materials are added without leaving the keyboard', async () => {
  const { eva, browse, paths } = await desk()
  const page = await browse(eva)
  await page.goto(paths.find((path) => path.endsWith('/materials')) as string)
  const before = await page.locator('.material-line').count()
  await page.getByRole('button', { name: 'Mais uma linha' }).press('Enter')
  expect(await page.locator('.material-line').count()).toBe(before + 1)
  await page.keyboard.type('Roteador')
  expect(await page.getByLabel(`Material, linha ${before + 1}`).inputValue()).toBe('Roteador')
})

test('a page that is open shows at once what somebody else did', async () => {
  const { engine, eva, iara, nuno, slot, browse, orders } = await desk()
  const { id } = await orders()
  const page = await browse(eva)
  await page.goto(`/service-orders/${id}`)
  await page.getByText('Ainda sem técnico e horário.').waitFor()
  await engine.serviceOrders.schedule(iara, id, slot(nuno, '15:00', '16:00'))
  await page.locator('#order-head').getByText('24/11/2026, 15:00–16:00').waitFor()
})
