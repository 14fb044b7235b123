import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { createSimulator, samplePicture } from '../../../../bots/simulator/index.ts'
import { createWhatsappSimulator } from '../../../../bots/simulator/whatsapp/index.ts'
import { phonePages } from '../../../../bots/simulator/whatsapp/phones/answer.ts'
import { createSimulation } from '../../../../bots/simulator/whatsapp/simulation.ts'
import { expectAccessible } from '../../../admin/accessible.ts'
import { phone, shot, useScreens } from '../../../e2e/screens.ts'

const screens = useScreens()
const MARIA = { phone: '5511987650001', name: 'Maria Souza' }
const MARIAS = `${MARIA.phone}@c.us`
const SMALL = { width: 360, height: 740 }

/** Everybody's phones, with no browser linked to the number. */
async function phones() {
  const whatsapp = createWhatsappSimulator()
  const telegram = createSimulator({ others: whatsapp.pages })
  telegram.addBot({ token: '7000000001:simulated', username: 'horizonte_bot', name: 'Horizonte Sistemas' })
  telegram.addPerson({ id: 501, firstName: 'Ana', lastName: 'Souza' })
  const url = await telegram.listen()
  onTestFinished(async () => {
    await telegram.close()
    await whatsapp.close()
  })
  const maria = whatsapp.phone(MARIA)
  return { url, whatsapp, telegram, maria, own: whatsapp.own }
}

const bubble = (page: Page, text: string | RegExp) => page.locator('.bubble', { hasText: text })
const ticksOf = (page: Page, text: string) => bubble(page, text).getByRole('img').getAttribute('aria-label')

test('what the number writes is read with its formatting and answered by a tap on it', async () => {
  const { url, own, maria } = await phones()
  const page = await screens.open(`${url}/whatsapp/${MARIA.phone}`, SMALL)
  await page.getByText('Escreva uma mensagem para começar').waitFor()
  own.say(MARIAS, '*Maria*, veja _isto_: ```NF-e 539```\n*1* Abrir ticket, 2*3*4')
  await bubble(page, 'Maria, veja isto: NF-e 539').waitFor()
  expect(await page.locator('.text strong').allInnerTexts()).toEqual(['Maria', '1'])
  expect(await page.locator('.text em').innerText()).toBe('isto')
  expect(await page.locator('.text pre').innerText()).toBe('NF-e 539')
  expect(await bubble(page, '2*3*4').count()).toBe(1)

  await bubble(page, 'Maria, veja').click()
  await phone(page).says('Entendi')
  await page.locator('.mine .quote', { hasText: 'Maria, veja isto' }).waitFor()
  expect(maria.messages().at(-1)).toMatchObject({ body: 'Entendi', quoted: { fromMe: true } })
  expect(maria.received()).toMatchObject([{ ack: 3 }])
})

test('by the keyboard one answers, edits and deletes a message', async () => {
  const { url, maria } = await phones()
  maria.say('Nao funciona')
  const page = await screens.open(`${url}/whatsapp/${MARIA.phone}`, SMALL)
  const choose = async (name: string) => {
    await bubble(page, /funciona/)
      .getByRole('button', { name: 'Mais ações' })
      .focus()
    await page.keyboard.press('Enter')
    const item = page.getByRole('menuitem', { name })
    await page.getByRole('menuitem').first().waitFor()
    for (let n = 0; n < 4 && !(await item.evaluate((it) => it === document.activeElement)); n++)
      await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  }
  await choose('Editar')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Não *funciona*')
  await page.keyboard.press('Enter')
  await page.locator('.mine .bubble', { hasText: 'editada' }).waitFor()
  expect(maria.messages()).toMatchObject([{ body: 'Não *funciona*' }])
  await choose('Apagar')
  await bubble(page, 'Mensagem apagada').waitFor()
  expect(maria.messages()).toMatchObject([{ type: 'revoked', body: '' }])
  expect(await page.getByRole('button', { name: 'Mais ações' }).count()).toBe(0)
})

