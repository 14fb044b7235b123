import { InputFile } from 'grammy'
import { expect, test } from 'vitest'
import { type Simulator, samplePicture } from '../../../bots/simulator/index.ts'
import { ANA, BRUNO, grammyBot, refusalOf, simulator, TOKEN } from './world.ts'

/** A started chat and the real client's API in front of it. */
async function conversation() {
  const sim = await simulator()
  const ana = sim.chat(ANA)
  ana.start()
  return { sim, ana, api: grammyBot(sim).api }
}

const refusals: [what: string, description: string | RegExp, call: (api: Api) => Promise<unknown>][] = [
  ['an empty text', 'Bad Request: message text is empty', (api) => api.sendMessage(ANA, '  \n ')],
  [
    'a text of 4097 units',
    'Bad Request: message is too long',
    (api) => api.sendMessage(ANA, 'x'.repeat(4097)),
  ],
  ['an unknown chat', 'Bad Request: chat not found', (api) => api.sendMessage(999, 'oi')],
  ['a person who never started', 'Bad Request: chat not found', (api) => api.sendMessage(BRUNO, 'oi')],
  [
    'a reply to nothing',
    'Bad Request: message to be replied not found',
    (api) => api.sendMessage(ANA, 'oi', { reply_parameters: { message_id: 404 } }),
  ],
  [
    'callback data above 64 bytes',
    'Bad Request: BUTTON_DATA_INVALID',
    (api) =>
      api.sendMessage(ANA, 'oi', {
        reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'é'.repeat(33) }]] },
      }),
  ],
  [
    'a button to localhost',
    /Wrong HTTP URL/,
    (api) =>
      api.sendMessage(ANA, 'oi', {
        reply_markup: { inline_keyboard: [[{ text: 'a', url: 'http://localhost:3000' }]] },
      }),
  ],
  [
    'an HTML tag nobody knows',
    'Bad Request: can\'t parse entities: Unsupported start tag "nome" at byte offset 5',
    (api) => api.sendMessage(ANA, 'olé <nome>', { parse_mode: 'HTML' }),
  ],
  [
    'an HTML tag left open',
    'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
    (api) => api.sendMessage(ANA, '<b>olá', { parse_mode: 'HTML' }),
  ],
  [
    'crossed HTML tags',
    /Unmatched end tag at byte offset 9, expected "<\/i>", found "<\/b>"/,
    (api) => api.sendMessage(ANA, '<b><i>olá</b></i>'.replace('olá', 'ola'), { parse_mode: 'HTML' }),
  ],
  [
    'a reserved character in MarkdownV2',
    "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
    (api) => api.sendMessage(ANA, 'fim.', { parse_mode: 'MarkdownV2' }),
  ],
  [
    'an open mark in MarkdownV2',
    "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 3",
    (api) => api.sendMessage(ANA, 'é *olá', { parse_mode: 'MarkdownV2' }),
  ],
  [
    'a caption of 1025 units',
    'Bad Request: message caption is too long',
    (api) => api.sendPhoto(ANA, new InputFile(samplePicture(), 'a.png'), { caption: 'x'.repeat(1025) }),
  ],
  [
    'a photo that is none',
    'Bad Request: IMAGE_PROCESS_FAILED',
    (api) => api.sendPhoto(ANA, new InputFile(Buffer.from('texto'), 'a.png')),
  ],
  [
    'an unknown file id',
    'Bad Request: wrong file identifier/HTTP URL specified',
    (api) => api.sendDocument(ANA, 'AgACnada'),
  ],
  [
    'editing what is not there',
    'Bad Request: message to edit not found',
    (api) => api.editMessageText(ANA, 999, 'x'),
  ],
  [
    'editing the person’s message',
    "Bad Request: message can't be edited",
    (api) => api.editMessageText(ANA, 1, 'x'),
  ],
  [
    'deleting what is not there',
    'Bad Request: message to delete not found',
    (api) => api.deleteMessage(ANA, 999),
  ],
  [
    'answering an unknown press',
    'Bad Request: query is too old and response timeout expired or query ID is invalid',
    (api) => api.answerCallbackQuery('42'),
  ],
  [
    'an unknown chat action',
    'Bad Request: wrong parameter action in request',
    (api) => api.sendChatAction(ANA, 'dancing' as 'typing'),
  ],
  [
    'a command with capitals',
    'Bad Request: BOT_COMMAND_INVALID',
    (api) => api.setMyCommands([{ command: 'Novo', description: 'x' }]),
  ],
]

type Api = ReturnType<typeof grammyBot>['api']

test.each(refusals)('refuses %s as Telegram does', async (_what, description, call) => {
  const { api } = await conversation()
  const refusal = await refusalOf(call(api))
  expect(refusal.error_code).toBe(400)
  if (typeof description === 'string') expect(refusal.description).toBe(description)
  else expect(refusal.description).toMatch(description)
})

