import type { OperatorActor } from '../../engine/actor.ts'
import { readConfig } from '../../engine/config.ts'
import { systemClock } from '../../engine/database/clock.ts'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { createEngine, type Engine } from '../../engine/engine.ts'
import { dueAt, shareAt, usedAt } from '../../engine/sla/clock.ts'
import { presetCalendar } from '../../engine/sla/presets.ts'
import { makeProvider } from './cases.ts'
import { type Line, quantile } from './line.ts'
import { CONNECTIONS, shownFrom } from './pages.ts'
import { silent } from './postgres.ts'
import { type Bench, inRounds, LARGE, SMALL } from './section.ts'

const ROUNDS = 3
const CUSTOMERS = 200_000
const PAGE = '/atendimentos?tab=department'

/** As people type: a first name, both names, without accents, with a slip, a beginning, a document, a code. */
const TYPED = [
  'maria',
  'ana souza',
  'jose',
  'maira souza',
  'mar',
  'oli',
  '482.71',
  '150000',
  'padaria lima 77',
]

/** An internet provider's desk: its customers looked up, its panel at two sizes, its deadlines counted anew. */
export async function atendimentos(bench: Bench): Promise<Line[]> {
  bench.say(`making ${SMALL} and ${LARGE} atendimentos of ${CUSTOMERS} customers …`)
  const small = await provider(bench, 'few_cases', SMALL, 1_000)
  const large = await provider(bench, 'many_cases', LARGE, 25_000)

  const found = await inRounds(ROUNDS, async () => ({ p95: await lookups(large.engine, large.supervisor) }))
  const checked = await inRounds(ROUNDS, async () => ({ p95: await checks(large) }))
  const tab = await inRounds(ROUNDS, async () => {
    const ofSmall = await shownFrom(bench, small.db.url, PAGE, (pages) => pages(PAGE))
    const ofLarge = await shownFrom(bench, large.db.url, PAGE, (pages) => pages(PAGE))
    return { small: ofSmall.p50, large: ofLarge.p50, p99: ofLarge.p99, perSecond: ofLarge.perSecond }
  })
  const counted = await inRounds(ROUNDS, async () => ({ seconds: recalculate(100_000) }))
  return [
    {
      what: `the wizard's search for a customer among ${CUSTOMERS}, p95`,
      unit: 'ms',
      rounds: found.p95,
      aim: { of: 'figure', is: 'under', value: 100 },
    },
    {
      what: 'the express check of one of them, eight local lights, p95',
      unit: 'ms',
      rounds: checked.p95,
      aim: { of: 'figure', is: 'under', value: 150 },
    },
    {
      what: `the list with its tabs, 1,000,000 atendimentos, ${CONNECTIONS} connections`,
      unit: '/s',
      rounds: tab.perSecond,
      aim: { of: 'figure', is: 'at least', value: 200 },
    },
    {
      what: '  the same, p50',
      unit: 'ms',
      rounds: tab.large,
      yardstick: { what: 'at 10,000 atendimentos', rounds: tab.small },
      aim: { of: 'ratio', is: 'at most', value: 1.5 },
    },
    {
      what: '  the same, p99',
      unit: 'ms',
      rounds: tab.p99,
      aim: { of: 'figure', is: 'under', value: 60 },
    },
    {
      what: '100,000 deadlines counted anew, with their warnings',
      unit: 's',
      rounds: counted.seconds,
      aim: { of: 'figure', is: 'under', value: 2 },
    },
  ]
}

type Desk = { db: Database; engine: Engine; supervisor: OperatorActor }

async function provider(bench: Bench, name: string, count: number, open: number): Promise<Desk> {
  const db = bench.postgres.open(await bench.postgres.make(name))
  await makeProvider(db, { customers: CUSTOMERS, count, open })
  const engine = createEngine({
    db,
    clock: systemClock,
    log: silent,
    config: readConfig({}),
    secretKey: 'x'.repeat(32),
  })
  const { id, name: own } = await db.one<{ id: string; name: string }>(
    sql`select id, name from operator where role = 'supervisor' limit 1`,
  )
  const supervisor: OperatorActor = {
    kind: 'operator',
    id,
    name: own,
    role: 'supervisor',
    team: 'support',
    companyId: null,
    departmentIds: null,
    channel: 'panel',
  }
  return { db, engine, supervisor }
}

async function lookups({ customers }: Engine, by: OperatorActor): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 20; turn++)
    for (const search of TYPED) {
      const began = performance.now()
      await customers.page(by, { search, active: true, most: 10 })
      times.push(performance.now() - began)
    }
  return quantile(times, 0.95)
}

/** As an operator sees them come, one after another, each for somebody else. */
async function checks({ db, engine, supervisor }: Desk): Promise<number> {
  const customers = await db.rows<{ customerId: string; connectionId: string }>(sql`
    select customer_id, id as connection_id from connection order by hashtext(login) limit 300`)
  const times: number[] = []
  for (const customer of customers) {
    const began = performance.now()
    const { results } = await engine.expressChecks.look(supervisor, customer)
    times.push(performance.now() - began)
    if (results.some(({ state }) => state === 'grey')) throw new Error('a light of our own did not answer')
  }
  return quantile(times, 0.95)
}

/** Each from another moment of three years, with another part of its eight hours used up. In seconds. */
function recalculate(count: number): number {
  const calendar = presetCalendar('weekdaysWithLunch')
  const first = Date.UTC(2024, 0, 1)
  const began = performance.now()
  for (let n = 0; n < count; n++) {
    const runningSince = new Date(first + (n % 1_000) * 94_608_000 + n * 61)
    const clock = { allowanceMs: 8 * 3_600_000, usedMs: (n * 7_919) % 28_800_000, runningSince }
    const due = dueAt(calendar, clock) as Date
    shareAt(calendar, clock, 0.75)
    usedAt(calendar, clock, due)
  }
  return (performance.now() - began) / 1_000
}
