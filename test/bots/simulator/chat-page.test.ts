import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Simulator, samplePicture } from '../../../bots/simulator/index.ts'
import { ANA, grammyBot, later, polling, simulator } from './world.ts'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
}, 30_000)

afterAll(() => browser.close())

/** A desk's bot, as far as a phone can tell. */
function deskBot(sim: Simulator): Bot {
  const bot = grammyBot(sim)
  bot.command('start', (ctx) =>
    ctx.reply(`Olá! Convite: ${ctx.match || 'nenhum'}`, {
      reply_markup: new Keyboard()
        .requestContact('Compartilhar meu contato')
        .row()
        .text('Abrir ticket')
        .resized(),
    }),
  )
  bot.command('ajuda', (ctx) => ctx.reply('Em que posso ajudar?'))
  bot.hears('Abrir ticket', (ctx) =>
    ctx.reply('Qual assunto?', {
      reply_markup: new InlineKeyboard()
        .text('Boleto', 'boleto')
        .text('Sem resposta', 'silencio')
        .row()
        .url('Central', 'https://bote.example'),
    }),
  )
  bot.callbackQuery('boleto', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Assunto anotado.', show_alert: true })
    await ctx.editMessageText('Assunto: Boleto')
  })
  bot.on('message:contact', (ctx) => ctx.reply(`Seu telefone é ${ctx.message.contact.phone_number}`))
  bot.on(['message:photo', 'message:document'], (ctx) =>
    ctx.reply(`Recebi: ${ctx.message.caption ?? 'sem legenda'}`),
  )
  bot.on('message:text', (ctx) => ctx.reply(ctx.message.text))
  bot.on('edited_message:text', (ctx) => ctx.reply(`Agora diz: ${ctx.editedMessage.text}`))
  return bot
}

async function openPhone(
  sim: Simulator,
  path = `/chat/${ANA}`,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ locale: 'pt-BR', ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  later(async () => {
    await context.close()
    expect(faults).toEqual([])
  })
  await page.goto(new URL(path, sim.url).href)
  return page
}

const bubble = (page: Page, text: string | RegExp) => page.locator('.bubble', { hasText: text })

test('a person opens the link of an invitation, presses start, writes, and is answered live', async () => {
  const sim = await simulator()
  await polling(deskBot(sim))
  const page = await openPhone(sim, sim.chatUrl(ANA, { start: 'CONVITE1' }))
  await page.getByRole('button', { name: 'Iniciar' }).click()
  await bubble(page, 'Olá! Convite: CONVITE1').waitFor()
  // The way in is between the link and the bot.
  expect(await page.locator('.message.mine .text').allInnerTexts()).toEqual(['/start'])

  await page.getByLabel('Mensagem').fill('bom dia')
  await page.keyboard.press('Enter')
  await expect.poll(() => bubble(page, 'bom dia').count()).toBe(2)
  expect(page.url()).not.toContain('start=')
}, 20_000)

test('buttons are pressed: the reply keyboard, the contact, and an inline button that waits for its answer', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  const page = await openPhone(sim)

  await page.getByRole('button', { name: 'Compartilhar meu contato' }).click()
  await bubble(page, 'Seu telefone é +5511987654321').waitFor()
  await page.getByRole('button', { name: 'Abrir ticket' }).click()
  const silent = page.getByRole('button', { name: 'Sem resposta' })
  await silent.click()
  await expect.poll(() => silent.getAttribute('class')).toContain('waiting')
  await page.getByRole('button', { name: 'Boleto', exact: true }).click()
  await page.getByRole('dialog').getByText('Assunto anotado.').waitFor()
  await page.getByRole('button', { name: 'OK' }).click()
  await bubble(page, 'Assunto: Boleto').waitFor()
  expect(await page.locator('.inline-keyboard').count()).toBe(0)
}, 20_000)

