import { beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { TIME_ZONE_RULES } from '../../../engine/sla/wall-time.ts'
import { followTimeZoneRules } from '../../../engine/ticket/wall-times.ts'
import { createWorld, HOUR, type World } from '../../world.ts'

let world: World
let ticketId: string

/** The clock stands before a day on which an older version of the rules has another offset than ours. */
beforeEach(async () => {
  world = await createWorld()
  world.clock.set('2019-11-01T17:30:00-03:00')
  const { id } = await world.opened(world.maria, world.ana)
  await world.engine.tickets.solve(world.ana, id, { text: 'Publicamos a correção.' })
  ticketId = id
})

describe('a deadline counted by older rules', () => {
  beforeEach(() =>
    world.db.query(sql`
      update timer set due_at = due_at - interval '1 hour', rules = '2018i', local = replace(local, '-03:00', '-02:00')`),
  )

  it('moves to where its wall time is now', async () => {
    expect(await follow()).toBe(1)
    expect(await silence()).toEqual({
      dueAt: new Date('2019-11-06T17:30:00-03:00'),
      local: '2019-11-06T17:30:00-03:00[America/Sao_Paulo]',
      rules: TIME_ZONE_RULES,
    })
  })

  it('stays where it is when it has passed', async () => {
    world.clock.set('2019-11-06T17:00:00-03:00')
    expect(await follow()).toBe(0)
    expect(await silence()).toMatchObject({ dueAt: new Date('2019-11-06T16:30:00-03:00') })
  })

  it('stays where it was put off to after a failure', async () => {
    const putOff = new Date(world.clock.now().getTime() + 3 * HOUR)
    await world.db.query(sql`update timer set due_at = ${putOff}, attempts = 1`)
    expect(await follow()).toBe(0)
    expect(await silence()).toMatchObject({ dueAt: putOff, rules: TIME_ZONE_RULES })
  })

  it('moves once when two replicas start at the same time', async () => {
    const moved = await Promise.all([follow(), follow(), follow()])
    expect(moved.toSorted()).toEqual([0, 0, 1])
  })
})

it('writes down the wall time of what was counted before it was kept, and moves nothing', async () => {
  const before = await silence()
  await world.db.query(sql`update timer set rules = null, local = null`)
  expect(await follow()).toBe(0)
  expect(await silence()).toEqual(before)
})

it('asks for nothing of tickets that have ended', async () => {
  await world.engine.tickets.approve(world.maria, ticketId)
  await world.db.query(
    sql`update ticket set due_rules = '2018i', due_local = replace(due_local, '-03:00', '-02:00')`,
  )
  expect(await follow()).toBe(0)
  expect(await world.db.one(sql`select due_rules as rules from ticket`)).toEqual({ rules: '2018i' })
})

function follow(): Promise<number> {
  return followTimeZoneRules({ db: world.db, clock: world.clock })
}

function silence() {
  return world.db.one<{ dueAt: Date; local: string; rules: string }>(sql`
    select due_at, local, rules from timer where entity_id = ${ticketId} and name = 'silence'`)
}
