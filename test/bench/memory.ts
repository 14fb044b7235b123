import { setTimeout as sleep } from 'node:timers/promises'
import { people } from './answer.ts'
import { runningBote } from './bote.ts'
import { chooseTickets } from './chosen-tickets.ts'
import type { Line } from './line.ts'
import { residentMemory } from './processes.ts'
import { type Bench, PEOPLE } from './section.ts'
import { BOTE_TOKEN, benchSimulator } from './simulator.ts'

const HANDLED = 100_000
/** Each person says one thing, and is answered, before anybody says the next. */
const SLICE = PEOPLE
/** Who writes more than twenty times a minute is not answered any more. */
const SLICE_MS = 3_500
const LIMIT_MS = 180_000
/** Asked for alone, it may take as long as the whole benchmark. */
const LIMIT_ALONE_MS = 540_000
/** Of the last rounds, because memory goes up and down. */
const LAST = 3

/** What Bote's process holds after so many messages; a slow machine stops at fewer and says at how many. */
export async function memory(bench: Bench): Promise<Line[]> {
  const databaseUrl = await bench.crowded()
  const simulator = await benchSimulator()
  const bote = await runningBote(bench, { databaseUrl, simulator })
  await chooseTickets(bench, simulator, databaseUrl)

  const until = performance.now() + (bench.isOnlyOne ? LIMIT_ALONE_MS : LIMIT_MS)
  const held: number[] = []
  let handled = 0
  while (handled < HANDLED && performance.now() < until) {
    const pause = sleep(SLICE_MS)
    await simulator.arrivals({ ...people(BOTE_TOKEN), perSecond: 100_000, messages: SLICE, chats: PEOPLE })
    await pause
    handled += SLICE
    held.push(await residentMemory(bote.process))
    if (held.length % 5 === 0) bench.say(`${handled} messages handled, ${held.at(-1)?.toFixed(0)} MiB …`)
  }
  await bote.stop()
  await simulator.stop()
  const reached =
    handled < HANDLED ? `${handled} messages (time was up before ${HANDLED})` : `${handled} messages`
  return [
    {
      what: `memory of Bote's Node process after ${reached}`,
      unit: 'MiB',
      rounds: held.slice(-LAST),
      aim: { of: 'figure', is: 'under', value: 350 },
    },
  ]
}
