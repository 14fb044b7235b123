import { InlineKeyboard, InputFile, Keyboard } from 'grammy'
import { expect, test } from 'vitest'
import { samplePicture } from '../../../bots/simulator/index.ts'
import { ANA, grammyBot, later, polling, refusalOf, simulator, TOKEN, until } from './world.ts'

test('a grammY bot answers what a person says', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  bot.command('start', (ctx) => ctx.reply(`Olá ${ctx.from?.first_name}, convite ${ctx.match}`))
  bot.on('message:text', (ctx) => ctx.reply(`eco: ${ctx.message.text}`))
  await polling(bot)

  const ana = sim.chat(ANA)
  ana.start('ABC')
  await ana.waitFor('Olá Ana, convite ABC')
  ana.say('bom dia')
  await ana.waitFor('eco: bom dia')

  expect(ana.messages.map(({ by, text }) => `${by}: ${text}`)).toEqual([
    'person: /start ABC',
    'bot: Olá Ana, convite ABC',
    'person: bom dia',
    'bot: eco: bom dia',
  ])
  expect(sim.calls.count('sendMessage')).toBe(2)
})

test('pressing an inline button reaches the bot, and its answer comes back to the button', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  bot.command('start', (ctx) =>
    ctx.reply('Escolha', { reply_markup: new InlineKeyboard().text('Sim', 'y').text('Não', 'n') }),
  )
  bot.callbackQuery('y', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Anotado', show_alert: true })
    await ctx.editMessageText('Você disse sim')
  })
  await polling(bot)

  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Escolha')
  expect(ana.buttons()).toEqual(['Sim', 'Não'])
  const press = ana.press('Sim')
  await ana.waitFor('Você disse sim')

  expect(await press.answered).toMatchObject({ text: 'Anotado', alert: true })
  expect(ana.buttons()).toEqual([])
  expect(() => ana.press('Sim')).toThrow('No button Sim')
})

test('a reply keyboard can ask for the contact, and sharing it names its owner', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  bot.command('start', (ctx) =>
    ctx.reply('Compartilhe', {
      reply_markup: new Keyboard().requestContact('Compartilhar meu contato').resized(),
    }),
  )
  bot.on('message:contact', (ctx) => {
    const { contact } = ctx.message
    return ctx.reply(`${contact.phone_number} ${contact.user_id === ctx.from.id ? 'próprio' : 'alheio'}`, {
      reply_markup: { remove_keyboard: true },
    })
  })
  await polling(bot)

  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Compartilhe')
  ana.press('Compartilhar meu contato')
  await ana.waitFor('+5511987654321 próprio')
  expect(ana.buttons()).toEqual([])
  ana.shareContact({ phone: '+5511900000000' })
  await ana.waitFor('+5511900000000 alheio')
})

test('files travel both ways, whole', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const received: Buffer[] = []
  bot.on('message:document', async (ctx) => {
    const file = await ctx.getFile()
    const answer = await fetch(`${sim.url}/file/bot${TOKEN}/${file.file_path}`)
    received.push(Buffer.from(await answer.arrayBuffer()))
    await ctx.replyWithPhoto(new InputFile(samplePicture(), 'foto.png'), { caption: 'recebido' })
  })
  await polling(bot)

  const ana = sim.chat(ANA)
  const sent = ana.sendDocument({
    bytes: Buffer.from('linha\r\n\0fim'),
    name: 'relatório.txt',
    caption: 'veja',
  })
  const photo = await ana.waitFor('recebido')

  expect(sent.document).toMatchObject({ file_name: 'relatório.txt', mime_type: 'text/plain', file_size: 11 })
  expect(received).toEqual([Buffer.from('linha\r\n\0fim')])
  expect(photo.photo?.at(-1)).toMatchObject({ width: 160, height: 120 })
})

test('a file above 20 MB is announced but cannot be downloaded', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const sent = sim.chat(ANA).sendDocument({ name: 'backup.zip', size: 2 * 1024 ** 3 })
  const refusal = await refusalOf(bot.api.getFile(sent.document!.file_id))
  expect(refusal.description).toBe('Bad Request: file is too big')
})

