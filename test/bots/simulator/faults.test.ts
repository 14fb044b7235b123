import { HttpError } from 'grammy'
import { expect, test } from 'vitest'
import { ANA, BRUNO, grammyBot, polling, refusalOf, simulator, TOKEN, until } from './world.ts'

test('429 hits the named chat only, with the seconds to wait', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  sim.chat(ANA).start()
  sim.chat(BRUNO).start()
  sim.faults.tooManyRequests({ method: 'sendMessage', chatId: ANA, retryAfter: 7, times: 2 })

  await api.sendMessage(BRUNO, 'passa')
  for (let i = 0; i < 2; i += 1) {
    expect(await refusalOf(api.sendMessage(ANA, 'não passa'))).toMatchObject({
      error_code: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    })
  }
  await api.sendMessage(ANA, 'agora passa')
  expect(sim.chat(ANA).lastText()).toBe('agora passa')
  expect(sim.calls.to(ANA).map(({ status }) => status)).toEqual([429, 429, 200])
})

test('a 5xx did nothing; a lost answer did everything; a dropped call did nothing', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const ana = sim.chat(ANA)
  ana.start()
  const sentByBot = () => ana.messages.filter(({ by }) => by === 'bot').map(({ text }) => text)

  sim.faults.serverError({ status: 502 })
  expect((await refusalOf(api.sendMessage(ANA, 'um'))).error_code).toBe(502)
  sim.faults.answerLost()
  await expect(api.sendMessage(ANA, 'dois')).rejects.toThrow(HttpError)
  sim.faults.drop()
  await expect(api.sendMessage(ANA, 'três')).rejects.toThrow(HttpError)
  sim.faults.refuse({ status: 400, description: 'Bad Request: VOICE_MESSAGES_FORBIDDEN' })
  expect((await refusalOf(api.sendMessage(ANA, 'quatro'))).description).toBe(
    'Bad Request: VOICE_MESSAGES_FORBIDDEN',
  )
  await api.sendMessage(ANA, 'cinco')

  expect(sentByBot()).toEqual(['dois', 'cinco'])
})

test('updates can come twice and out of order', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  const ana = sim.chat(ANA)
  sim.faults.duplicate(1, 3)
  ana.say('três vezes')
  expect((await api.getUpdates({ offset: -1 })).map(({ message }) => message?.text)).toEqual(
    Array(3).fill('três vezes'),
  )

  const [last] = await api.getUpdates()
  sim.faults.reorder(2)
  ana.say('primeiro')
  ana.say('segundo')
  const later = await api.getUpdates({ offset: last!.update_id + 1 })
  expect(later.map(({ message }) => message?.text)).toEqual(['segundo', 'primeiro'])
  expect(later[0]!.update_id).toBe(later[1]!.update_id + 1)
})

test('slow answers are slow for the named method only, until the faults are cleared', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  sim.chat(ANA).start()
  sim.faults.delay(150, { method: 'sendMessage' })
  const timed = async (call: Promise<unknown>) => {
    const start = performance.now()
    await call
    return performance.now() - start
  }
  expect(await timed(api.sendMessage(ANA, 'devagar'))).toBeGreaterThan(145)
  expect(await timed(api.getMe())).toBeLessThan(140)
  sim.faults.clear()
  expect(await timed(api.sendMessage(ANA, 'depressa'))).toBeLessThan(140)
})

test('a polling bot survives a server that fails for a while', async () => {
  const sim = await simulator()
  const bot = grammyBot(sim)
  bot.on('message', (ctx) => ctx.reply('vivo'))
  await polling(bot)
  sim.faults.serverError({ method: 'getUpdates', times: 1 })
  sim.chat(ANA).say('há alguém?')
  await sim.chat(ANA).waitFor('vivo', { timeoutMs: 8_000 })
  expect(sim.calls.of('getUpdates').some(({ status }) => status === 502)).toBe(true)
}, 15_000)

test('a token that was revoked works again when it is restored', async () => {
  const sim = await simulator()
  const { api } = grammyBot(sim)
  sim.revokeToken(TOKEN)
  expect((await refusalOf(api.getMe())).error_code).toBe(401)
  sim.restoreToken(TOKEN)
  expect((await api.getMe()).username).toBe('bote_test_bot')
  await until('the call was counted', () => sim.calls.count('getMe') === 2)
})
