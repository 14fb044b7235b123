import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type ChatDriver, createSimulator, type Simulator } from '../../../bots/simulator/index.ts'
import { createTelegramBot, type TelegramBot } from '../../../bots/telegram/index.ts'
import type { ContactActor } from '../../../engine/actor.ts'
import { startBackground } from '../../../engine/background.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { createWorld, World } from '../../world.ts'

export const TOKEN = '123456:TEST-TOKEN-OF-THE-WALKS'

/** The world with phones in it: the customers' bot runs against a Telegram of its own. */
export type Walk = World & {
  simulator: Simulator
  bot: TelegramBot
  /** The phone of one of the cast, whose chat is linked already. */
  phoneOf(person: ContactActor): ChatDriver
  /** The same, in the middle of a conversation: a bot writes only to who wrote to it. */
  greeted(person: ContactActor): Promise<ChatDriver>
  /** The phone of somebody nobody knows yet. */
  stranger(given?: { id?: number; name?: string; phone?: string; languageCode?: string }): ChatDriver
  /** Ends the bot and starts it again, as an update of the program does. */
  restart(): Promise<void>
  /** Until nothing waits in the inbox or the outbox. */
  settled(): Promise<void>
}

export async function startWalk(world: Awaited<ReturnType<typeof createWorld>>): Promise<Walk> {
  const simulator = createSimulator({ clock: () => world.clock.now() })
  simulator.addBot({
    token: TOKEN,
    username: 'horizonte_suporte_bot',
    firstName: 'Suporte Horizonte',
  } as never)
  const apiRoot = await simulator.listen()
  const settings = { mode: 'polling' as const, token: TOKEN, apiRoot }
  const walk = { ...world, simulator, bot: createTelegramBot({ engine: world.engine, settings }) }
  await walk.bot.start()
  onTestFinished(async () => {
    await walk.bot.stop(5_000)
    await simulator.close()
  })
  let strangers = 0
  return Object.assign(walk, {
    phoneOf(person: ContactActor) {
      const id = PHONES[person.name.split(' ')[0]!]!
      const [firstName = '', lastName] = person.name.split(' ')
      simulator.addPerson({ id, firstName, ...(lastName ? { lastName } : {}), phone: `+5511${id}` })
      return simulator.chat(id)
    },
    stranger({ id = 700_000_000 + ++strangers, name = 'Zeca', phone, languageCode }: Stranger = {}) {
      simulator.addPerson({
        id,
        firstName: name,
        ...(phone ? { phone } : {}),
        ...(languageCode ? { languageCode } : {}),
      })
      return simulator.chat(id)
    },
    async greeted(this: Walk, person: ContactActor) {
      const phone = this.phoneOf(person)
      phone.start()
      await phone.waitFor(/^Olá, /)
      return phone
    },
    async restart() {
      await walk.bot.stop(5_000)
      walk.bot = createTelegramBot({ engine: world.engine, settings })
      await walk.bot.start()
    },
    async settled() {
      for (let quiet = 0; quiet < 3; ) {
        const { waiting } = await world.db.one<{ waiting: number }>(sql`
          select (select count(*) from inbox_message where state = 'waiting')::int
            + (select count(*) from outbox_message where channel = 'telegram' and state in ('queued', 'sending'))::int
            as waiting`)
        quiet = waiting === 0 && simulator.pendingUpdates() === 0 ? quiet + 1 : 0
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    },
  })
}

type Stranger = { id?: number; name?: string; phone?: string; languageCode?: string }

/** The last nine digits of their mobiles are their Telegram ids as well. */
const PHONES: Record<string, number> = {
  Maria: 987650001,
  João: 987650002,
  Rosa: 987650003,
  Tiago: 987650004,
  Olívia: 987650011,
  Saulo: 987650012,
  Jairo: 987650013,
  Téo: 987650014,
}

/** The code in the newest mail to an address; null when none was sent. */
export async function codeMailedTo({ db }: World, address: string): Promise<string | null> {
  const mail = await db.first<{ payload: { message: { text: unknown } } }>(sql`
    select payload from outbox_message where channel = 'email' and lane = ${address} and kind = 'contact.code'
    order by id desc limit 1`)
  return mail ? (JSON.stringify(mail.payload.message.text).match(/\d{6}/)?.[0] ?? null) : null
}

/** A ticket's public logs in order, each `author: words`. */
export async function logsOf({ db }: World, ticketId: string): Promise<string[]> {
  const logs = await db.rows<{ author: string; body: string }>(
    sql`select author, body from log where ticket_id = ${ticketId} order by created_at, id`,
  )
  return logs.map(({ author, body }) => `${author}: ${body}`)
}

/** A world whose files have a folder, and the jobs that fetch them. */
export async function filedWorld(make: typeof createWorld): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'bote-files-'))
  const world = await make({ BOTE_DATA_DIR: folder })
  const background = await startBackground(world.engine)
  onTestFinished(async () => {
    await background.stop(5_000)
    rmSync(folder, { recursive: true, force: true })
  })
  return world
}
