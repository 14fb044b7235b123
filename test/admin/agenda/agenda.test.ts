import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { expectAccessible } from '../accessible.ts'
import { orderDesk } from '../service-order/order-desk.ts'

/** Lia has a visit at eight, Nuno one at nine, and an order waits for a time. It is Tuesday's agenda. */
async function tuesday() {
  const desk = await orderDesk()
  const { engine, eva, lia, nuno, slot } = desk
  const first = await desk.orders()
  await engine.serviceOrders.schedule(eva, first.id, slot(lia, '08:00', '09:00'))
  const second = await desk.orders()
  await engine.serviceOrders.schedule(eva, second.id, slot(nuno, '09:00', '10:00'))
  const waiting = await desk.orders()
  const timesOf = async (id: string) => {
    const row = await desk.db.one<{ name: string; from: string }>(sql`
      select o.name, to_char(s.scheduled_from at time zone 'America/Sao_Paulo', 'YYYY-MM-DD HH24:MI') as "from"
      from service_order s join operator o on o.id = s.technician_id where s.id = ${id}`)
    return `${row.name} ${row.from}`
  }
  const open = async (look?: Parameters<typeof desk.browse>[1], by = eva) => {
    const page = await desk.browse(by, { height: 1_400, ...look })
    await page.goto('/agenda?day=2026-11-24')
    return page
  }
  return { ...desk, first, second, waiting, timesOf, open }
}

const card = (page: Page, { number }: { number: string }) => page.locator(`[data-number="${number}"]`)

/** To where a column's clock shows the hour. */
async function drop(page: Page, order: { number: string }, technician: string, hour: number) {
  const column = page.getByRole('region', { name: technician }).locator('[data-column]')
  const { height } = (await column.boundingBox()) as { height: number }
  const grid = page.locator('[data-agenda]')
  const from = Number(await grid.getAttribute('data-from'))
  const until = Number(await grid.getAttribute('data-until'))
  const y = ((hour * 60 - from) / (until - from)) * height
  await card(page, order).dragTo(column, {
    sourcePosition: { x: 30, y: 2 },
    targetPosition: { x: 30, y: y + 3 },
  })
}

test('a visit is dragged to another technician and time', async () => {
  const { open, first, timesOf } = await tuesday()
  const page = await open()
  await drop(page, first, 'Nuno Prates', 14)
  await eventually(async () => expect(await timesOf(first.id)).toBe('Nuno Prates 2026-11-24 14:00'))
  await page.getByRole('region', { name: 'Nuno Prates' }).getByText('14:00–15:00').waitFor()
  await page.getByText(`Ordem ${first.number} agendada.`).waitFor()
})

test('an order that waits is dragged into its first time', async () => {
  const { open, waiting, timesOf } = await tuesday()
  const page = await open()
  await drop(page, waiting, 'Lia Torres', 11)
  await eventually(async () => expect(await timesOf(waiting.id)).toBe('Lia Torres 2026-11-24 11:00'))
  await page.getByText('Nenhuma ordem esperando horário.').waitFor()
})

test('a time that is taken is refused with the reason, and the visit stays where it was', async () => {
  const { open, first, second, timesOf } = await tuesday()
  const page = await open()
  await drop(page, first, 'Nuno Prates', 9.5)
  await page
    .getByText(`Nuno Prates já tem visita nesse horário: ${second.number}, 24/11/2026 09:00–10:00.`)
    .waitFor()
  expect(await timesOf(first.id)).toBe('Lia Torres 2026-11-24 08:00')
  await page.getByRole('region', { name: 'Lia Torres' }).getByText('08:00–09:00').waitFor()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Escolher outro horário' }).click()
  await page.waitForURL(`**/service-orders/${first.id}/schedule`)
})

