import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createTelegramBot } from '../../bots/telegram/index.ts'
import { readConfig } from '../../engine/config.ts'
import { systemClock } from '../../engine/database/clock.ts'
import { openDatabase } from '../../engine/database/database.ts'
import { createEngine } from '../../engine/engine.ts'

/** Bote's own webhook, which only takes: nothing is started that would handle what was taken. */
const { DATABASE_URL, TOKEN, SECRET } = process.env
const log = pino({ level: 'warn' })
const config = readConfig({
  DATABASE_URL,
  TELEGRAM_BOT_TOKEN: TOKEN,
  TELEGRAM_WEBHOOK_SECRET: SECRET,
  PUBLIC_URL: 'http://127.0.0.1',
})
if (config.telegram.mode === 'off') throw new Error('no bot was configured')
const db = openDatabase({ url: DATABASE_URL!, log })
const engine = createEngine({ db, clock: systemClock, log, config, secretKey: SECRET! })
const { handle } = createTelegramBot({ engine, settings: config.telegram })

const server = createServer((request, response) => void handle!(request, response))
server.listen(0, '127.0.0.1', () => {
  process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`)
})
process.once('SIGTERM', () => process.exit(0))
process.once('disconnect', () => process.exit(0))
