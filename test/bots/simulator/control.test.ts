import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { webhookCallback } from 'grammy'
import { expect, test } from 'vitest'
import type { Simulator } from '../../../bots/simulator/index.ts'
import { ANA, grammyBot, later, simulator, until } from './world.ts'

function control(sim: Simulator) {
  const call = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${sim.url}/control/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    })
    return { status: answer.status, body: await answer.json().catch(() => null) }
  }
  return {
    get: (path: string) => call('GET', path),
    post: (path: string, body: object = {}) => call('POST', path, body),
  }
}

test('an open load reaches a webhook bot at its rate, and the waiting is measured', async () => {
  const sim = await simulator({ benchmark: true })
  const bot = grammyBot(sim)
  bot.on('message:text', (ctx) => ctx.reply('eco'))
  const server = createServer(webhookCallback(bot, 'http'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  await bot.api.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const { get, post } = control(sim)

  const startedAt = performance.now()
  expect(await post('load', { perSecond: 100, seconds: 0.5, chats: 10, arrivals: 'even' })).toEqual({
    status: 200,
    body: { total: 50 },
  })
  expect((await post('load', { perSecond: 1, seconds: 1 })).status).toBe(409)
  await until('all were answered', async () => (await get('figures')).body.latency.count === 50)
  expect(performance.now() - startedAt).toBeGreaterThan(450)

  const { body } = await get('figures')
  expect(body).toMatchObject({ calls: { sendMessage: 50 }, pending: 0, load: { sent: 50, isRunning: false } })
  expect(body.latency.waiting).toBe(0)
  expect(body.latency.p50).toBeGreaterThan(0)
  expect(body.latency.p50).toBeLessThanOrEqual(body.latency.p95)
  expect(body.latency.p95).toBeLessThanOrEqual(body.latency.p99)
  expect(sim.calls.all).toEqual([])

  await post('reset')
  expect((await get('figures')).body).toMatchObject({ calls: {}, latency: { count: 0 } })
})

test('another process can add people, write as them, press, and read their screen', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const { get, post } = control(sim)
  await post('people', { id: 900, firstName: 'Davi' })
  await post('say', { personId: 900, text: 'olá' })
  const { message_id } = await api.sendMessage(900, 'Escolha', {
    reply_markup: { inline_keyboard: [[{ text: 'Sim', callback_data: 'y' }]] },
  })
  await post('press', { personId: 900, messageId: message_id, data: 'y' })

  expect((await get('chat?person=900')).body.screen).toBe('eu  #1 | olá\nbot #2 | Escolha\n        [Sim]')
  const updates = await api.getUpdates()
  expect(updates.map(({ callback_query }) => callback_query?.data)).toEqual([undefined, 'y'])
})

test('faults can be injected from another process, and nonsense is refused', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  sim.chat(ANA).start()
  const { post } = control(sim)
  await post('faults', { fault: 'serverError', values: [{ status: 503 }] })
  await expect(api.sendMessage(ANA, 'oi')).rejects.toMatchObject({ error_code: 503 })
  expect((await post('faults', { fault: 'constructor' })).status).toBe(400)
  expect((await post('load', { perSecond: -1, seconds: 1 })).status).toBe(400)
  expect((await post('nothing')).status).toBe(404)
})

test('another website in the same browser can neither write nor control', async () => {
  const sim = await simulator()
  const foreign = { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' }, body: '{}' }
  expect((await fetch(`${sim.url}/control/reset`, foreign)).status).toBe(403)
  expect((await fetch(`${sim.url}/chat/${ANA}/block`, foreign)).status).toBe(403)
})
