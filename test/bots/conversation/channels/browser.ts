import { inject, onTestFinished } from 'vitest'
import { createWhatsappSimulator } from '../../../../bots/simulator/whatsapp/index.ts'
import { serialized } from '../../../../bots/simulator/whatsapp/world.ts'
import { byBrowser, createWhatsappBot } from '../../../../bots/whatsapp/index.ts'
import type { ContactActor } from '../../../../engine/actor.ts'
import { sql } from '../../../../engine/database/sql.ts'
import { eventually } from '../../../eventually.ts'
import type { World } from '../../../world.ts'
import { SOON } from '../../whatsapp/number.ts'
import type { WhatsappPhone } from './hand.ts'

/** The customers' bot on WhatsApp: the real library in a real browser, on a simulated web.whatsapp.com. */
export async function onWhatsappWeb(world: World) {
  const { path, trouble } = inject('browser')
  if (!path) throw new Error(trouble)
  const simulator = createWhatsappSimulator({ clock: () => world.clock.now() })
  await simulator.listen({ browser: path })
  const bot = createWhatsappBot({
    engine: world.engine,
    settings: { browserPath: null },
    drive: byBrowser({ browserPath: simulator.browserPath, timing: SOON }),
    pace: { gapMs: [0, 5], dailyCap: 100_000, chats: { lane: OFTEN, notices: OFTEN } },
  })
  await bot.start()
  onTestFinished(async () => {
    await bot.stop(5_000)
    await simulator.close()
  })
  const session = async () => (await world.engine.channels.of('whatsapp'))?.data as Session | undefined
  await eventually(async () => simulator.own.scan((await session())!.qr!.code), 120_000)
  await eventually(async () => {
    const now = await session()
    if (now?.state !== 'ready') throw new Error(`the session is ${now?.state}`)
  }, 120_000)

  function phoneOf({ name }: ContactActor): WhatsappPhone {
    const phone = simulator.phone({ phone: PHONES[name.split(' ')[0]!]!, name })
    return {
      say: (text, { replyTo } = {}) => phone.say(text, replyTo ? { replyTo } : {}),
      send: ({ name: filename, mediaType: mimetype, bytes }) =>
        phone.sendFile({ filename, mimetype, bytes: Buffer.from(bytes) }),
      received: () => phone.received().map((message) => ({ id: serialized(message), text: message.body })),
    }
  }

  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      const { waiting } = await world.db.one<{ waiting: number }>(sql`
        select (select count(*) from inbox_message where state = 'waiting')::int
          + (select count(*) from outbox_message where channel = 'whatsapp' and state in ('queued', 'sending'))::int
          as waiting`)
      quiet = waiting === 0 ? quiet + 1 : 0
      await new Promise((resolve) => setTimeout(resolve, 15))
    }
  }

  return { phoneOf, settled }
}

type Session = { state: string; qr: { code: string } | null }

const OFTEN = { burst: 1_000, perSecond: 1_000 }
const PHONES: Record<string, string> = { Rosa: '5511987650003', Olívia: '5511987650011' }
