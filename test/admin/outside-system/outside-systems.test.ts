import { expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { receiver } from '../../engine/outside/receiver.ts'
import { orderDesk } from '../service-order/order-desk.ts'

test('an administrator sets up the field system: the secret is shown once, a test says how it went', async () => {
  const desk = await orderDesk({ OUTSIDE_NETWORKS: '127.0.0.1' })
  const davi = await desk.signIn(desk.davi)
  const path = `/outside-systems/${desk.redeVeloz.id}/field`
  const bad = await davi.post(path, { url: 'ftp://campo.example', timeoutMs: '3000', active: 'on' })
  expect([bad.status, bad.body.includes('Use um endereço que comece com https://')]).toEqual([422, true])
  const added = await davi.post(path, { url: 'http://127.0.0.1:1/', timeoutMs: '3000', active: 'on' })
  const secret = added.body.match(/font-monospace" value="([\w-]{43})"/)?.[1] as string
  expect(secret).toBeTruthy()
  expect((await davi.get(path)).body).not.toContain(secret)
  expect((await davi.post(`${path}/check`)).body).toContain('O servidor não respondeu à conexão.')

  const outside = await receiver({ secret, now: () => desk.clock.now() })
  expect((await davi.post(path, { url: outside.url, timeoutMs: '3000', active: 'on' })).location).toBe(path)
  expect((await davi.post(`${path}/check`)).body).toContain('O sistema respondeu 200.')
  await davi.post(path, { url: 'http://192.168.1.1/', timeoutMs: '3000', active: 'on' })
  expect((await davi.post(`${path}/check`)).body).toContain('rede interna')
  expect((await davi.post(`${path}/removal`)).location).toBe('/outside-systems')
  expect((await davi.get('/outside-systems')).body).not.toContain('192.168.1.1')
  expect((await davi.get(`/outside-systems/${desk.redeVeloz.id}/other`)).status).toBe(404)
})

test('the page of an order says how far the word to the field system came, and sends it again', async () => {
  const desk = await orderDesk()
  await desk.engine.outsideSystems.keep(desk.davi, {
    companyId: desk.redeVeloz.id,
    kind: 'field',
    url: 'https://campo.example/',
  })
  const { id } = await desk.orders({ dispatch: true })
  const eva = await desk.signIn(desk.eva)
  expect((await eva.get(`/service-orders/${id}`)).body).toContain('Aguardando envio')
  await desk.db.query(
    sql`update outbox_message set state = 'dead', error = 'status 404' where channel = 'outside'`,
  )
  const failed = (await eva.get(`/service-orders/${id}`)).body
  expect(failed).toContain('Não foi recebida')
  expect(failed).toContain('O servidor respondeu 404.')
  expect((await eva.post(`/service-orders/${id}/dispatch`)).location).toBe(`/service-orders/${id}`)
  expect((await eva.get(`/service-orders/${id}`)).body).toContain('Aguardando envio')
  const gil = await desk.signIn(desk.gil)
  expect((await gil.get(`/service-orders/${id}`)).body).not.toContain('Enviar de novo')
})

test('the lights that an ERP answers are chosen in its form, and saving anything else leaves them', async () => {
  const desk = await orderDesk()
  const davi = await desk.signIn(desk.davi)
  const path = `/outside-systems/${desk.redeVeloz.id}/erp`
  const typed = { url: 'https://erp.example/', timeoutMs: '3000', active: 'on' }
  await davi.post(path, { ...typed, lights: ['default', 'invoices'] })
  const chosen = ({ body }: { body: string }) =>
    [...body.matchAll(/<input[^>]*name="lights"[^>]*>/g)]
      .filter(([field]) => / checked/.test(field))
      .map(([field]) => field.match(/value="(\w+)"/)?.[1])
  const form = await davi.get(path)
  expect(chosen(form)).toEqual(['default', 'invoices'])
  const refused = await davi.post(path, { ...typed, timeoutMs: '1', lights: 'online' })
  expect([refused.status, chosen(refused)]).toEqual([422, ['online']])

  const page = await desk.browse(desk.davi)
  await page.goto(path)
  await page.getByLabel('Espera máxima').fill('4000')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await expect.poll(() => page.locator('#toasts').textContent()).toContain('Configuração salva.')
  expect(await desk.engine.outsideSystems.find(desk.davi, desk.redeVeloz.id, 'erp')).toMatchObject({
    timeoutMs: 4_000,
    lights: ['default', 'invoices'],
  })

  const field = `/outside-systems/${desk.redeVeloz.id}/field`
  expect((await davi.get(field)).body).not.toContain('name="lights"')
  expect((await davi.post(field, { ...typed, lights: 'online' })).status).toBe(422)
})
