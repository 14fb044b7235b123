import { once } from 'node:events'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { runningBote } from './bote.ts'
import { chooseTickets } from './chosen-tickets.ts'
import { FIRST_PERSON } from './crowd.ts'
import type { Line } from './line.ts'
import { end, startProgram } from './processes.ts'
import { type Bench, inRounds, PEOPLE } from './section.ts'
import { type BenchSimulator, BOTE_TOKEN, benchSimulator, ECHO_TOKEN } from './simulator.ts'

const ROUNDS = 3
const BURST = 1_500
const BURSTS = 5
/** Bursts before it is measured: both bots have been running for a while. */
const WARM_BURSTS = 8
const RATES = [
  { perSecond: 50, seconds: 10, p95Under: 60 },
  { perSecond: 200, seconds: 8, p95Under: undefined },
]

/** People write on a ticket they have chosen; the answer is the bot's call that reaches their chat. */
export async function answer(bench: Bench): Promise<Line[]> {
  const databaseUrl = await bench.crowded()
  const simulator = await benchSimulator()
  const echo = startProgram('echo-bot-process.ts', { TOKEN: ECHO_TOKEN, API_ROOT: simulator.url })
  await once(echo, 'message')
  const bote = await runningBote(bench, { databaseUrl, simulator })
  await chooseTickets(bench, simulator, databaseUrl)

  const lines = [await throughput(simulator, bench.postgres.open(databaseUrl, 1))]
  for (const rate of RATES) {
    bench.say(`answer, ${rate.perSecond} arrivals a second …`)
    lines.push(...(await waits(simulator, rate)))
  }

  await bote.stop()
  await end(echo)
  await simulator.stop()
  return lines
}

/** Everybody writes at once; how many are answered a second. */
async function throughput(simulator: BenchSimulator, db: Database): Promise<Line> {
  async function burst(token: string): Promise<number> {
    const { max } = await simulator.arrivals({
      ...people(token),
      perSecond: 100_000,
      messages: BURST,
      chats: BURST,
    })
    return BURST / (max / 1_000)
  }
  for (let n = 0; n < WARM_BURSTS; n++) for (const token of [BOTE_TOKEN, ECHO_TOKEN]) await burst(token)
  // As PostgreSQL does by itself within a minute: until then it takes tables that were empty for small.
  await db.query(sql.raw('analyze'))
  const { figure, yardstick } = await inRounds(BURSTS, async () => ({
    figure: await burst(BOTE_TOKEN),
    yardstick: await burst(ECHO_TOKEN),
  }))
  return {
    what: 'answer: message stored, stepped, committed, replied to',
    unit: '/s',
    rounds: figure,
    yardstick: { what: 'grammY echo bot, stores nothing', rounds: yardstick },
    aim: { of: 'ratio', is: 'at least', value: 0.25, wish: 0.5 },
  }
}

/** People write when they like, whether or not others have been answered. */
async function waits(
  simulator: BenchSimulator,
  { perSecond, seconds, p95Under }: { perSecond: number; seconds: number; p95Under: number | undefined },
): Promise<Line[]> {
  const measured = await inRounds(ROUNDS, async () => {
    const messages = perSecond * seconds
    const { p50, p95, p99 } = await simulator.arrivals({
      ...people(BOTE_TOKEN),
      perSecond,
      messages,
      chats: PEOPLE,
    })
    return { p50, p95, p99 }
  })
  return (['p50', 'p95', 'p99'] as const).map((name) => ({
    what: `update → reply call at ${perSecond} arrivals/s, ${name}`,
    unit: 'ms' as const,
    rounds: measured[name],
    ...(name === 'p95' && p95Under && { aim: { of: 'figure', is: 'under', value: p95Under } as const }),
  }))
}

export function people(token: string) {
  return { token, from: FIRST_PERSON, text: 'Bom dia, a nota continua sendo rejeitada com o código 539:' }
}