test('the keyboard moves a visit: arrows, Enter; or Escape, and nothing happened', async () => {
  const { open, first, timesOf } = await tuesday()
  const page = await open()
  const handle = card(page, first).locator('[data-move-handle]')
  await handle.focus()
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowRight')
  const says = page.locator('[data-agenda-says]')
  expect(await says.textContent()).toBe(
    'Nuno Prates, terça-feira, 24/11, das 08:30 às 09:30. Enter confirma, Esc desfaz.',
  )
  await page.keyboard.press('Escape')
  expect(await says.textContent()).toBe('Mudança desfeita.')
  expect(await page.getByRole('region', { name: 'Lia Torres' }).locator(`[data-number]`).count()).toBe(1)
  expect(await timesOf(first.id)).toBe('Lia Torres 2026-11-24 08:00')

  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Shift+ArrowUp')
  await page.keyboard.press('Enter')
  await eventually(async () => expect(await timesOf(first.id)).toBe('Lia Torres 2026-11-24 07:30'))
  expect(new URL(page.url()).pathname).toBe('/agenda')
})

test('without a script, and on a phone, every visit has a form of its own', async () => {
  const { open, first } = await tuesday()
  const page = await open({ width: 360 })
  await expectAccessible(page)
  await page.getByRole('link', { name: `Reagendar a ordem ${first.number}` }).click()
  await page.waitForURL(`**/service-orders/${first.id}/schedule`)
})

test('the agenda shows what others do while it is open', async () => {
  const { open, engine, iara, lia, waiting, slot } = await tuesday()
  const page = await open()
  await engine.serviceOrders.schedule(iara, waiting.id, slot(lia, '15:00', '16:00'))
  await page.getByRole('region', { name: 'Lia Torres' }).getByText('15:00–16:00').waitFor()
})

test('who may not move a visit is offered no way to', async () => {
  const { open, gil, first, signIn, lia } = await tuesday()
  const page = await open({}, gil)
  expect(await page.locator('[data-move]').count()).toBe(0)
  expect(await page.locator('[draggable="true"]').count()).toBe(0)
  const client = await signIn(gil)
  const { status } = await client.post(
    `/agenda/moves/${first.id}`,
    { technicianId: lia.id, day: '2026-11-24', time: '10:00', minutes: '60', version: '' },
    { 'HX-Request': 'true' },
  )
  expect(status).toBe(403)
})

test('a technician subscribes to their agenda by a secret address, once told, and can end it', async () => {
  const { signIn, lia, panel, first } = await tuesday()
  const client = await signIn(lia)
  const made = await client.post('/agenda/feed')
  const address = made.body.match(/value="(http[^"]+\/agenda-feeds\/[\w-]{43})"/)?.[1] as string
  expect((await client.get('/agenda')).body).not.toContain('/agenda-feeds/')
  const { pathname } = new URL(address)
  const stranger = panel.visitor()
  const calendar = await stranger.get(pathname)
  expect(calendar.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(calendar.headers.get('Cache-Control')).toBe('private, no-store')
  expect(calendar.body).toContain(first.number)
  expect((await stranger.get(`${pathname}x`)).status).toBe(404)
  const renewed = await client.post('/agenda/feed')
  const next = new URL(renewed.body.match(/value="(http[^"]+\/agenda-feeds\/[\w-]{43})"/)?.[1] as string)
  expect((await stranger.get(pathname)).status).toBe(404)
  expect((await stranger.get(next.pathname)).status).toBe(200)
  expect((await client.post('/agenda/feed/revocation')).location).toBe('/agenda')
  expect((await stranger.get(next.pathname)).status).toBe(404)
})

test('the week of one technician has its days side by side', async () => {
  const { open, lia } = await tuesday()
  const page = await open()
  await page.goto(`/agenda?day=2026-11-29&technician=${lia.id}`)
  expect(
    await page
      .locator('[data-column]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.day)),
  ).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-25',
    '2026-11-26',
    '2026-11-27',
    '2026-11-28',
    '2026-11-29',
  ])
  await page.getByRole('region', { name: 'terça-feira, 24/11' }).getByText('08:00–09:00').waitFor()
})