test('files, a place, a card and a sticker leave the phone as what they are', async () => {
  const { url, maria } = await phones()
  const page = await screens.open(`${url}/whatsapp/${MARIA.phone}`, SMALL)
  await phone(page).sends(
    [{ name: 'tela.png', mimeType: 'image/png', buffer: samplePicture() }],
    'A tela do erro',
  )
  await bubble(page, 'A tela do erro').locator('img').waitFor()
  const attach = async (name: string) => {
    await page.getByRole('button', { name: 'Anexar' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const chooser = page.waitForEvent('filechooser')
  await attach('Mensagem de voz')
  await (await chooser).setFiles([{ name: 'recado.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('OggS') }])
  await page.locator('.bubble audio').waitFor()
  await attach('Localização')
  await bubble(page, 'Localização').waitFor()
  await attach('Outro contato')
  await page.getByLabel('Nome do contato').fill('João Lopes')
  await page.getByLabel('Telefone com DDD').fill('+55 11 98765-0002')
  await page.getByRole('dialog').getByRole('button', { name: 'Enviar' }).click()
  await bubble(page, 'João Lopes').waitFor()
  await attach('Figurinha')
  await page.getByRole('dialog').getByRole('button', { name: '🙏' }).click()
  await page.getByRole('img', { name: 'Figurinha' }).waitFor()
  expect(maria.messages().map(({ type }) => type)).toEqual(['image', 'ptt', 'location', 'vcard', 'sticker'])
  expect(maria.messages()[0]?.media?.bytes).toEqual(samplePicture())
  expect(maria.messages()[3]?.body).toContain('waid=5511987650002')
})

test('a message is sent, delivered when the other phone is on, and read when it is looked at there', async () => {
  const { url, maria } = await phones()
  maria.say('Alguém aí?')
  const page = await screens.open(`${url}/whatsapp/${MARIA.phone}`, SMALL)
  await bubble(page, 'Alguém aí?').waitFor()
  expect(await ticksOf(page, 'Alguém aí?')).toBe('enviada')

  const own = await screens.open(`${url}/whatsapp/own`, SMALL)
  await own.getByText('Nenhum aparelho conectado').waitFor()
  await own.getByRole('link', { name: /Maria Souza/ }).click()
  await expect.poll(() => ticksOf(page, 'Alguém aí?')).toBe('lida')
  await phone(own).says('Aqui é o Otávio, pelo celular')
  await bubble(page, 'Aqui é o Otávio').waitFor()
  await expect.poll(() => ticksOf(own, 'Aqui é o Otávio')).toBe('lida')
})

test('the number’s phone says so when there is no code to scan, and reads the one that is shown', async () => {
  const sim = createSimulation(() => new Date())
  const telegram = createSimulator({ others: phonePages(sim) })
  const url = await telegram.listen()
  onTestFinished(() => telegram.close())
  const own = await screens.open(`${url}/whatsapp/own`, SMALL)
  await own.getByRole('button', { name: 'Escanear o código' }).click()
  await own.getByText('Nenhuma página mostra um código agora').waitFor()
  sim.world.refs.set('2@code', 'page')
  await own.getByRole('button', { name: 'Escanear o código' }).click()
  await own.getByText('sem conexão no momento').waitFor()
  expect(sim.world.devices.size).toBe(1)
  await own.getByRole('button', { name: 'Remover' }).click()
  await own.getByText('Nenhum aparelho conectado').waitFor()
  expect(sim.world.devices.size).toBe(0)
})

test('what somebody writes stays words, and only the phone’s own chat and pages can be reached', async () => {
  const { url, maria, own } = await phones()
  const hostile = '"><img src=x onerror=alert(1)>*<script>alert(2)</script>* javascript:alert(3)'
  own.say('5511987650002@c.us', 'Para outra pessoa')
  maria.say(hostile)
  maria.sendFile({ filename: `${hostile}.html`, mimetype: 'text/html', bytes: Buffer.from('<script>') })
  const page = await screens.open(`${url}/whatsapp/${MARIA.phone}`, SMALL)
  page.on('dialog', () => expect.fail('a script ran'))
  await bubble(page, 'onerror').first().waitFor()
  expect(await page.locator('.bubble img, .bubble script').count()).toBe(0)
  const file = await fetch(`${url}/whatsapp/${MARIA.phone}/file/3`)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment/)

  const post = (path: string, body: object, headers = {}) =>
    fetch(`${url}/whatsapp/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    })
  const elsewhere = { 'Sec-Fetch-Site': 'cross-site' }
  expect((await post(`${MARIA.phone}/say`, { text: 'x' }, elsewhere)).status).toBe(403)
  expect((await post('own/unlink', {}, elsewhere)).status).toBe(403)
  expect((await post(`${MARIA.phone}/say`, { text: 'x', replyTo: 1 })).status).toBe(400)
  expect((await post(`${MARIA.phone}/delete`, { messageId: 1 })).status).toBe(400)
  for (const path of ['5500000000000', `${MARIA.phone}/file/1`, `${MARIA.phone}/constructor`])
    expect((await fetch(`${url}/whatsapp/${path}`)).status).toBe(404)
})

test.each([
  ['light', 360],
  ['dark', 360],
  ['light', 1440],
  ['dark', 1440],
] as const)('in %s at %i px the phones are accessible and nothing overflows', async (theme, width) => {
  const { url, maria, own } = await phones()
  const said = maria.say(`https://bote.example/${'muito-longo-'.repeat(20)} *negrito*`)
  maria.say('Sobre isto', { replyTo: said.id })
  maria.takeBack(maria.say('Engano').id)
  maria.sendFile({
    filename: `${'relatório-'.repeat(12)}.pdf`,
    mimetype: 'application/pdf',
    bytes: Buffer.from('%PDF'),
  })
  own.say(MARIAS, 'Obrigado, *Maria*.')
  const places = [
    `whatsapp/${MARIA.phone}`,
    'whatsapp/own',
    '',
    `?side-by-side=501,whatsapp-${MARIA.phone},whatsapp-own`,
  ]
  for (const [n, place] of places.entries()) {
    const page = await screens.open(`${url}/${place}`, { width, height: 800, theme })
    if (n === 0) await bubble(page, 'Obrigado, Maria').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await shot(page, `whatsapp-phones-${n}-${width}-${theme}`)
    await expectAccessible(page)
  }
})
