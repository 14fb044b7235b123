import { onTestFinished } from 'vitest'
import { createOperatorBot, type OperatorBot } from '../../../bots/operator/index.ts'
import { type ChatDriver, createSimulator, type Simulator } from '../../../bots/simulator/index.ts'
import type { OperatorActor } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { linked } from '../../engine/operator-chat/linked.ts'
import type { World } from '../../world.ts'

export const OPERATOR_TOKEN = '654321:TEST-TOKEN-OF-THE-OPERATORS'

/** The world with the operators' bot in it, on a Telegram of its own. */
export type DeskWalk = World & {
  simulator: Simulator
  bot: OperatorBot
  /** The phone of an operator, whose chat is linked. */
  phoneOf(operator: OperatorActor): Promise<ChatDriver>
  /** The phone of somebody nobody knows. */
  stranger(id?: number): ChatDriver
  /** Ends the bot and starts it again, as an update of the program does. */
  restart(): Promise<void>
  /** Until nothing waits in the inbox or the outbox of the bot. */
  settled(): Promise<void>
}

export async function startDeskWalk<W extends World>(world: W): Promise<W & DeskWalk> {
  const simulator = createSimulator({ clock: () => world.clock.now() })
  simulator.addBot({ token: OPERATOR_TOKEN, username: 'horizonte_equipe_bot', name: 'Equipe Horizonte' })
  const apiRoot = await simulator.listen()
  const settings = { mode: 'polling' as const, token: OPERATOR_TOKEN, apiRoot }
  const walk = {
    ...world,
    simulator,
    bot: createOperatorBot({ engine: world.engine, settings, linkRoot: apiRoot }),
  }
  await walk.bot.start()
  onTestFinished(async () => {
    await walk.bot.stop(5_000)
    await simulator.close()
  })
  let people = 0
  return Object.assign(walk, {
    async phoneOf(operator: OperatorActor) {
      const id = 500_000_000 + ++people
      const [firstName = '', lastName = ''] = operator.name.split(' ')
      simulator.addPerson({ id, firstName, lastName })
      await linked(world, operator, String(id))
      const phone = simulator.chat(id)
      phone.start()
      await phone.waitFor(/^Olá, /)
      return phone
    },
    stranger(id = 600_000_001) {
      simulator.addPerson({ id, firstName: 'Zeca' })
      return simulator.chat(id)
    },
    async restart() {
      await walk.bot.stop(5_000)
      walk.bot = createOperatorBot({ engine: world.engine, settings, linkRoot: apiRoot })
      await walk.bot.start()
    },
    async settled() {
      for (let quiet = 0; quiet < 3; ) {
        const { waiting } = await world.db.one<{ waiting: number }>(sql`
          select (select count(*) from inbox_message where state = 'waiting')::int
            + (select count(*) from outbox_message where channel = 'operators' and state in ('queued', 'sending'))::int
            as waiting`)
        quiet = waiting === 0 && simulator.pendingUpdates() === 0 ? quiet + 1 : 0
        await new Promise((resolve) => setTimeout(resolve, 15))
      }
    },
  })
}

/** The logs of a case in order, each `visibility author: words`. */
export async function logsOn({ db }: World, id: string): Promise<string[]> {
  const logs = await db.rows<{ visibility: string; author: string; body: string }>(sql`
    select visibility, author, body from log where ticket_id = ${id} or atendimento_id = ${id}
    order by created_at, id`)
  return logs.map(({ visibility, author, body }) => `${visibility} ${author}: ${body}`)
}
