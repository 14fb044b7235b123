import type { AnyMachineSnapshot, AnyStateMachine, EventObject } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import type { Database, Tx } from '../engine/database/database.ts'
import { type Sql, sql } from '../engine/database/sql.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { fireDue } from '../engine/lifecycle/due.ts'
import { silent } from './database.ts'
import type { World } from './world.ts'

type Snapshot<Context> = Omit<AnyMachineSnapshot, 'value' | 'context'> & { value: string; context: Context }

type Travel<Context, Event> = {
  input: Context
  /** Every event there is, once. */
  events: Event[]
  /** What decides about what may come: two situations with the same text are the same. */
  situation(snapshot: Snapshot<Context>): string
}

/** The shortest way to each situation that a machine can be in, and every movement out of every one of them. */
export function explored<Context, Event extends EventObject>(
  machine: AnyStateMachine,
  { input, events, situation }: Travel<Context, Event>,
) {
  const options = { input, events, serializeState: situation, limit: 20_000 } as never
  const ways = getShortestPaths(machine, options).map(({ state, steps }) => ({
    situation: situation(state as Snapshot<Context>),
    state: state as Snapshot<Context>,
    events: steps.map(({ event }) => event as unknown as Event).filter(({ type }) => type !== 'xstate.init'),
  }))
  const moves = Object.values(getAdjacencyMap(machine, options)).flatMap(({ state, transitions }) =>
    (Object.values(transitions) as { event: unknown; state: unknown }[]).map((move) => ({
      from: state as Snapshot<Context>,
      event: move.event as Event,
      to: move.state as Snapshot<Context>,
    })),
  )
  return { ways, moves }
}

type Movement = {
  from: { value: string; can(event: never): boolean }
  event: EventObject
  to: { value: string }
}

/** Which event is allowed in which state, and where it leads: to be compared with what was agreed. */
export function allowedIn(
  states: readonly string[],
  moves: readonly Movement[],
): Record<string, Record<string, string>> {
  const found = Object.fromEntries(states.map((state) => [state, {} as Record<string, string>]))
  for (const { from, event, to } of moves) {
    if (!from.can(event as never)) continue
    const targets = found[from.value] as Record<string, string>
    const before = targets[event.type]
    if (before !== undefined && before !== to.value)
      throw new Error(`${event.type} in ${from.value} leads to ${before} and to ${to.value}`)
    targets[event.type] = to.value
  }
  return found
}

type Told = { from: string | null; to: string; type: string }

/** What happened to a row, in order; throws when an event does not begin where the one before it ended. */
export async function unbrokenHistory(db: Database, entity: string, id: string): Promise<Told[]> {
  const history = await db.rows<Told>(sql`
    select "from", "to", type from event where entity = ${entity} and entity_id = ${id} order by id`)
  history.forEach(({ from, type }, place) => {
    const before = history[place - 1]?.to ?? null
    if (from !== before) throw new Error(`${type} came from ${from}, but the ${entity} was ${before}`)
  })
  return history
}

/** Everything that a step may touch, as text to compare. */
function everything(db: Database) {
  return db.one(sql`
    select md5((select jsonb_agg(t.* order by t.number)::text from ticket t)) as tickets,
      md5((select jsonb_agg(t.* order by t.id)::text from atendimento t)) as atendimentos,
      (select count(*)::int from event) as events, (select count(*)::int from log) as logs,
      md5((select jsonb_agg(m.* order by m.entity_id, m.name)::text from timer m)) as timers,
      md5((select jsonb_agg(jsonb_build_array(o.id, o.state) order by o.id)::text from outbox_message o)) as outbox,
      (select count(*)::int from rating) as ratings,
      md5((select jsonb_agg(s.* order by s.id)::text from service_order s)) as service_orders,
      md5((select jsonb_agg(m.* order by m.id)::text from service_order_material m)) as materials,
      md5((select jsonb_agg(p.* order by p.id)::text from proposal p)) as proposals,
      md5((select jsonb_agg(r.* order by r.id)::text from subprocess_run r)) as runs,
      md5((select jsonb_agg(s.* order by s.id)::text from sla_stretch s)) as stretches,
      md5((select jsonb_agg(v.* order by v.atendimento_id, v.operator_id)::text from atendimento_viewer v)) as viewers,
      md5((select jsonb_agg(a.* order by a.id)::text from attachment a)) as files,
      (select sum(count)::int from state_count) as counted,
      (select jsonb_agg(n.* order by n.scope, n.period) from number_sequence n) as numbers`)
}

/**
 * The last of `events` on an engine that is killed before its first statement, then before its second, and so on, until
 * it lives to the end: each time everything is as before. Answers how often it was killed.
 */
export async function killedEverywhere(
  world: World,
  step: (engine: Engine) => Promise<unknown>,
): Promise<number> {
  const before = JSON.stringify(await everything(world.db))
  for (let statement = 1; ; statement++) {
    const died = await step(mortal(world, statement)).then(
      () => false,
      () => true,
    )
    if (!died) return statement - 1
    const after = JSON.stringify(await everything(world.db))
    if (after !== before)
      throw new Error(`a kill before statement ${statement} left\n${after}\ninstead of\n${before}`)
  }
}

/** An engine whose connection the server ends just before the nth statement of a transaction, or before its commit. */
function mortal(world: World, statement: number): Engine {
  let counted = 0
  const db: Database = {
    ...world.db,
    transaction: (fn) =>
      world.db.transaction(
        async (tx) => {
          const { pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
          const die = async () => {
            if (++counted === statement) await world.db.query(sql`select pg_terminate_backend(${pid})`)
          }
          const dying = dyingTx(tx, die)
          const value = await fn(dying)
          await die()
          return value
        },
        { retries: 0 },
      ),
  }
  return createEngine({ ...world, log: silent, secretKey: 'k'.repeat(40), db })
}

function dyingTx(tx: Tx, die: () => Promise<void>): Tx {
  const before =
    <T>(ask: (statement: Sql) => Promise<T>) =>
    async (statement: Sql) => {
      await die()
      return ask(statement)
    }
  const dying: Tx = {
    ...tx,
    query: before(tx.query) as Tx['query'],
    rows: before(tx.rows) as Tx['rows'],
    first: before(tx.first) as Tx['first'],
    one: before(tx.one) as Tx['one'],
    together: async (asked, item) => (await asked(dying, [item]))[0] as never,
    transaction: (fn) => fn(dying),
  }
  return dying
}

type Timer = { entity: string; entityId: string; name: string; dueAt: Date; event: unknown }

/** What the sweeper does when the deadline is due. One that the rules do not give is sent all the same. */
export async function fire(engine: Engine, timer: Omit<Timer, 'dueAt'>): Promise<void> {
  await engine.db.transaction(async (tx) => {
    const { entity, entityId, name } = timer
    const due = (await tx.first<Timer>(
      sql`select * from timer where entity = ${entity} and entity_id = ${entityId} and name = ${name}`,
    )) ?? { ...timer, dueAt: new Date('2026-11-23T10:00:00-03:00') }
    await tx.query(sql`
      insert into timer (entity, entity_id, name, event, due_at)
      values (${entity}, ${entityId}, ${name}, ${sql.json(due.event)}, ${due.dueAt})
      on conflict do nothing`)
    await fireDue(engine, due, tx)
  })
}
