import { expect, test } from 'vitest'
import { type ChannelState, sql } from '../../../engine/index.ts'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

type Panel = Awaited<ReturnType<typeof testPanel>>
const CODE = '2@Zm9yLXRlc3RzLW9ubHk=,a-code-that-links-a-phone'

test('off says what it risks, how to turn it on, and which plans have it', async () => {
  const panel = await testPanel()
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const { body } = await client.get('/channels')
  for (const words of ['WHATSAPP=on', 'não é oficial', 'apt-get install -y chromium', 'href="/plans"'])
    expect(body).toContain(words)
  expect(body).not.toContain('/channels/whatsapp/restart')
})

test('each state is said in words, with what to do', async () => {
  const panel = await number('on')
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const shown = async () => (await client.get('/channels')).body
  expect(await shown()).toContain('Nenhum processo do Bote cuida do número')

  await driven(panel)
  await says(panel, 'starting', { state: 'syncing' })
  expect(await shown()).toContain('Sincronizando')
  await says(panel, 'ready', {
    state: 'ready',
    number: '5511912340001',
    starts: 4,
    lastProbeAt: panel.clock.now().toISOString(),
    alarm: { what: 'conflict', at: panel.clock.now().toISOString() },
  })
  const ready = await shown()
  for (const words of ['Funcionando', '+55 11 91234-0001', '>3<', 'aberto em outro navegador'])
    expect(ready).toContain(words)

  await says(panel, 'down', { state: 'backoff', detail: 'conflict' }, 'conflict')
  expect(await shown()).toContain('Feche-o lá')
  await says(panel, 'down', { state: 'backoff', detail: 'no_browser' }, 'no_browser')
  expect(await shown()).toContain('CHROMIUM_PATH')
  await says(panel, 'degraded', { state: 'degraded', detail: 'offline' }, 'offline')
  expect(await shown()).toContain('O WhatsApp está sem conexão')
  await says(panel, 'down', { state: 'logged_out' }, 'logged_out')
  expect(await shown()).toContain('Desconectado')
})

test('what waits and what went wrong is said in words', async () => {
  const panel = await number('on')
  await panel.db.query(sql`
    insert into outbox_message (channel, lane, kind, payload, state, error)
    values ('whatsapp', '1', 'dialog', '{}', 'queued', 'whatsapp_closed')`)
  const client = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  expect((await client.get('/channels')).body).toContain('O WhatsApp não está pronto; a mensagem espera')
})

test('the code is for administrators of all companies alone, as a picture that nothing keeps, and only while it is fresh', async () => {
  const panel = await number('on')
  await driven(panel)
  const at = panel.clock.now().toISOString()
  await says(panel, 'down', { state: 'qr', qr: { code: CODE, at } }, 'qr')
  panel.clock.advance(12_000)
  const { companyId } = await openDesk(panel)
  const client = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const shown = await client.get('/channels')
  expect(shown.body).toContain('data:image/svg+xml;base64,')
  expect(shown.body).toContain('Código mostrado há 12 s')
  expect(shown.body).toContain('Conectar dispositivo')
  expect(shown.body).not.toContain(CODE)
  expect(shown.headers.get('cache-control')).toContain('no-store')

  for (const other of [{ role: 'supervisor' }, { role: 'administrator', companyId }] as const) {
    const { body } = await (await panel.signIn(await panel.operator(other))).get('/channels')
    expect(body).toContain('só para quem administra todas as empresas')
    expect(body).not.toContain('data:image/svg+xml')
  }

  panel.clock.advance(120_000)
  const stale = await client.get('/channels')
  expect(stale.body).not.toContain('data:image/svg+xml')
  expect(stale.body).toContain('preparando um código novo')
})