test('files go both ways: several chosen become an album, pictures show, a document downloads', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  await bot.api.sendDocument(ANA, new InputFile(Buffer.from('%PDF-1.4 boleto'), 'boleto março.pdf'))
  const page = await openPhone(sim)

  await page.getByRole('button', { name: 'Anexar' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Foto ou vídeo' }).click()
  await (await chooser).setFiles([
    { name: 'a.png', mimeType: 'image/png', buffer: samplePicture() },
    { name: 'b.png', mimeType: 'image/png', buffer: samplePicture(80, 200) },
  ])
  await page.getByLabel('Mensagem').fill('duas telas')
  await page.getByRole('button', { name: 'Enviar' }).click()
  await bubble(page, 'Recebi: duas telas').waitFor()

  const sent = ana.messages.filter(({ photo, by }) => photo && by === 'person')
  expect(sent).toHaveLength(2)
  expect(new Set(sent.map(({ media_group_id }) => media_group_id)).size).toBe(1)
  const widths = await page
    .locator('.picture img')
    .evaluateAll((images) =>
      Promise.all(
        images.map(
          async (image) =>
            [await (image as HTMLImageElement).decode(), (image as HTMLImageElement).naturalWidth][1],
        ),
      ),
    )
  expect(widths).toEqual([160, 80])

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /boleto março\.pdf/ }).click()
  expect((await download).suggestedFilename()).toBe('boleto março.pdf')
}, 20_000)

test('an own message is edited and a bot’s message is answered from the bubble’s menu', async () => {
  const sim = await simulator()
  await polling(deskBot(sim))
  const ana = sim.chat(ANA)
  ana.start()
  const hello = await ana.waitFor('Olá')
  ana.say('nao funciona')
  const page = await openPhone(sim)

  await page.locator('.mine .bubble', { hasText: 'nao funciona' }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Editar' }).click()
  await page.getByLabel('Mensagem').fill('não funciona')
  await page.keyboard.press('Enter')
  await bubble(page, 'Agora diz: não funciona').waitFor()
  await page.locator('.mine .bubble', { hasText: 'editada' }).waitFor()

  await bubble(page, 'Olá! Convite').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Responder' }).click()
  await page.getByLabel('Mensagem').fill('respondendo')
  await page.keyboard.press('Enter')
  await page.locator('.mine .quote', { hasText: 'Olá! Convite' }).waitFor()
  expect(
    ana.messages.find(({ text, by }) => text === 'respondendo' && by === 'person')?.reply_to_message
      ?.message_id,
  ).toBe(hello.message_id)
}, 20_000)

test('hostile words stay words, and no page lets scripts in', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script> javascript:alert(3)'
  sim.addPerson({ id: 666, firstName: hostile })
  const eve = sim.chat(666)
  eve.start()
  await eve.waitFor('Olá')
  eve.sendDocument({
    name: `${hostile}.html`,
    bytes: Buffer.from('<script>alert(4)</script>'),
    caption: hostile,
  })
  await bot.api.sendMessage(666, hostile, {
    entities: [{ type: 'text_link', offset: 0, length: 5, url: 'javascript:alert(5)' }],
    reply_markup: { inline_keyboard: [[{ text: hostile, callback_data: 'x' }]] },
  })
  const page = await openPhone(sim, '/chat/666')
  page.on('dialog', () => expect.fail('a script ran'))
  await page.getByRole('button', { name: hostile }).waitFor()
  expect(await page.locator('.bubble img, .bubble script').count()).toBe(0)
  const links = await page
    .locator('.messages a')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
  expect(links.filter((href) => href.startsWith('javascript:'))).toEqual([])

  for (const path of ['/', `/chat/${ANA}`, '/?side-by-side']) {
    const policy = (await fetch(sim.url + path)).headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe')
  }
  const [file] = eve.messages.flatMap(({ document }) => document ?? [])
  const shown = await fetch(`${sim.url}/chat/666/file/${file!.file_id}`)
  expect(shown.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(shown.headers.get('content-type')).toBe('application/octet-stream')
}, 20_000)

test('the bot is blocked and unblocked from the chat’s menu, and the language changes', async () => {
  const sim = await simulator()
  await polling(deskBot(sim))
  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  const page = await openPhone(sim)
  await page.getByRole('button', { name: 'Opções da conversa' }).click()
  await page.getByRole('menuitem', { name: 'Bloquear' }).click()
  await page.getByText('Você bloqueou este contato.').waitFor()
  await page.getByRole('button', { name: 'Desbloquear' }).click()
  await page.getByLabel('Mensagem').waitFor()

  await page.getByRole('button', { name: 'Opções da conversa' }).click()
  await page.getByRole('menuitem', { name: 'Idioma: inglês' }).click()
  await page.getByLabel('Message', { exact: true }).waitFor()
  expect(ana.say('hi').from?.language_code).toBe('en')
}, 20_000)

test('commands are offered while a slash is typed, and typing is shown', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  await bot.api.setMyCommands([
    { command: 'novo', description: 'Abrir ticket' },
    { command: 'ajuda', description: 'Ver ajuda' },
  ])
  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  const page = await openPhone(sim)
  await page.getByLabel('Mensagem').fill('/aj')
  await page.getByRole('button', { name: '/ajuda Ver ajuda' }).click()
  await bubble(page, 'Em que posso ajudar?').waitFor()
  await bot.api.sendChatAction(ANA, 'typing')
  await page.getByText('digitando…').waitFor()
}, 20_000)

