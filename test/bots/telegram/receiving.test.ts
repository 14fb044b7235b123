import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { webhookHandler } from '../../../bots/bot-api/webhook.ts'
import { createTelegramBot } from '../../../bots/telegram/index.ts'
import { DatabaseUnavailable } from '../../../engine/database/errors.ts'
import { sql } from '../../../engine/database/sql.ts'
import { silent } from '../../database.ts'
import { createWorld } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { startWalk, TOKEN } from './walk.ts'

const SECRET = 'a-secret-that-nobody-guesses-0123456789'

describe('the webhook', () => {
  let taken: unknown[]
  let fails: Error | null
  let port: number
  beforeEach(async () => {
    taken = []
    fails = null
    const handle = webhookHandler(
      SECRET,
      async (updates) => {
        if (fails) throw fails
        taken.push(...updates)
      },
      silent,
    )
    const server = createServer((incoming, response) => void handle(incoming, response))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
  })

  function post(
    body: string,
    headers: Record<string, string | string[]> = {},
    method = 'POST',
  ): Promise<number> {
    return new Promise((resolve, reject) => {
      const call = request({ port, method, path: '/telegram', headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
      call.on('error', reject)
      call.end(body)
    })
  }

  const UPDATE = JSON.stringify({
    update_id: 1,
    message: { message_id: 1, date: 1, chat: { id: 1, type: 'private' } },
  })
  const NAME = 'X-Telegram-Bot-Api-Secret-Token'

  test('takes what carries the secret', async () => {
    expect(await post(UPDATE, { [NAME]: SECRET })).toBe(200)
    expect(taken).toHaveLength(1)
  })

  test('stores nothing of strangers', async () => {
    expect(await post(UPDATE)).toBe(401)
    expect(await post(UPDATE, { [NAME]: '' })).toBe(401)
    expect(await post(UPDATE, { [NAME]: SECRET.slice(1) })).toBe(401)
    expect(await post(UPDATE, { [NAME]: [SECRET, SECRET] })).toBe(401)
    expect(await post(UPDATE, { [NAME]: ['wrong', SECRET] })).toBe(401)
    expect(await post('', { [NAME]: SECRET }, 'GET')).toBe(405)
    expect(taken).toEqual([])
  })

  test('refuses what is no update, or larger than any', async () => {
    expect(await post('{', { [NAME]: SECRET })).toBe(400)
    expect(await post('{"update_id":"1"}', { [NAME]: SECRET })).toBe(400)
    expect(await post('null', { [NAME]: SECRET })).toBe(400)
    const large = await post(`{"update_id":1,"x":"${'a'.repeat(1_100_000)}"}`, { [NAME]: SECRET }).catch(
      () => 413,
    )
    expect(large).toBe(413)
    expect(taken).toEqual([])
  })

  test('says so when it could not be stored, so that it comes again', async () => {
    fails = new DatabaseUnavailable('away')
    expect(await post(UPDATE, { [NAME]: SECRET })).toBe(503)
    fails = new Error('a bug')
    expect(await post(UPDATE, { [NAME]: SECRET })).toBe(500)
  })
})

describe('polling', () => {
  test('by two replicas is done by one of them, and the other takes over', async () => {
    const walk = await startWalk(await createWorld())
    const settings = { mode: 'polling' as const, token: TOKEN, apiRoot: walk.simulator.url }
    const second = createTelegramBot({ engine: walk.engine, settings })
    await second.start()
    onTestFinished(() => second.stop(5_000))
    const maria = walk.phoneOf(walk.maria)
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você')
    await walk.bot.stop(5_000)
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você', { timeoutMs: 15_000 })
    expect(maria.messages.filter(({ text }) => text?.includes('Posso ajudar você'))).toHaveLength(2)
  })

  test('beside another program is said on the panel, and goes on when that ends', async () => {
    const walk = await startWalk(await createWorld())
    const detail = async () =>
      (
        await walk.db.first<{ detail: string | null }>(
          sql`select detail from channel_status where channel = 'telegram'`,
        )
      )?.detail
    await walk.greeted(walk.maria)
    walk.simulator.faults.refuse({
      method: 'getUpdates',
      status: 409,
      description:
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    })
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await until('it is said', async () => (await detail()) === 'conflict')
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você', { timeoutMs: 10_000 })
    await until('it is over', async () => (await detail()) === null)
  })

  test('tells Telegram of the commands in both languages', async () => {
    const walk = await startWalk(await createWorld())
    await until('they are set', () => walk.simulator.calls.count('setMyCommands') === 2)
    const [portuguese, english] = walk.simulator.calls.of('setMyCommands')
    expect(JSON.stringify(portuguese!.params)).toContain('Abrir um ticket')
    expect(JSON.stringify(english!.params)).toContain('Open a ticket')
  })

  test('says what it is for before anybody starts it, and only what is new', async () => {
    const walk = await startWalk(await createWorld())
    const described = () => walk.simulator.calls.count('setMyDescription')
    await until('it is said in both languages', () => described() === 2)
    const [portuguese, english] = walk.simulator.calls.of('setMyDescription')
    expect(JSON.stringify(portuguese!.params)).toContain('abre tickets')
    expect(JSON.stringify(english!.params)).toContain('open tickets')
    const asked = () => walk.simulator.calls.count('getMyDescription')
    const before = asked()
    await walk.restart()
    await until('it has looked again', () => asked() === before + 2)
    await walk.greeted(walk.maria)
    expect(described()).toBe(2)
  })

  test('works without the description that Telegram would not take', async () => {
    const world = await createWorld()
    const walk = await startWalk(world)
    walk.simulator.faults.refuse({
      method: 'getMyDescription',
      status: 429,
      description: 'Too Many Requests: retry later',
    })
    await walk.restart()
    const status = () =>
      walk.db.first<{ state: string }>(sql`select state from channel_status where channel = 'telegram'`)
    await until('it is ready', async () => (await status())?.state === 'ready')
    await walk.greeted(walk.maria)
  })
})
