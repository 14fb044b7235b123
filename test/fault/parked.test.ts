import { expect, it } from 'vitest'
import { sql } from '../../engine/database/sql.ts'
import { visitor } from '../admin/visitor.ts'
import { openHouse } from '../house.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, written } from './scenes.ts'

it('F11: a message that could not be handled is set aside, its chat goes on, and it is run again from the panel', {
  timeout: 30_000,
}, async () => {
  const house = await openHouse()
  const { maria, davi, db } = house
  await insideTicket(house, maria)
  await db.query(sql`
    create function poison() returns trigger language plpgsql as $$ begin
      if new.body like '%veneno%' then raise exception 'poisoned'; end if; return new; end $$`)
  await db.query(sql`create trigger poison before insert on log for each row execute function poison()`)
  try {
    const phone = house.phoneOf(maria)
    phone.say('Isto é veneno')
    await expect
      .poll(() => db.rows(sql`select 1 from inbox_message where attempts > 0 and state = 'waiting'`), {
        timeout: 10_000,
      })
      .toHaveLength(1)
    // The last of its tries, long before its time.
    await db.query(sql`update inbox_message set state = 'parked' where state = 'waiting'`)
    phone.say('E isto não')
    await phone.waitFor('Anotado', { timeoutMs: 10_000 })
    expect(await written(house)).toEqual(['E isto não'])
  } finally {
    await db.query(sql`drop trigger poison on log`)
    await db.query(sql`drop function poison`)
  }
  const panel = visitor(house.url)
  await panel.post('/sign-in', await house.letIn(davi))
  const { body } = await panel.get('/dead-letters')
  const [, path = ''] = /action="(\/dead-letters\/inbox\/\d+\/retry)"/.exec(body) ?? []
  expect((await panel.post(path, {})).status).toBe(303)
  await expect.poll(() => written(house), { timeout: 10_000 }).toContain('Isto é veneno')
  await house.settled()
  await expectSound(house)
})
