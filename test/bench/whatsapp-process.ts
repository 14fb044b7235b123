import { pino } from 'pino'
import { createWhatsappBot } from '../../bots/whatsapp/index.ts'
import { startBackground } from '../../engine/background.ts'
import { readConfig } from '../../engine/config.ts'
import { systemClock } from '../../engine/database/clock.ts'
import { openDatabase } from '../../engine/database/database.ts'
import { createEngine } from '../../engine/engine.ts'

/** Bote as far as it is WhatsApp, at no person's pace: what is measured is what it could do. */
const { DATABASE_URL, DATA_DIR, BROWSER, SECRET } = process.env
const FREE = { burst: 1_000, perSecond: 1_000 }
const log = pino({ level: 'silent' })
const config = readConfig({ DATABASE_URL, BOTE_DATA_DIR: DATA_DIR, WHATSAPP: 'on' })
const db = openDatabase({ url: DATABASE_URL!, log })
const engine = createEngine({ db, clock: systemClock, log, config, secretKey: SECRET! })
const bot = createWhatsappBot({
  engine,
  settings: { browserPath: BROWSER! },
  pace: { gapMs: [0, 0], dailyCap: Number.POSITIVE_INFINITY, chats: { lane: FREE, notices: FREE } },
})
await bot.start()
const background = await startBackground(engine)

async function stop(): Promise<void> {
  await bot.stop(10_000)
  await background.stop(5_000)
  await db.close()
  process.exit(0)
}
process.once('SIGTERM', () => void stop())
process.once('disconnect', () => void stop())
process.send!({})
