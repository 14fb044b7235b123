import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { createWhatsappSimulator, type WhatsappSimulator } from '../../../bots/simulator/whatsapp/index.ts'
import type { Session } from '../../../bots/whatsapp/driver.ts'
import { byBrowser, createWhatsappBot, type WhatsappCustomersBot } from '../../../bots/whatsapp/index.ts'
import { profileOf } from '../../../bots/whatsapp/web/profile.ts'
import { createEngine, type Engine } from '../../../engine/engine.ts'
import { placeOf } from '../../../engine/whatsapp-number/place.ts'
import { silent as log } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, type World } from '../../world.ts'
import { SOON } from './number.ts'
import { type Processes, processesOn } from './processes.ts'

export type Line = {
  /** Null for the first. */
  number: string | null
  simulator: WhatsappSimulator
  session(): Promise<Session>
  becomes(state: Session['state']): Promise<void>
  scan(): Promise<void>
  processes(): Processes | null
}

export type TwoNumbers = World & {
  /** The number of all companies. */
  first: Line
  /** The number of Horizonte alone. */
  own: Line
  /** One more replica, which begins at once. */
  replica(): Promise<{ engine: Engine; bot: WhatsappCustomersBot }>
  /** One replica, and both linked. */
  linked(): Promise<WhatsappCustomersBot>
}

/** Two numbers side by side, each with a simulated web.whatsapp.com and a real browser of its own. */
export async function openTwoNumbers({ leaseMs = 30_000 } = {}): Promise<TwoNumbers> {
  const { path, trouble } = inject('browser')
  if (!path) throw new Error(trouble)
  const dataDir = mkdtempSync(join(tmpdir(), 'bote-whatsapps-'))
  const world = await createWorld({ BOTE_DATA_DIR: dataDir })
  const { engine, davi, horizonte } = world
  const { id } = await engine.whatsappNumbers.add(davi, { name: 'Horizonte', companyId: horizonte.id })
  const bots: WhatsappCustomersBot[] = []
  const simulators: WhatsappSimulator[] = []
  onTestFinished(async () => {
    await Promise.all(bots.map((bot) => bot.stop(5_000)))
    await Promise.all(simulators.map((one) => one.close()))
    rmSync(dataDir, { recursive: true, force: true })
  })

  async function lineOf(number: string | null): Promise<Line> {
    const simulator = createWhatsappSimulator()
    simulators.push(simulator)
    await simulator.listen({ browser: path! })
    const line: Line = {
      number,
      simulator,
      session: async () => (await engine.channels.of(placeOf(number)))?.data as Session,
      becomes: (state) =>
        eventually(async () => {
          const now = await line.session()
          if (now?.state !== state) throw new Error(`${placeOf(number)} is ${now?.state}, not ${state}`)
        }, 120_000),
      async scan() {
        await line.becomes('qr')
        await eventually(async () => simulator.own.scan((await line.session()).qr!.code), 5_000)
        await line.becomes('ready')
      },
      processes: () => processesOn(profileOf(dataDir, number === null ? 'bote' : `bote-${number}`)),
    }
    return line
  }

  const [first, own] = [await lineOf(null), await lineOf(id)]
  const two: TwoNumbers = {
    ...world,
    first,
    own,
    async replica() {
      const { db, clock, config } = world
      const engine = createEngine({ db, clock, log, config, secretKey: 'k'.repeat(40) })
      const bot = createWhatsappBot({
        engine,
        settings: { browserPath: null },
        drive: (parts) => {
          const { browserPath } = (parts.number === null ? first : own).simulator
          return byBrowser({ browserPath, timing: SOON })(parts)
        },
        pace: { gapMs: [0, 5], dailyCap: 1_000 },
        leaseMs,
        acknowledgedMs: 2_000,
      })
      bots.push(bot)
      await bot.start()
      return { engine, bot }
    },
    async linked() {
      const { bot } = await two.replica()
      await first.scan()
      await own.scan()
      return bot
    },
  }
  return two
}
