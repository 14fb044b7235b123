import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import type { Engine } from '../../../engine/engine.ts'
import { noMetrics } from '../../../engine/jobs/metrics.ts'
import { fireDue } from '../../../engine/lifecycle/due.ts'
import { type FiringDeps, firing } from '../../../engine/lifecycle/firing.ts'
import { sweeper } from '../../../engine/lifecycle/sweeper.ts'
import { silent as log } from '../../database.ts'
import { killedEverywhere, unbrokenHistory } from '../../lifecycle.ts'
import { createProvider } from '../../provider.ts'
import { createWorld, DAY, type World } from '../../world.ts'
import { linked, toldIn } from '../operator-chat/linked.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

function partsOf(engine: Engine): FiringDeps {
  const { db } = engine
  return { db, clock: world.clock, log, metrics: noMetrics, fire: (timer, tx) => fireDue(engine, timer, tx) }
}

/** Tickets that wait for Maria and Rosa in turns, who do not answer. */
async function waiting(count: number): Promise<string[]> {
  const { maria, rosa, ana, engine, opened } = world
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const { id } = await opened(n % 2 === 0 ? maria : rosa, ana)
    await engine.tickets.ask(ana, id, { text: 'Qual é a versão?' })
    ids.push(id)
  }
  return ids
}

/** As long as Bote was off. */
function afterDays(days: number): void {
  world.clock.advance(days * DAY)
}

const asTickets = (ids: readonly string[]) => ids.map((entityId) => ({ entity: 'ticket', entityId }))
const due = () =>
  world.db.rows<{ entity: string; entityId: string }>(sql`
    select distinct entity, entity_id from timer where due_at <= ${world.clock.now()} order by 1, 2`)

async function happenedTo(id: string, entity = 'ticket'): Promise<string[]> {
  const history = await unbrokenHistory(world.db, entity, id)
  return history.map(({ type }) => type)
}

test('tickets that nobody answered move in one transaction, and of each its own customer is told', async () => {
  const ids = await waiting(5)
  afterDays(6)
  const outcomes = await firing(partsOf(world.engine)).fireTogether(asTickets(ids))
  expect(outcomes).toEqual(ids.map(() => 'fired'))
  for (const id of ids) expect(await happenedTo(id)).toEqual(['open', 'take', 'ask', 'remind'])
  const commits = await world.db.rows(sql`
    select xmin from ticket where id = any(${ids}::uuid[])
    union select xmin from event where type = 'remind'
    union select xmin from outbox_message where kind = 'ticket.reminder'`)
  expect(commits).toHaveLength(1)
  const told = await world.db.rows<{ ticketId: string }>(sql`
    select distinct o.ticket_id from outbox_message o
    join event e on e.id = o.event_id and e.entity_id = o.ticket_id and e.type = 'remind'
    join ticket t on t.id = o.ticket_id and t.contact_id = o.contact_id`)
  expect(told.map(({ ticketId }) => ticketId).sort()).toEqual(ids.toSorted())
})

test('a reminder and the end of the silence of one ticket come one after the other, beside those of others', async () => {
  const ids = await waiting(4)
  afterDays(13)
  await sweeper(partsOf(world.engine), { concurrency: 1 }).sweep()
  for (const id of ids) expect(await happenedTo(id)).toEqual(['open', 'take', 'ask', 'remind', 'silence'])
})

test('a deadline that its ticket refuses is put off alone; those due beside it move their tickets', async () => {
  const ids = await waiting(5)
  await world.db.query(sql`
    update timer set event = '{"type":"approveProposal"}' where entity_id = ${ids[3]} and name = 'reminder'`)
  afterDays(6)
  await sweeper(partsOf(world.engine), { concurrency: 1 }).sweep()
  for (const [n, id] of ids.entries())
    expect((await happenedTo(id)).at(-1), `ticket ${n}`).toBe(n === 3 ? 'ask' : 'remind')
  const failed = await world.db.rows(sql`select entity_id, name, error from timer where attempts > 0`)
  expect(failed).toEqual([
    { entityId: ids[3], name: 'reminder', error: expect.stringMatching(/^Refused \[not_now\]/) },
  ])
})

test('tickets, atendimentos and digests that are due together each take their step', async () => {
  const provider = await createProvider(world)
  const [ticketId = ''] = await waiting(1)
  const { id: caseId } = await provider.claims(provider.eva)
  const { id: otherId } = await provider.claims(provider.gil)
  await linked(world, world.ana, '501')
  await world.db.query(sql`
    with held as (
      insert into held_notice (operator_id, title, line, at, due_at)
      values (${world.ana.id}, '202611/0001', 'Escreveram.', ${world.clock.now()}, ${world.clock.now()})
    )
    insert into timer (entity, entity_id, name, event, due_at)
    values ('operator', ${world.ana.id}, 'digest', '{"type":"digest"}', ${world.clock.now()})`)
  afterDays(6)
  const owners = await due()
  expect(owners.map(({ entity }) => entity)).toEqual(['atendimento', 'atendimento', 'operator', 'ticket'])
  const outcomes = await firing(partsOf(world.engine)).fireTogether(owners.toReversed())
  expect(outcomes).toEqual(owners.map(() => 'fired'))
  expect((await happenedTo(ticketId)).at(-1)).toBe('remind')
  for (const id of [caseId, otherId])
    expect((await happenedTo(id, 'atendimento')).at(-1)).toMatch(/^(sla|response)/)
  expect((await toldIn(world, '501')).map(({ kind }) => kind)).toContain('operators.digest')
})

test('a kill before any statement of a convoy leaves everything to be fired again', async () => {
  const provider = await createProvider(world)
  const ids = await waiting(3)
  const cases = [await provider.claims(provider.eva), await provider.claims(provider.gil)]
  afterDays(6)
  const owners = await due()
  expect(owners).toHaveLength(ids.length + cases.length)
  const killed = await killedEverywhere(world, async (engine) => {
    const outcomes = await firing(partsOf(engine)).fireTogether(owners)
    if (!outcomes.every((outcome) => outcome === 'fired')) throw new Error('the convoy was undone')
  })
  expect(killed).toBeGreaterThan(5)
  for (const id of ids) expect(await happenedTo(id)).toEqual(['open', 'take', 'ask', 'remind'])
})

test('what somebody does to a ticket while its deadline waits for them counts', async () => {
  const ids = await waiting(2)
  afterDays(6)
  const { fireTogether, fireAlone } = firing(partsOf(world.engine))
  const [answered = ''] = ids
  const outcomes = await world.db.transaction(async (tx) => {
    await world.engine.on(tx).tickets.write(world.maria, answered, { text: '4.2.1' })
    return fireTogether(asTickets(ids))
  })
  expect(outcomes).toEqual(['to be fired alone', 'to be fired alone'])
  for (const owner of asTickets(ids)) await fireAlone(owner)
  expect(await happenedTo(answered)).toEqual(['open', 'take', 'ask', 'customerWrote'])
  expect((await happenedTo(ids[1] as string)).at(-1)).toBe('remind')
})
