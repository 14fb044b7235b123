import { readConfig } from '../../engine/config.ts'
import { systemClock } from '../../engine/database/clock.ts'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { createEngine } from '../../engine/engine.ts'
import { fireDue } from '../../engine/lifecycle/due.ts'
import { sweeper } from '../../engine/lifecycle/sweeper.ts'
import { type Line, median } from './line.ts'
import { silent } from './postgres.ts'
import { type Bench, inRounds, LARGE } from './section.ts'

const ROUNDS = 3
const DUE = 1_000

/** A million deadlines wait; some fall due. */
export async function timers(bench: Bench): Promise<Line[]> {
  const db = bench.postgres.open(await bench.large())
  await armAll(db)
  const engine = createEngine({
    db,
    clock: systemClock,
    log: silent,
    config: readConfig({}),
    secretKey: 'x'.repeat(32),
  })
  const { sweep } = sweeper({
    db,
    clock: systemClock,
    log: silent,
    fire: (timer, tx) => fireDue(engine, timer, tx),
  })

  const { idle, trip } = await inRounds(ROUNDS, async () => ({
    idle: await medianOf(200, sweep),
    trip: await medianOf(200, () => db.query(sql`select 1`)),
  }))
  bench.say(`firing ${DUE} deadlines …`)
  const { fired } = await inRounds(ROUNDS, async () => {
    const due = await letFallDue(db)
    const began = performance.now()
    await sweep()
    const seconds = (performance.now() - began) / 1_000
    await checkMoved(db, due)
    return { fired: seconds }
  })
  return [
    {
      what: `a sweep among ${LARGE.toLocaleString('en')} deadlines, nothing due`,
      unit: 'ms',
      rounds: idle,
      yardstick: { what: 'select 1', rounds: trip },
      aim: { of: 'figure', is: 'under', value: 5 },
    },
    {
      what: `${DUE.toLocaleString('en')} due deadlines fired, each moving its ticket`,
      unit: 's',
      rounds: fired,
      aim: { of: 'figure', is: 'under', value: 5 },
    },
  ]
}

/** One deadline for every ticket, within the next two months. */
async function armAll(db: Database): Promise<void> {
  await db.query(sql`
    insert into timer (entity, entity_id, name, event, due_at)
    select 'ticket', id, 'silence', '{"type":"silence"}', now() + interval '1 hour' + random() * interval '60 days'
    from ticket`)
  await db.query(sql.raw('vacuum (analyze) timer'))
}

async function letFallDue(db: Database): Promise<string[]> {
  const moved = await db.rows<{ id: string }>(sql`
    with chosen as (
      select id from ticket where state = 'pending_customer' order by opened_at limit ${DUE}
    )
    update timer set due_at = now() - interval '1 second' from chosen
    where entity = 'ticket' and entity_id = chosen.id and name = 'silence'
    returning chosen.id`)
  return moved.map(({ id }) => id)
}

async function checkMoved(db: Database, ids: string[]): Promise<void> {
  const { count } = await db.one<{ count: number }>(sql`
    select count(*)::int as count from ticket where id = any(${ids}::uuid[]) and state = 'customer_validation'`)
  if (count !== DUE) throw new Error(`${DUE} deadlines fell due, and only ${count} tickets moved`)
}

async function medianOf(times: number, run: () => Promise<unknown>): Promise<number> {
  const waits: number[] = []
  for (let n = 0; n < times; n++) {
    const began = performance.now()
    await run()
    waits.push(performance.now() - began)
  }
  return median(waits)
}