test('an administrator restarts it, and disconnects it after a second look; it is kept who did', async () => {
  const panel = await number('on')
  await driven(panel)
  await says(panel, 'ready', { state: 'ready', number: '5511912340001' })
  const person = await panel.operator({ role: 'administrator' })
  const page = await panel.browse(person)
  await page.goto('/channels')
  await page.getByRole('button', { name: 'Reiniciar a conexão' }).click()
  await page.getByText('está sendo reiniciada').waitFor()
  expect(await panel.engine.channelOrders.ordered('whatsapp')).toMatchObject({ what: 'restart' })
  await page.getByText('O pedido foi passado').waitFor()

  await page.getByRole('button', { name: 'Desconectar este número' }).click()
  const dialog = page.getByRole('dialog', { name: 'Desconectar este número?' })
  await dialog.getByRole('button', { name: 'Desconectar este número' }).click()
  await page.getByText('está sendo desconectado').waitFor()
  expect(await panel.engine.channelOrders.ordered('whatsapp')).toMatchObject({ what: 'log_out' })

  await page.goto('/audit')
  await page.getByText('desconectou o número de').first().waitFor()
  await page.getByText('reiniciou a conexão de').first().waitFor()
})

test('orders are refused where WhatsApp is off, and to whom they are not for', async () => {
  const panel = await number('off')
  const administrator = await panel.signIn(await panel.operator({ role: 'administrator' }))
  const refused = await administrator.post('/channels/whatsapp/restart', await form(administrator))
  expect(refused).toMatchObject({ status: 409, body: expect.stringContaining('não está ligado no Bote') })
  const supervisor = await panel.signIn(await panel.operator({ role: 'supervisor' }))
  expect((await supervisor.post('/channels/whatsapp/log-out', await form(supervisor))).status).toBe(404)
})

test('an open page follows by itself, and leaves an open dialog alone', { timeout: 60_000 }, async () => {
  const panel = await number('on')
  await driven(panel)
  const at = panel.clock.now().toISOString()
  await says(panel, 'down', { state: 'qr', qr: { code: CODE, at } }, 'qr')
  const page = await panel.browse(await panel.operator({ role: 'administrator' }))
  await page.goto('/channels')
  const code = page.getByRole('img', { name: 'Código QR para ligar' })
  const first = await code.getAttribute('src')
  await says(panel, 'down', { state: 'qr', qr: { code: `${CODE}-2`, at } }, 'qr')
  await expect.poll(() => code.getAttribute('src')).not.toBe(first)

  const disconnect = page.getByRole('button', { name: 'Desconectar este número' })
  expect(await disconnect.count()).toBe(0)

  await says(panel, 'ready', { state: 'ready', number: '5511912340001' })
  await page.getByText('+55 11 91234-0001').waitFor()
  await page.locator('#whatsapp-state').getByText('Funcionando').waitFor()
  await disconnect.click()
  const dialog = page.getByRole('dialog', { name: 'Desconectar este número?' })
  await dialog.waitFor()
  await says(panel, 'degraded', { state: 'degraded', detail: 'offline' }, 'offline')
  await page.locator('#whatsapp-state').getByText('Com falhas').waitFor()
  expect(await dialog.isVisible()).toBe(true)
})

test.each([
  [360, 'dark'],
  [1440, 'light'],
] as const)('fits %i px and is accessible in %s', { timeout: 60_000 }, async (width, theme) => {
  const panel = await number('on')
  await driven(panel)
  const at = panel.clock.now().toISOString()
  const page = await panel.browse(await panel.operator({ role: 'administrator' }), { width, theme })
  for (const [state, session] of [
    ['down', { state: 'qr', qr: { code: CODE, at } }],
    ['ready', { state: 'ready', number: '5511912340001', lastProbeAt: at, starts: 3 }],
    ['down', { state: 'backoff', detail: 'conflict' }],
  ] as const) {
    await says(panel, state, session, 'detail' in session ? session.detail : null)
    await page.goto('/channels')
    await expectAccessible(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  }
})

function number(whatsapp: 'on' | 'off'): Promise<Panel> {
  return testPanel({ config: { whatsapp } })
}

function says(
  panel: Panel,
  state: ChannelState,
  data: Record<string, unknown>,
  detail: string | null = null,
) {
  return panel.engine.channels.report('whatsapp', state, { detail, data })
}

/** As if a replica held the number. */
function driven({ db }: Panel) {
  return db.query(sql`
    insert into lease (name, holder, token, expires_at)
    values ('whatsapp', 'a replica', 1, clock_timestamp() + interval '1 hour')`)
}

async function form(client: Awaited<ReturnType<Panel['signIn']>>): Promise<Record<string, string>> {
  const { body } = await client.get('/channels')
  return { _csrf: /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '' }
}
