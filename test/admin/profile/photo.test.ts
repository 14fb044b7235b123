import { expect, test } from 'vitest'
import { png, pngAnnouncing } from '../../pictures.ts'
import { expectAccessible } from '../accessible.ts'
import { openDesk } from '../desk.ts'
import { testPanel } from '../panel.ts'

const PHOTO = /<img src="(\/photos\/[0-9a-f-]{36})"/

function formWith(bytes: Uint8Array, name: string): FormData {
  const form = new FormData()
  form.set('photo', new File([bytes as BlobPart], name, { type: 'image/png' }))
  return form
}

test('a photo is seen wherever its owner’s initials stood, and only by who is signed in', async () => {
  const panel = await testPanel()
  const desk = await openDesk(panel)
  const person = await panel.operator({ name: 'Ana Lima', companyId: desk.companyId, role: 'administrator' })
  const { id } = await desk.opens()
  await panel.engine.tickets.take(desk.actorOf(person), id)
  await panel.engine.tickets.write(desk.actorOf(person), id, { text: 'Já estou vendo.' })
  const ana = await panel.signIn(person)
  expect((await ana.postFiles('/profile/photo', formWith(png(), 'eu.png'))).location).toBe('/profile')

  const address = (await ana.get('/profile')).body.match(PHOTO)![1]!
  for (const [path, times] of [
    ['/operators', 1],
    ['/tickets?tab=in_progress', 1],
    [`/tickets/${id}`, 2],
  ] as const) {
    const { body } = await ana.get(path)
    const main = body.slice(body.indexOf('<main'))
    expect({ path, times: main.split(address).length - 1 }).toEqual({ path, times })
  }
  const { status, headers } = await ana.get(address)
  expect(status).toBe(200)
  expect(headers.get('Content-Type')).toBe('image/png')
  expect(headers.get('Content-Disposition')).toBe('inline')
  expect(headers.get('Content-Security-Policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Cache-Control')).toBe('private, no-store')
  expect((await panel.visitor().get(address)).location).toMatch(/^\/sign-in/)

  expect((await ana.post('/profile/photo/removal')).location).toBe('/profile')
  expect((await ana.get('/profile')).body).not.toMatch(PHOTO)
  expect((await ana.get(address)).status).toBe(404)
})

test('a photo that cannot be taken is refused on the page, in words, beside what is kept', async () => {
  const panel = await testPanel()
  const ana = await panel.signIn(await panel.operator({ name: 'Ana Lima' }))
  for (const [form, words] of [
    [formWith(Buffer.from('<svg onload="alert(1)"/>'), 'eu.png'), 'não é uma foto'],
    [formWith(pngAnnouncing(12_000, 9_000), 'eu.png'), 'até 2048 pontos de lado'],
    [formWith(Buffer.concat([png(), Buffer.alloc(1_100_000)]), 'eu.png'), 'limite de 1 MB'],
    [new FormData(), 'Preencha este campo'],
  ] as const) {
    const { status, body } = await ana.postFiles('/profile/photo', form)
    expect({ words, status }).toEqual({ words, status: 422 })
    expect(body).toContain(words)
    expect(body).toContain('value="Ana Lima"')
  }
  const unknown = formWith(png(), 'eu.png')
  unknown.set('operatorId', '1')
  expect((await ana.postFiles('/profile/photo', unknown)).status).toBe(400)
})

test('a large picture is cut to a small square before it is sent, and can be seen before', {
  timeout: 90_000,
}, async () => {
  const panel = await testPanel()
  const page = await panel.browse(await panel.operator({ name: 'Ana Lima' }))
  const faults: string[] = []
  page.on(
    'console',
    (message) =>
      void (
        message.type() === 'error' &&
        !/status of 404/.test(message.text()) &&
        faults.push(message.text())
      ),
  )
  await page.goto('/profile')
  await page
    .getByLabel('Escolha uma imagem')
    .setInputFiles({ name: 'férias.png', mimeType: 'image/png', buffer: png(3_000, 2_200) })
  await page.locator('.photo img[src^="blob:"]').waitFor()
  await page.getByRole('button', { name: 'Usar esta foto' }).click()
  await page.getByText('Sua foto foi salva.').waitFor()
  const shown = page.locator('.user-button img')
  expect(
    await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]),
  ).toEqual([512, 512])
  await expectAccessible(page)

  await page.route('**/photos/*', (route) => route.fulfill({ status: 404 }))
  await page.reload()
  await page.locator('.avatar img').first().waitFor({ state: 'detached' })
  expect(await page.locator('.user-button .avatar').innerText()).toBe('AL')

  await page.getByRole('button', { name: 'Remover' }).click()
  await page.getByText('Sua foto foi removida.').waitFor()
  expect(await page.locator('img').count()).toBe(0)
  expect(faults).toEqual([])
})
