import { expect } from 'vitest'
import type { Database } from '../../engine/database/database.ts'
import { sql } from '../../engine/database/sql.ts'
import { eventually } from '../eventually.ts'
import type { House } from '../house.ts'

// The cases F.. of this folder stand in the titles of its tests. Those of one part alone are with that part:
// F02, F03, F05, F80  engine/notification/replicas, engine/inbox/replicas, engine/database/lease, e2e/replicas
// F12, F14            engine/database/embedded           F51, F54            bote/start, engine/database
// F44, F101           bots/telegram                      F47                 engine/notification/outbox
// F60, F62, F63       engine/lifecycle/sweeper, engine/database/clock
// F66                 engine/business-calendar/application, admin/business-calendar
// F71, F74, F75       engine/ticket, admin/form/once, admin/session
// F102, F104          admin/form/files, engine/attachment
// F08, F80, F92, F95     bots/whatsapp/faults            F90, F93, F99       bots/whatsapp/broken, linking
// F96, F98                bots/whatsapp/files, messages
// F45                 engine/notification/mail holds the answers of a mail server one by one, and its silence

/** What may be left behind by a fault. */
type Left = {
  /** Times that Telegram carried out a call whose answer never came. */
  duplicates?: number
  /** Notices that could not be delivered, and say why. */
  dead?: number
}

/**
 * What must be true after whatever went wrong: everything heard was handled (I1), everything said arrived or is dead with
 * its reason (I2), nothing arrived twice but what nobody could know (I3), a ticket is where its history says (I4), no
 * deadline was left over (I5), no work is stuck (I6).
 */
export async function expectSound(house: House, { duplicates = 0, dead = 0 }: Left = {}): Promise<void> {
  const { db } = house
  expect
    .soft(await db.rows(sql`select id, state, error from inbox_message where state <> 'done'`), 'I1')
    .toEqual([])
  const unsaid = await db.rows<{ state: string; error: string | null }>(sql`
    select state, error, kind from outbox_message where state not in ('sent', 'read')`)
  expect.soft(unsaid, 'I2').toHaveLength(dead)
  for (const { state, error } of unsaid)
    expect.soft({ state, said: Boolean(error) }, 'I2').toEqual({ state: 'dead', said: true })
  const twice = await arrivedTwice(house)
  expect.soft(twice, 'I3').toBeLessThanOrEqual(duplicates)
  expect.soft(await strayTickets(db), 'I4').toEqual([])
  const late = await db.rows(sql`select name from timer where due_at <= ${house.clock.now()}`)
  expect.soft(late, 'I5').toEqual([])
  // One that is at work is between two statements now and then; one that is stuck stays there.
  await eventually(async () => {
    const stuck = await db.rows(sql`
      select state from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`)
    expect(stuck, 'I6').toEqual([])
  })
}

/** How many messages of ours the cast's phones show beyond those that were sent. */
async function arrivedTwice({ db, phoneOf, maria, rosa, tiago }: House): Promise<number> {
  const lanes = [maria, rosa, tiago].map((person) => {
    const shown = phoneOf(person).messages
    return { lane: String(shown[0]?.chat.id ?? 0), arrived: shown.filter(({ by }) => by === 'bot').length }
  })
  const { sent } = await db.one<{ sent: number }>(sql`
    select count(*)::int as sent from outbox_message
    where channel = 'telegram' and state in ('sent', 'read') and lane = any(${lanes.map(({ lane }) => lane)}::text[])`)
  return lanes.reduce((sum, { arrived }) => sum + arrived, 0) - sent
}

/** Tickets whose state is not the end of their history, or whose history has a gap. */
function strayTickets(db: Database) {
  return db.rows(sql`
    with step as (
      select entity_id, id, "from", "to", lag("to") over (partition by entity_id order by id) as before
      from event where entity = 'ticket'
    )
    select ticket.number, ticket.state, last."to" from ticket cross join lateral (
      select "to" from step where entity_id = ticket.id order by id desc limit 1
    ) as last
    where last."to" <> ticket.state
      or exists (select 1 from step where entity_id = ticket.id and before is not null and before is distinct from "from")`)
}
