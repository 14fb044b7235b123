import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Bot, webhookCallback } from 'grammy'

/** What a bot can do at best with grammY: says what it heard, keeps nothing. */
const bot = new Bot(process.env.TOKEN!, { client: { apiRoot: process.env.API_ROOT! } })
bot.on('message:text', (ctx) => ctx.api.sendMessage(ctx.chat.id, ctx.message.text))

const server = createServer(webhookCallback(bot, 'http'))
server.keepAliveTimeout = 75_000
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
await bot.init()
await bot.api.setWebhook(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
  max_connections: 100,
})

process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
process.send!('ready')
