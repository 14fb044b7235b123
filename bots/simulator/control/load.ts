import { chatOf } from '../chat.ts'
import { addPerson } from '../person.ts'
import { send } from '../phone.ts'
import type { Simulation } from '../simulation.ts'
import type { Bot } from '../world.ts'

export interface LoadAsked {
  /** Messages that arrive per second, whether or not earlier ones were answered (open model). */
  perSecond: number
  seconds: number
  /** Over how many chats they are spread; they take turns. */
  chats: number
  /** The first person's id; the others follow. */
  from: number
  text: string
  /** "even" gaps, or the random gaps of independent people. */
  arrivals: 'even' | 'poisson'
}

export interface Load {
  readonly sent: number
  readonly total: number
  readonly isRunning: boolean
  stop(): void
}

/** Adds people whose chat with the bot is already open, ids from `from` on. */
export function addCrowd(
  { world }: Simulation,
  bot: Bot,
  { from, count }: { from: number; count: number },
): void {
  for (let id = from; id < from + count; id += 1) {
    addPerson(world, {
      id,
      firstName: `Pessoa ${id}`,
      phone: `+55119${String(id).padStart(8, '0').slice(-8)}`,
    })
    chatOf(world, bot, id).started = true
  }
}

/** Lets people write to a bot at a given rate; a late timer makes nothing look faster than it was. */
export function startLoad(sim: Simulation, bot: Bot, asked: LoadAsked): Load {
  const { perSecond, seconds, chats, from, text, arrivals } = asked
  addCrowd(sim, bot, { from, count: chats })
  const total = Math.round(perSecond * seconds)
  const meanGap = 1000 / perSecond
  let sent = 0
  let dueAt = performance.now()
  let timer: NodeJS.Timeout | null = setTimeout(tick, 0)

  function tick() {
    const now = performance.now()
    while (sent < total && dueAt <= now) {
      const person = sim.world.people.get(from + (sent % chats))!
      send(
        { sim, bot, person, chat: chatOf(sim.world, bot, person.id) },
        { text: `${text} ${sent}` },
        { dueAt },
      )
      sent += 1
      dueAt += arrivals === 'even' ? meanGap : -Math.log(1 - Math.random()) * meanGap
    }
    timer = sent < total ? setTimeout(tick, Math.max(0, dueAt - performance.now())) : null
  }

  return {
    get sent() {
      return sent
    },
    total,
    get isRunning() {
      return timer !== null
    },
    stop() {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}