test('an album arrives as messages of one group, and one can be sent back', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const groups: (string | undefined)[] = []
  bot.on('message:photo', (ctx) => void groups.push(ctx.message.media_group_id))
  await polling(bot)

  const ana = sim.chat(ANA)
  ana.sendAlbum([{ caption: 'três' }, {}, {}])
  await until('three photos came', () => groups.length === 3)
  expect(new Set(groups).size).toBe(1)

  const sent = await bot.api.sendMediaGroup(ANA, [
    { type: 'photo', media: new InputFile(samplePicture(), 'a.png'), caption: 'um' },
    { type: 'photo', media: new InputFile(samplePicture(), 'b.png') },
  ])
  const albumIds = (sent as { media_group_id?: string }[]).map(({ media_group_id }) => media_group_id)
  expect(albumIds[0]).toBeTruthy()
  expect(albumIds[1]).toBe(albumIds[0])
  expect(ana.messages.filter(({ by }) => by === 'bot')).toHaveLength(2)
})

test('an edited message, a reply and a forwarded text reach the bot in Telegram’s shape', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const seen: object[] = []
  bot.on(
    ['message', 'edited_message'],
    (ctx) => void seen.push(ctx.update.message ?? ctx.update.edited_message!),
  )
  await polling(bot)

  const ana = sim.chat(ANA)
  const first = ana.say('primeiro /novo https://bote.example')
  ana.say('resposta', { replyTo: first.message_id })
  ana.edit(first.message_id, 'corrigido')
  ana.forward('de outra pessoa')
  await until('all four came', () => seen.length === 4)

  expect(seen[0]).toMatchObject({
    from: { id: ANA, language_code: 'pt-br' },
    chat: { id: ANA, type: 'private' },
    entities: [
      { type: 'bot_command', offset: 9, length: 5 },
      { type: 'url', offset: 15, length: 20 },
    ],
  })
  expect(seen[1]).toMatchObject({ reply_to_message: { message_id: first.message_id } })
  expect(seen[2]).toMatchObject({
    message_id: first.message_id,
    text: 'corrigido',
    edit_date: expect.any(Number),
  })
  expect(seen[3]).toMatchObject({ forward_origin: { type: 'hidden_user' } })
})

test('an update is kept until a higher offset confirms it', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const ana = sim.chat(ANA)
  ana.say('um')
  ana.say('dois')

  const [first, second] = await api.getUpdates()
  expect(await api.getUpdates()).toHaveLength(2)
  expect(await api.getUpdates({ offset: second!.update_id })).toEqual([second])
  expect(await api.getUpdates({ offset: second!.update_id + 1 })).toEqual([])
  expect(second!.update_id).toBe(first!.update_id + 1)
  expect(sim.pendingUpdates()).toBe(0)
})

test('update ids that jump backwards after a quiet week lose nothing', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const texts: string[] = []
  bot.on('message:text', (ctx) => void texts.push(ctx.message.text))
  await polling(bot)
  const ana = sim.chat(ANA)
  ana.say('antes')
  await until('the first came', () => texts.length === 1)
  sim.jumpUpdateId(17)
  // The first may still be unconfirmed now: its confirmation must not take the lower id with it.
  ana.say('depois')
  await until('the second came', () => texts.length === 2)
  expect(texts).toEqual(['antes', 'depois'])
})

test('a second poller ends the first one with 409', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const first = refusalOf(api.getUpdates({ timeout: 30 }))
  await until('the first poll waits', () => sim.calls.count('getUpdates') === 1)
  const second = api.getUpdates({ timeout: 1 })
  expect(await first).toMatchObject({
    error_code: 409,
    description: expect.stringContaining('other getUpdates'),
  })
  expect(await second).toEqual([])
})

test('allowed_updates decide what a bot hears', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  await api.getUpdates({ allowed_updates: ['callback_query', 'my_chat_member'] })
  const ana = sim.chat(ANA)
  ana.say('não chega')
  ana.block()
  const updates = await api.getUpdates()
  expect(updates).toHaveLength(1)
  expect(updates[0]!.my_chat_member).toMatchObject({
    old_chat_member: { status: 'member' },
    new_chat_member: { status: 'kicked', user: { username: 'bote_test_bot' } },
  })
})

test('a revoked token gets 401 and an unknown method 404', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  expect((await refusalOf(bot.api.raw.sendGame({ chat_id: ANA, game_short_name: 'x' }))).error_code).toBe(404)
  sim.revokeToken(TOKEN)
  expect(await refusalOf(bot.api.getMe())).toMatchObject({ error_code: 401, description: 'Unauthorized' })
  later(() => sim.restoreToken(TOKEN))
})

test('confirming a high id takes no lower id with it that was never handed out', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const ana = sim.chat(ANA)
  ana.say('antes')
  const [before] = await api.getUpdates()
  sim.jumpUpdateId(17)
  ana.say('depois')
  const after = await api.getUpdates({ offset: before!.update_id + 1 })
  expect(after).toMatchObject([{ update_id: 17, message: { text: 'depois' } }])
})
