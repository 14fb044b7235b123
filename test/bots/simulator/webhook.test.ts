import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webhookCallback } from 'grammy'
import { expect, test } from 'vitest'
import { ANA, BRUNO, grammyBot, later, refusalOf, simulator, until } from './world.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown

/** A real HTTP server for a bot's webhook. */
async function listen(handler: Handler): Promise<string> {
  const server = createServer((request, response) => void handler(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

async function readUpdate(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

test('a grammY webhook with a secret gets every update and answers', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  bot.on('message:text', (ctx) => ctx.reply(`eco: ${ctx.message.text}`))
  const url = await listen(webhookCallback(bot, 'http', { secretToken: 'segredo-1' }))
  await bot.api.setWebhook(url, { secret_token: 'segredo-1', max_connections: 7 })

  const ana = sim.chat(ANA)
  ana.say('oi')
  await ana.waitFor('eco: oi')
  await until('nothing is pending', () => sim.pendingUpdates() === 0)
  expect(await bot.api.getWebhookInfo()).toMatchObject({ url, max_connections: 7, pending_update_count: 0 })
  expect((await refusalOf(bot.api.getUpdates())).description).toMatch(/while webhook is active/)
})

test('a wrong secret is refused by the bot, and the reason is told', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  const url = await listen(webhookCallback(bot, 'http', { secretToken: 'certo' }))
  await bot.api.setWebhook(url, { secret_token: 'errado' })
  sim.chat(ANA).say('oi')
  await until('the failure is known', async () =>
    Boolean((await bot.api.getWebhookInfo()).last_error_message),
  )
  expect(await bot.api.getWebhookInfo()).toMatchObject({
    last_error_message: expect.stringContaining('401'),
    pending_update_count: 1,
  })
  await bot.api.deleteWebhook({ drop_pending_updates: true })
  expect(sim.pendingUpdates()).toBe(0)
})

test('a chat is served in order and one at a time, different chats at the same time', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const log: string[] = []
  const open = new Map<string, () => void>()
  const url = await listen(async (request, response) => {
    const { message } = await readUpdate(request)
    log.push(message.text)
    open.set(message.text, () => response.end())
  })
  sim.chat(ANA).say('a1')
  sim.chat(ANA).say('a2')
  sim.chat(BRUNO).say('b1')
  await api.setWebhook(url)

  await until('both chats have one under way', () => open.size === 2)
  expect(log.toSorted()).toEqual(['a1', 'b1'])
  open.get('b1')!()
  open.get('a1')!()
  await until('the second follows', () => open.has('a2'))
  open.get('a2')!()
  await until('all is taken', () => sim.pendingUpdates() === 0)
})

test('max_connections bounds how many updates are under way', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  for (let id = 1; id <= 6; id += 1) sim.addPerson({ id, firstName: `P${id}` })
  let underWay = 0
  let most = 0
  const url = await listen(async (request, response) => {
    underWay += 1
    most = Math.max(most, underWay)
    await readUpdate(request)
    await new Promise((resolve) => setTimeout(resolve, 15))
    underWay -= 1
    response.end()
  })
  await api.setWebhook(url, { max_connections: 2 })
  for (let id = 1; id <= 6; id += 1) sim.chat(id).say('oi')
  await until('all is taken', () => sim.pendingUpdates() === 0)
  expect(most).toBe(2)
})

test('what is not answered 2xx comes again, and holds back its chat only', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const log: string[] = []
  const url = await listen(async (request, response) => {
    const { message } = await readUpdate(request)
    log.push(message.text)
    response.statusCode = message.text === 'a1' && log.filter((text) => text === 'a1').length < 3 ? 503 : 200
    response.end()
  })
  await api.setWebhook(url)
  sim.chat(ANA).say('a1')
  sim.chat(ANA).say('a2')
  sim.chat(BRUNO).say('b1')
  await until('all is taken', () => sim.pendingUpdates() === 0)
  expect(log.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a1', 'a1', 'a2'])
  expect(log.indexOf('b1')).toBeLessThan(log.lastIndexOf('a1'))
})

test('an update whose answer got lost is delivered again with the same id', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const ids: number[] = []
  const url = await listen(async (request, response) => {
    ids.push((await readUpdate(request)).update_id)
    if (ids.length === 1) request.socket.destroy()
    else response.end()
  })
  await api.setWebhook(url)
  sim.chat(ANA).say('oi')
  await until('it is taken', () => sim.pendingUpdates() === 0)
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
})

test('a duplicated update arrives in parallel', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const waiting: (() => void)[] = []
  const url = await listen(async (request, response) => {
    await readUpdate(request)
    waiting.push(() => response.end())
    if (waiting.length === 5) for (const answer of waiting) answer()
  })
  await api.setWebhook(url)
  sim.faults.duplicate(1, 5)
  sim.chat(ANA).say('oi')
  await until('all five were there at once', () => sim.pendingUpdates() === 0)
  expect(waiting).toHaveLength(5)
})

test('a call in the body of the answer is carried out', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const url = await listen(async (request, response) => {
    const { message } = await readUpdate(request)
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ method: 'sendMessage', chat_id: message.chat.id, text: 'pela resposta' }))
  })
  await api.setWebhook(url)
  sim.chat(ANA).say('oi')
  await sim.chat(ANA).waitFor('pela resposta')
  expect(sim.chat(ANA).lastText()).toBe('pela resposta')
})

test('setting a webhook ends a waiting poll with 409', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const poll = refusalOf(api.getUpdates({ timeout: 30 }))
  await until('the poll waits', () => sim.calls.count('getUpdates') === 1)
  await api.setWebhook(await listen((_request, response) => response.end()))
  expect(await poll).toMatchObject({
    error_code: 409,
    description: 'Conflict: terminated by setWebhook request',
  })
})
