import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from '../../engine/database/sql.ts'
import { runningBote } from './bote.ts'
import { FIRST_PERSON } from './crowd.ts'
import { type Line, median, quantile } from './line.ts'
import { signIn } from './panel.ts'
import { type Bench, inRounds, PEOPLE } from './section.ts'
import { BOTE_TOKEN, benchSimulator } from './simulator.ts'

const ROUNDS = 3
const REPLIES = 60

/** An operator answers in the panel; the customer's chat gets it. */
export async function reply(bench: Bench): Promise<Line[]> {
  const databaseUrl = await bench.crowded()
  const simulator = await benchSimulator()
  await simulator.control('crowd', { from: FIRST_PERSON, count: PEOPLE, token: BOTE_TOKEN })
  const bote = await runningBote(bench, { databaseUrl, simulator })
  const operator = await signIn(bote.url)
  const tickets = await bench.postgres.open(databaseUrl, 1).rows<{ id: string; personId: string }>(sql`
    select t.id, h.external_id as person_id from ticket t join chat h on h.contact_id = t.contact_id
    order by h.external_id desc limit ${ROUNDS * REPLIES + 10}`)
  let next = 0

  async function wait(): Promise<number> {
    const { id, personId } = tickets[next++]!
    const text = `Corrigimos o cadastro do produto ${next}. Pode emitir a nota de novo?`
    const arrival = simulator.arrivalOf(Number(personId), text)
    const began = process.hrtime.bigint()
    await operator.submit(`/tickets/${id}/replies`, { visibility: 'public', text, deed: 'write' })
    const ms = Number((await arrival) - began) / 1e6
    // Nobody types faster, and Telegram takes no more notices a second.
    await sleep(50)
    return ms
  }

  for (let warmUp = 0; warmUp < 10; warmUp++) await wait()
  const { p50, p95 } = await inRounds(ROUNDS, async () => {
    const waits: number[] = []
    for (let n = 0; n < REPLIES; n++) waits.push(await wait())
    return { p50: median(waits), p95: quantile(waits, 0.95) }
  })
  await bote.stop()
  await simulator.stop()
  return [
    { what: "operator's public reply, sent → send call, p50", unit: 'ms', rounds: p50 },
    {
      what: "operator's public reply, sent → send call, p95",
      unit: 'ms',
      rounds: p95,
      aim: { of: 'figure', is: 'under', value: 100 },
    },
  ]
}
