import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Input, Markup, Telegraf, TelegramError } from 'telegraf'
import { message } from 'telegraf/filters'
import { expect, test } from 'vitest'
import { type Simulator, samplePicture } from '../../../bots/simulator/index.ts'
import { ANA, later, simulator, TOKEN, until } from './world.ts'

function telegraf(sim: Simulator): Telegraf {
  return new Telegraf(TOKEN, { telegram: { apiRoot: sim.url } })
}

test('a Telegraf bot polls, answers and stops', async () => {
  const sim = await simulator()
  const bot = telegraf(sim)
  bot.start((ctx) => ctx.reply('Olá', Markup.inlineKeyboard([Markup.button.callback('Assumir', 'claim:1')])))
  bot.action(/claim:(\d+)/, async (ctx) => {
    await ctx.answerCbQuery('Seu!')
    await ctx.editMessageText(`Assumido: ${ctx.match[1]}`)
  })
  bot.on(message('text'), (ctx) =>
    ctx.reply(ctx.message.text, { reply_parameters: { message_id: ctx.message.message_id } }),
  )
  void bot.launch({ dropPendingUpdates: true })
  later(() => bot.stop())
  await until('it polls', () => sim.calls.count('getUpdates') > 0)

  const ana = sim.chat(ANA)
  ana.start()
  await ana.waitFor('Olá')
  const press = ana.press('Assumir')
  await ana.waitFor('Assumido: 1')
  expect(await press.answered).toMatchObject({ text: 'Seu!' })
  const said = ana.say('eco')
  expect((await ana.waitFor('eco')).reply_to_message?.message_id).toBe(said.message_id)
})

test('a Telegraf webhook with a secret answers through the response and through calls', async () => {
  const sim = await simulator()
  const bot = telegraf(sim)
  bot.on(message('photo'), async (ctx) => {
    await ctx.sendChatAction('typing')
    await ctx.replyWithDocument(Input.fromBuffer(Buffer.from('laudo'), 'laudo.txt'), { caption: 'segue' })
  })
  const server = createServer(bot.webhookCallback('/hook', { secretToken: 'segredo' }))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  later(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  await bot.telegram.setWebhook(url, { secret_token: 'segredo' })

  const ana = sim.chat(ANA)
  ana.sendPhoto({ bytes: samplePicture(320, 200) })
  const sent = await ana.waitFor('segue')
  expect(sent.document).toMatchObject({ file_name: 'laudo.txt', file_size: 5 })
  await until('the action came too', () => sim.calls.count('sendChatAction') === 1)
})

test('Telegraf reads refusals as its own errors', async () => {
  const sim = await simulator()
  const bot = telegraf(sim)
  const ana = sim.chat(ANA)
  ana.start()
  ana.block()
  const refused = await bot.telegram.sendMessage(ANA, 'oi').catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(TelegramError)
  expect(refused).toMatchObject({ code: 403, description: 'Forbidden: bot was blocked by the user' })

  ana.unblock()
  sim.faults.tooManyRequests({ retryAfter: 3 })
  const limited = await bot.telegram.sendMessage(ANA, 'oi').catch((error: unknown) => error)
  expect(limited).toMatchObject({ code: 429, parameters: { retry_after: 3 } })
})
