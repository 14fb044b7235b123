import { expect, it } from 'vitest'
import { startBackground } from '../../engine/background.ts'
import { sql } from '../../engine/database/sql.ts'
import { createEngine } from '../../engine/engine.ts'
import { TIME_ZONE_RULES } from '../../engine/sla/wall-time.ts'
import { followTimeZoneRules } from '../../engine/ticket/wall-times.ts'
import { visitor } from '../admin/visitor.ts'
import { silent } from '../database.ts'
import { eventually } from '../eventually.ts'
import { type House, openHouse } from '../house.ts'
import { HOUR, MINUTE } from '../world.ts'
import { expectSound } from './invariants.ts'

/** The last Friday before daylight saving would have begun in Brazil, had a decree not ended it in April. */
const FRIDAY = '2019-11-01T17:30:00-03:00'

it('F65: the rules of a time zone change: what is due keeps its hour, the history tells what moved, and nothing moves twice', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const { maria, rosa, tiago, ana, engine, db, clock } = house
  clock.set(FRIDAY)
  for (const person of [maria, rosa, tiago]) house.phoneOf(person).start()
  await house.settled()
  const solved = await house.opened(maria, ana)
  const asked = await house.opened(tiago, ana)
  await engine.tickets.solve(ana, solved.id, { text: 'Publicamos a correção.' })
  await engine.tickets.ask(ana, asked.id, { text: 'Qual versão?' })
  const { id: fresh } = await house.opens(rosa)
  const agreed = await deadlines(house)
  expect(agreed).toContainEqual({ id: fresh, name: 'due', at: new Date('2019-11-04T08:30:00-03:00') })
  expect(agreed).toContainEqual({ id: solved.id, name: 'closes', at: new Date('2019-11-06T17:30:00-03:00') })

  await countByTheRulesOf2018(house, [solved.id, fresh])
  expect(await deadlines(house)).not.toEqual(agreed)
  await startAgain(house)
  await eventually(async () => expect(await deadlines(house)).toEqual(agreed))
  await eventually(async () => expect(await rulesInUse(house)).toEqual([TIME_ZONE_RULES]))
  expect(await toldOf(house)).toEqual([
    { id: solved.id, names: ['reminder', 'silence'] },
    { id: fresh, names: ['due'] },
  ])

  // Once is enough, and a replica that was not updated yet changes nothing back.
  expect(await followTimeZoneRules({ db, clock })).toBe(0)
  expect(await followTimeZoneRules({ db, clock }, '2018i')).toBe(0)
  expect(await deadlines(house)).toEqual(agreed)
  expect(await toldOf(house)).toHaveLength(2)

  const panel = visitor(house.url)
  await panel.post('/sign-in', await house.letIn(ana))
  const { body } = await panel.get(`/tickets/${solved.id}`)
  expect(body).toContain('Fim da espera: de 06/11/2019, 16:30 para 06/11/2019, 17:30')

  const closes = new Date('2019-11-06T17:30:00-03:00').getTime()
  clock.set(new Date(closes - HOUR + MINUTE))
  await eventually(async () => expect((await stateOf(house, solved.id)).reminders).toBeGreaterThan(0))
  await house.settled()
  expect(await stateOf(house, solved.id)).toMatchObject({ state: 'awaiting_approval' })
  clock.set(new Date(closes))
  await eventually(async () => expect(await stateOf(house, solved.id)).toMatchObject({ state: 'closed' }))
  await house.settled()
  await expectSound(house)
})

/** As a Bote that knew no decree yet had counted them: an hour earlier, because clocks would be an hour ahead. */
async function countByTheRulesOf2018({ db }: House, ids: string[]): Promise<void> {
  await db.query(sql`update timer set rules = '2018i'`)
  await db.query(sql`update ticket set due_rules = '2018i'`)
  await db.query(sql`
    update timer set due_at = due_at - interval '1 hour', local = replace(local, '-03:00', '-02:00')
    where entity_id = any(${ids}::uuid[])`)
  await db.query(sql`
    update ticket set due_at = due_at - interval '1 hour', due_local = replace(due_local, '-03:00', '-02:00'),
      closes_at = closes_at - interval '1 hour'
    where id = any(${ids}::uuid[])`)
}

/** Another process begins, with the rules of today. */
async function startAgain({ db, clock, config }: House): Promise<void> {
  const engine = createEngine({ db, clock, log: silent, config, secretKey: 'k'.repeat(40) })
  const background = await startBackground(engine)
  await background.stop()
}

/** Everything that open tickets are due at. */
function deadlines({ db }: House) {
  return db.rows<{ id: string; name: string; at: Date }>(sql`
    select entity_id as id, name, due_at as at from timer
    union all select id, 'due', due_at from ticket where first_responded_at is null
    union all select id, 'closes', closes_at from ticket where closes_at is not null
    order by id, name`)
}

async function rulesInUse({ db }: House): Promise<string[]> {
  const rows = await db.rows<{ rules: string }>(sql`
    select rules from timer union select due_rules from ticket where first_responded_at is null`)
  return rows.map(({ rules }) => rules)
}

function toldOf({ db }: House) {
  return db.rows<{ id: string; names: string[] }>(sql`
    select entity_id as id, array(
      select item->>'name' from jsonb_array_elements(data->'deadlines') as item order by 1
    ) as names
    from event where type = 'followRules' order by id`)
}

function stateOf({ db }: House, id: string) {
  return db.one<{ state: string; reminders: number }>(sql`
    select state, reminders_sent as reminders from ticket where id = ${id}`)
}