test('the limits themselves are allowed: 4096 units of text, 64 bytes of data', async () => {
  const { api } = await conversation()
  const sent = await api.sendMessage(ANA, '😀'.repeat(2048), {
    reply_markup: { inline_keyboard: [[{ text: 'a', callback_data: 'x'.repeat(64) }]] },
  })
  expect(sent.text).toHaveLength(4096)
})

test('marks become entities counted in UTF-16 units', async () => {
  const { api } = await conversation()
  const html = await api.sendMessage(
    ANA,
    '😀 <b>forte &lt;3 <i>e</i></b> <a href="https://x.example">aqui</a> <code>/x</code>',
    {
      parse_mode: 'HTML',
    },
  )
  expect(html.text).toBe('😀 forte <3 e aqui /x')
  expect(html.entities).toEqual([
    { type: 'bold', offset: 3, length: 10 },
    { type: 'italic', offset: 12, length: 1 },
    { type: 'text_link', offset: 14, length: 4, url: 'https://x.example' },
    { type: 'code', offset: 19, length: 2 },
  ])
  const markdown = await api.sendMessage(
    ANA,
    '*forte _e_* [aqui](https://x.example/\\)) fim\\. ```js\n1\n```',
    {
      parse_mode: 'MarkdownV2',
    },
  )
  expect(markdown.text).toBe('forte e aqui fim. 1')
  expect(markdown.entities).toEqual([
    { type: 'bold', offset: 0, length: 7 },
    { type: 'italic', offset: 6, length: 1 },
    { type: 'text_link', offset: 8, length: 4, url: 'https://x.example/)' },
    { type: 'pre', offset: 18, length: 1, language: 'js' },
  ])
})

test('a link that is not http, tg, mailto or tel loses its link, not its text', async () => {
  const { api } = await conversation()
  const sent = await api.sendMessage(ANA, '<a href="javascript:alert(1)">clique</a>', { parse_mode: 'HTML' })
  expect(sent).toMatchObject({ text: 'clique' })
  expect(sent.entities).toBeUndefined()
})

test('editing changes text and buttons, and refuses to change nothing', async () => {
  const { ana, api } = await conversation()
  const keyboard = { inline_keyboard: [[{ text: 'Sim', callback_data: 'y' }]] }
  const { message_id } = await api.sendMessage(ANA, 'um', { reply_markup: keyboard })
  const same = await refusalOf(api.editMessageText(ANA, message_id, 'um', { reply_markup: keyboard }))
  expect(same.description).toMatch(/^Bad Request: message is not modified/)

  await api.editMessageReplyMarkup(ANA, message_id)
  expect(ana.buttons()).toEqual([])
  await api.editMessageText(ANA, message_id, 'dois')
  expect(ana.last()).toMatchObject({ text: 'dois', edit_date: expect.any(Number) })
  await api.deleteMessage(ANA, message_id)
  expect(ana.last()).toBeUndefined()
})

test('a press can be answered until it is too old', async () => {
  let now = new Date('2026-03-02T12:00:00Z')
  const sim = await simulator({ clock: () => now, callbackExpiresMs: 15_000 })
  const { api } = grammyBot(sim)
  const ana = sim.chat(ANA)
  ana.start()
  await api.sendMessage(ANA, 'oi', {
    reply_markup: { inline_keyboard: [[{ text: 'Sim', callback_data: 'y' }]] },
  })

  const first = ana.press('Sim')
  now = new Date('2026-03-02T12:00:14Z')
  await api.answerCallbackQuery(first.callbackId!, { text: 'a tempo' })
  expect(await first.answered).toMatchObject({ text: 'a tempo', alert: false })

  const second = ana.press('Sim')
  now = new Date('2026-03-02T12:00:30Z')
  const refusal = await refusalOf(api.answerCallbackQuery(second.callbackId!))
  expect(refusal.description).toMatch(/query is too old/)
})

test('who blocks the bot is not written to until they unblock', async () => {
  const { ana, api } = await conversation()
  ana.block()
  expect(await refusalOf(api.sendMessage(ANA, 'oi'))).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  expect(() => ana.say('oi')).toThrow('blocked')
  ana.unblock()
  await api.sendMessage(ANA, 'de volta')
  expect(ana.lastText()).toBe('de volta')
})

