import { expect, test } from 'vitest'
import { SYSTEM, sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
const CODE = '2@Zm9yLXRlc3RzLW9ubHk=,a-code-that-links-a-phone'

test('an administrator adds a number for a company, renames it, orders it alone and removes it', {
  timeout: 60_000,
}, async () => {
  const panel = await whatsappOn()
  await driven(panel, 'whatsapp')
  await panel.engine.channels.report('whatsapp', 'ready', {
    data: { state: 'ready', number: '5511912340001' },
  })
  const { companyId } = await openDesk(panel)
  const page = await panel.browse(await panel.operator({ role: 'administrator' }))
  await page.goto('/channels')
  await page.getByRole('link', { name: 'Incluir outro número de WhatsApp' }).click()
  await page.getByLabel('Empresa').selectOption(companyId)
  await page.getByLabel('Nome').fill('Filial Sul')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('O número “Filial Sul” foi incluído').waitFor()
  await page.getByRole('heading', { name: 'WhatsApp Filial Sul' }).waitFor()
  await page.getByText('as empresas sem número próprio').waitFor()

  const { id } = (await panel.db.one<{ id: string }>(sql`select id from whatsapp_number`))!
  const place = `whatsapp-${id}` as const
  await driven(panel, place)
  const at = panel.clock.now().toISOString()
  await panel.engine.channels.report(place, 'down', {
    detail: 'qr',
    data: { state: 'qr', qr: { code: CODE, at } },
  })
  await page.locator(`#${place}-now`).getByRole('img', { name: 'Código QR para ligar' }).waitFor()
  expect(await page.locator('#whatsapp-now').getByRole('img', { name: 'Código QR para ligar' }).count()).toBe(
    0,
  )
  await page.locator(`#${place}-orders`).getByRole('button', { name: 'Reiniciar a conexão' }).click()
  await page.getByText('está sendo reiniciada').waitFor()
  expect(await panel.engine.channelOrders.ordered(place)).toMatchObject({ what: 'restart' })
  expect(await panel.engine.channelOrders.ordered('whatsapp')).toBeNull()

  await page.locator(`#${place}-orders`).getByRole('link', { name: 'Alterar' }).click()
  await page.getByLabel('Nome').fill('Filial Norte')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByRole('heading', { name: 'WhatsApp Filial Norte' }).waitFor()
  await page.locator(`#${place}-orders`).getByRole('link', { name: 'Alterar' }).click()
  await page.getByRole('button', { name: 'Excluir' }).click()
  const dialog = page.getByRole('dialog', { name: 'Excluir o número “Filial Norte”?' })
  await dialog.getByRole('button', { name: 'Excluir' }).click()
  await page.getByRole('heading', { name: 'Canais' }).waitFor()
  expect(await panel.db.rows(sql`select 1 from whatsapp_number`)).toEqual([])
  expect(await page.getByText('Filial Norte').count()).toBe(0)
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('two numbers fit %i px and are accessible in %s', { timeout: 60_000 }, async (width, theme) => {
  const panel = await whatsappOn()
  await driven(panel, 'whatsapp')
  const at = panel.clock.now().toISOString()
  const { companyId } = await openDesk(panel)
  const { id } = await panel.engine.whatsappNumbers.add(SYSTEM, {
    name: 'Filial Sul de Ribeirão Preto',
    companyId,
  })
  await driven(panel, `whatsapp-${id}`)
  await panel.engine.channels.report('whatsapp', 'ready', {
    data: { state: 'ready', number: '5511912340001', lastProbeAt: at, starts: 3 },
  })
  const data = { state: 'qr', qr: { code: CODE, at } }
  await panel.engine.channels.report(`whatsapp-${id}`, 'down', { detail: 'qr', data })
  const page = await panel.browse(await panel.operator({ role: 'administrator' }), { width, theme })
  for (const address of ['/channels', '/channels/whatsapp/new', `/channels/whatsapp/${id}`]) {
    await page.goto(address)
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})

function whatsappOn(): Promise<Panel> {
  return testPanel({ config: { whatsapp: 'on' } })
}

/** As if a replica held the number. */
function driven({ db }: Panel, place: string) {
  return db.query(sql`
    insert into lease (name, holder, token, expires_at)
    values (${place}, 'a replica', 1, clock_timestamp() + interval '1 hour')`)
}