test('the newest message stays in sight when a keyboard opens below it', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  const ana = sim.chat(ANA)
  ana.say('oi')
  await ana.waitFor('oi')
  for (let n = 0; n < 20; n++) await bot.api.sendMessage(ANA, `mensagem ${n}`)
  const page = await openPhone(sim, `/chat/${ANA}`, { viewport: { width: 390, height: 600 } })
  await bubble(page, 'mensagem 19').waitFor()
  await bot.api.sendMessage(ANA, 'Escolha', {
    reply_markup: new Keyboard().text('Um').row().text('Dois').row().text('Três').resized(),
  })
  await page.getByRole('button', { name: 'Três' }).waitFor()
  await bubble(page, 'Escolha').waitFor()
  const isAtEnd = () =>
    page.locator('#messages').evaluate((list) => list.scrollHeight - list.scrollTop - list.clientHeight < 5)
  await expect.poll(isAtEnd).toBe(true)
  expect(await page.getByRole('button', { name: 'Novas mensagens' }).isVisible()).toBe(false)
}, 20_000)

test('the way down to what is new never covers what can be pressed', async () => {
  const sim = await simulator()
  const bot = deskBot(sim)
  await polling(bot)
  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  for (let n = 0; n < 30; n++) ana.say(`mensagem ${n}`)
  const page = await openPhone(sim, `/chat/${ANA}`, { viewport: { width: 390, height: 700 } })
  await bubble(page, 'mensagem 29').last().waitFor()
  await page.locator('#messages').evaluate(
    (list) =>
      new Promise((read) => {
        list.addEventListener('scroll', () => requestAnimationFrame(read), { once: true })
        list.scrollTo(0, 0)
      }),
  )
  await bot.api.sendMessage(ANA, 'Novidade')
  const jump = page.getByRole('button', { name: 'Novas mensagens' })
  const [button, foot] = [await jump.boundingBox(), await page.locator('#composer').boundingBox()]
  expect(button!.y + button!.height).toBeLessThan(foot!.y)
  await jump.click()
  await bubble(page, 'Novidade').waitFor()
  await jump.waitFor({ state: 'hidden' })
}, 20_000)

const { source: axe } = { source: readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8') }

test.each([
  ['light', 360],
  ['dark', 360],
  ['light', 1440],
  ['dark', 1440],
] as const)(
  'in %s at %i px nothing overflows and axe finds no serious fault',
  async (colorScheme, width) => {
    const sim = await simulator()
    await polling(deskBot(sim))
    const ana = sim.chat(ANA)
    ana.start()
    await ana.waitFor('Olá')
    ana.say(`https://bote.example/${'muito-longo-'.repeat(20)}`)
    ana.sendDocument({ name: `${'relatório-'.repeat(12)}.pdf` })
    ana.press('Abrir ticket')
    await ana.waitFor('Qual assunto?')
    for (const path of [`/chat/${ANA}`, '/', '/?side-by-side']) {
      const page = await openPhone(sim, path, { colorScheme, viewport: { width, height: 800 } })
      if (path.startsWith('/chat')) await bubble(page, 'Qual assunto?').waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.evaluate(axe)
      const faults = await page.evaluate(async () => {
        const { violations } = await (
          globalThis as never as { axe: { run(): Promise<{ violations: Violation[] }> } }
        ).axe.run()
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
      })
      expect(faults).toEqual([])
    }
  },
  30_000,
)

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}