test('a file sent once is sent again by its id', async () => {
  const { sim, api } = await conversation()
  const first = await api.sendDocument(ANA, new InputFile(Buffer.from('conteúdo'), 'nota fiscal.pdf'))
  const second = await api.sendDocument(ANA, first.document.file_id)
  expect(second.document).toMatchObject({ file_name: 'nota fiscal.pdf', file_size: 9 })
  const file = await api.getFile(second.document.file_id)
  const answer = await fetch(`${sim.url}/file/bot${TOKEN}/${file.file_path}`)
  expect(await answer.text()).toBe('conteúdo')
  expect((await fetch(`${sim.url}/file/bot1:wrong/${file.file_path}`)).status).toBe(401)
})

test('methods take GET, urlencoded and JSON alike, in any case of letters', async () => {
  const { sim, ana } = await conversation()
  const root = `${sim.url}/bot${TOKEN}`
  await fetch(`${root}/sendmessage?chat_id=${ANA}&text=um`)
  await fetch(`${root}/sendMessage`, {
    method: 'POST',
    body: new URLSearchParams({
      chat_id: String(ANA),
      text: 'dois',
      reply_markup: JSON.stringify({ inline_keyboard: [[{ text: 'B', callback_data: 'b' }]] }),
    }),
  })
  const broken = await fetch(`${root}/sendMessage`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{"chat_id":',
  })
  expect(ana.messages.map(({ text }) => text)).toEqual(['/start', 'um', 'dois'])
  expect(ana.buttons()).toEqual(['B'])
  expect(broken.status).toBe(400)
})

test('commands are kept per language and shown to the person who speaks it', async () => {
  const { api } = await conversation()
  await api.setMyCommands([{ command: 'novo', description: 'Abrir ticket' }])
  await api.setMyCommands([{ command: 'new', description: 'Open a ticket' }], { language_code: 'en' })
  expect(await api.getMyCommands()).toEqual([{ command: 'novo', description: 'Abrir ticket' }])
  expect(await api.getMyCommands({ language_code: 'en' })).toEqual([
    { command: 'new', description: 'Open a ticket' },
  ])
})

test('in a group a bot in privacy mode hears commands and replies, and follows the move to a supergroup', async () => {
  const { sim, api } = await conversation()
  const groupId = -77
  sim.addGroup({ id: groupId, title: 'Financeiro', memberIds: [ANA, BRUNO] })
  const group = sim.groupChat(groupId, BRUNO)
  group.say('conversa entre nós')
  group.command('/meus@bote_test_bot')
  const updates = await api.getUpdates()
  expect(
    updates.map(({ message, my_chat_member }) => message?.text ?? my_chat_member?.new_chat_member.status),
  ).toEqual(['/start', 'member', '/meus@bote_test_bot'])
  expect(updates.at(-1)!.message!.chat).toEqual({ id: groupId, type: 'group', title: 'Financeiro' })

  const newId = sim.migrateGroup(groupId)
  const refusal = await refusalOf(api.sendMessage(groupId, 'oi'))
  expect(refusal.parameters.migrate_to_chat_id).toBe(newId)
  await api.sendMessage(newId, 'oi')
  expect(sim.groupChat(newId, ANA).lastText()).toBe('oi')
})

test('what a person writes beyond 4096 units arrives as several messages', async () => {
  const { sim, api } = await conversation()
  sim.chat(ANA).say('x'.repeat(9000))
  const texts = (await api.getUpdates()).map(({ message }) => message!.text!.length)
  expect(texts).toEqual([6, 4096, 4096, 808])
})

test('a failed wait shows what is on the phone', async () => {
  const { ana, api } = await conversation()
  await api.sendMessage(ANA, 'outra coisa', {
    reply_markup: { inline_keyboard: [[{ text: 'Sim', callback_data: 'y' }]] },
  })
  await expect(ana.waitFor('nunca', { timeoutMs: 20 })).rejects.toThrow(/outra coisa[\s\S]*\[Sim\]/)
})

test('a restarted simulator remembers people, chats, files and updates nobody took', async ({ task }) => {
  const { mkdtemp, rm } = await import('node:fs/promises')
  const { tmpdir } = await import('node:os')
  const dataDir = await mkdtemp(`${tmpdir()}/simulator-${task.id}-`)
  try {
    const before: Simulator = await simulator({ dataDir })
    const sent = before.chat(ANA).sendDocument({ bytes: Buffer.from('guardado') })
    await before.close()

    const after = await simulator({ dataDir })
    const { api } = grammyBot(after)
    const [update] = await api.getUpdates()
    expect(update!.message!.message_id).toBe(sent.message_id)
    const { file_path } = await api.getFile(sent.document!.file_id)
    expect(await (await fetch(`${after.url}/file/bot${TOKEN}/${file_path}`)).text()).toBe('guardado')
    expect((await api.sendMessage(ANA, 'oi')).message_id).toBeGreaterThan(sent.message_id)
    await after.close()
  } finally {
    await rm(dataDir, { recursive: true })
  }
})
