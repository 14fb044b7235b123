import { onTestFinished } from 'vitest'
import { createWhatsappBot } from '../../../bots/whatsapp/index.ts'
import type { ContactActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import type { World } from '../../world.ts'
import { type Handset, postOffice } from './post-office.ts'

/** The world with WhatsApp in it: the customers' bot, and what people hold in their hands. */
export type WhatsappWalk = World & {
  office: ReturnType<typeof postOffice>
  /** The phone of one of the cast, with the number that they are registered with. */
  phoneOf(person: ContactActor): Handset
  /** The same, recognised and greeted. */
  greeted(person: ContactActor): Promise<Handset>
  stranger(given?: { phone?: string; lid?: string; name?: string }): Handset
  /** Until nothing waits in the inbox or the outbox. */
  settled(): Promise<void>
}

export async function startWhatsappWalk<W extends World>(world: W): Promise<W & WhatsappWalk> {
  const office = postOffice({ clock: world.clock })
  const bot = createWhatsappBot({
    engine: world.engine,
    settings: { browserPath: null },
    drive: office.drive,
    pace: { gapMs: [0, 0], dailyCap: 100_000, chats: { lane: OFTEN, notices: OFTEN } },
  })
  await bot.start()
  onTestFinished(() => bot.stop(5_000))
  await eventually(() => {
    if (!office.isThere()) throw new Error('nobody holds the number')
  })
  let strangers = 0
  const walk: W & WhatsappWalk = {
    ...world,
    office,
    phoneOf: ({ name }) => office.handset({ phone: PHONES[name.split(' ')[0]!]!, name }),
    async greeted(person) {
      const phone = walk.phoneOf(person)
      phone.say('Oi')
      await phone.waitFor('Olá, ')
      await walk.settled()
      return phone
    },
    stranger: ({ phone = `55119700000${10 + ++strangers}`, lid, name = 'Zeca' } = {}) =>
      office.handset({ phone, name, ...(lid ? { lid } : {}) }),
    async settled() {
      for (let quiet = 0; quiet < 3; ) {
        const { waiting } = await world.db.one<{ waiting: number }>(sql`
          select (select count(*) from inbox_message where state = 'waiting')::int
            + greatest(0, ${office.carried()} - (select count(*) from inbox_message where channel = 'whatsapp')::int)
            + (select count(*) from outbox_message where channel = 'whatsapp' and state in ('queued', 'sending'))::int
            as waiting`)
        quiet = waiting === 0 ? quiet + 1 : 0
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    },
  }
  return walk
}

const OFTEN = { burst: 1_000, perSecond: 1_000 }

const PHONES: Record<string, string> = {
  Maria: '5511987650001',
  João: '5511987650002',
  Rosa: '5511987650003',
  Tiago: '5511987650004',
  Olívia: '5511987650011',
}
