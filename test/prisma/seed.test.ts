import { describe, expect, it } from 'vitest'
import { atendimentoMachine } from '../../engine/atendimento/machine.ts'
import { ATENDIMENTO_STATES } from '../../engine/atendimento/states.ts'
import { readConfig } from '../../engine/config.ts'
import { parseDocument } from '../../engine/customer/document.ts'
import { sql } from '../../engine/database/sql.ts'
import { SERVICE_ORDER_STATES } from '../../engine/service-order/states.ts'
import { ticketMachine } from '../../engine/ticket/machine.ts'
import { TICKET_STATES } from '../../engine/ticket/states.ts'
import { CUSTOMERS } from '../../prisma/seed/people.ts'
import { PROVIDER, PROVIDER_CUSTOMERS } from '../../prisma/seed/provider-people.ts'
import { demoPhones, freshPasswords, seed } from '../../prisma/seed.ts'
import { silent, testDatabase } from '../database.ts'

const db = await testDatabase()
const now = new Date('2026-11-23T13:00:00Z')
const parts = { db, log: silent, config: readConfig({}), secretKey: 'k'.repeat(40), now }
await seed(parts)

describe('the demo desk', () => {
  it('has tickets in every state, each of which the machine knows', async () => {
    const states = await db.rows<{ state: string; count: number }>(
      sql`select state, count(*)::int as count from ticket group by state`,
    )
    expect(states.map(({ state }) => state).sort()).toEqual([...TICKET_STATES].sort())
    expect(states.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(60)
    for (const { state } of states) expect(Object.keys(ticketMachine.states)).toContain(state)
  })

  it('has atendimentos and service orders in every state, and ratings of several marks', async () => {
    const { cases, orders, ratings } = await db.one<{
      cases: string[]
      orders: string[]
      ratings: number[]
    }>(sql`
      select array(select distinct state from atendimento order by 1) as cases,
        array(select distinct state from service_order order by 1) as orders,
        array(select distinct value from rating where atendimento_id is not null order by 1) as ratings`)
    expect(cases).toEqual([...ATENDIMENTO_STATES].sort())
    for (const state of cases) expect(Object.keys(atendimentoMachine.states)).toContain(state)
    expect(orders).toEqual([...SERVICE_ORDER_STATES].sort())
    expect(ratings).toEqual([2, 3, 5])
  })

  it('has a provider with what its customers call about', async () => {
    const found = await db.one<Record<string, number>>(sql`
      select (select count(*)::int from stop_notice where closed_at is null) as stops,
        (select count(*)::int from atendimento where stop_notice_id is not null) as stopped,
        (select count(*)::int from invoice where state = 'open' and due_on < ${now}::date) as overdue,
        (select count(*)::int from connection where blocked_at is not null or reduced_at is not null) as restrained,
        (select count(*)::int from connection_exception) as exceptions,
        (select count(*)::int from lead) as leads,
        (select count(*)::int from contract where cancelled_at is not null) as cancelled,
        (select count(*)::int from support_material) as materials`)
    expect(found).toMatchObject({
      ...{ stops: 1, stopped: 2, overdue: 8, restrained: 2, exceptions: 1, leads: 2, cancelled: 1 },
      materials: expect.toSatisfy((count: number) => count >= 4),
    })
  })

  it('has a true history for each: its last event is the state it is in', async () => {
    const wrong = await db.rows(sql`
      select t.id, t.state, e."to"
      from (
        select id, state from ticket union all select id, state from atendimento
        union all select id, state from service_order
      ) t
      join lateral (select "to" from event e where e.entity_id = t.id order by id desc limit 1) e on true
      where e."to" <> t.state`)
    expect(wrong).toEqual([])
  })

  it('lies in the past, in order, and numbers its months without gaps', async () => {
    const { late, disorder } = await db.one<{ late: number; disorder: number }>(sql`
      select count(*) filter (where at > ${now})::int as late,
        count(*) filter (where at < previous)::int as disorder
      from (select at, lag(at) over (partition by entity_id order by id) as previous from event) e`)
    expect({ late, disorder }).toEqual({ late: 0, disorder: 0 })
    const gaps = await db.rows(sql`
      select left(number, 6) as month from ticket group by 1
      having max(substr(number, 8)::int) <> count(*)`)
    expect(gaps).toEqual([])
    const missing = await db.rows(sql`
      select left(protocol, 6) as month
      from (select protocol from atendimento union select protocol from lead) taken
      group by 1 having max(substr(protocol, 8)::int) <> count(*)`)
    expect(missing).toEqual([])
  })

  it('has deadlines that are still to come, and none for those that ended', async () => {
    const { due, ended } = await db.one<{ due: number; ended: number }>(sql`
      select count(*) filter (where m.due_at <= ${now})::int as due, count(*) filter (where t.closed_at is not null)::int as ended
      from timer m join (
        select id, closed_at from ticket union all select id, finished_at from atendimento
      ) t on t.id = m.entity_id`)
    expect({ due, ended }).toEqual({ due: 0, ended: 0 })
  })

  it('counts on its tabs what is there', async () => {
    const wrong = await db.rows(sql`
      select state from (
        select state, count(*) as n from (select state from ticket union all select state from atendimento) t group by 1
      ) t
      full join (select state, sum(count) as n from state_count group by 1) c using (state)
      where t.n is distinct from c.n`)
    expect(wrong).toEqual([])
  })

  it('has sent what was said in the past, and asks in each chat only what still waits for an answer', async () => {
    const queued = await db.rows<{ channel: string; waits: boolean; of: string }>(sql`
      select m.channel, case when t.id is null then 'atendimento' else 'ticket' end as of,
        coalesce(t.ball = 'customer', c.state = 'paused' or (c.state = 'finished' and c.rating_asked)) as waits
      from outbox_message m left join ticket t on t.id = m.ticket_id
      left join atendimento c on c.id = m.atendimento_id
      where m.state = 'queued'`)
    expect(queued.length).toBeGreaterThan(5)
    expect(queued.filter(({ channel, waits }) => channel !== 'telegram' || !waits)).toEqual([])
    expect(queued.filter(({ of }) => of === 'atendimento')).toHaveLength(2)
  })

  it('gives each connection the same addresses in the network, however often a desk is made', async () => {
    const again = await testDatabase()
    await seed({ ...parts, db: again })
    const addresses = sql`select login, ip::text, mac::text from connection order by login`
    expect(await again.rows(addresses)).toEqual(await db.rows(addresses))
  })

  it('has documents whose check digits are right', () => {
    for (const { document } of [PROVIDER, ...Object.values(CUSTOMERS), ...Object.values(PROVIDER_CUSTOMERS)])
      expect(parseDocument(document)).toBe(document)
  })

  it('gives its operators passwords that are new each time and nobody is asked to change', async () => {
    const [first, second] = [await freshPasswords(db), await freshPasswords(db)]
    expect(first).toHaveLength(11)
    for (const [i, { password }] of first.entries()) {
      expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/)
      expect(second[i]?.password).not.toBe(password)
    }
    const hashes = await db.rows<{ passwordHash: string; must: boolean }>(
      sql`select password_hash, must_change_password as must from operator`,
    )
    expect(hashes.every(({ passwordHash, must }) => passwordHash.startsWith('$argon2id$') && !must)).toBe(
      true,
    )
  })

  it('has a phone for everybody with a chat, and one nobody knows', async () => {
    const chats = await db.rows<{ externalId: string }>(sql`select external_id from chat order by 1`)
    const phones = demoPhones()
    expect(
      phones
        .filter(({ known }) => known)
        .map(({ id }) => String(id))
        .sort(),
    ).toEqual(chats.map(({ externalId }) => externalId))
    expect(phones.filter(({ known }) => !known)).toHaveLength(1)
  })

  it('goes only into an empty database', async () => {
    const before = await db.one(sql`select count(*) from ticket`)
    await expect(seed(parts)).rejects.toMatchObject({ code: 'database_not_empty' })
    expect(await db.one(sql`select count(*) from ticket`)).toEqual(before)
  })

  it.each(['2026-11-23T04:10:00Z', '2026-12-28T11:05:00Z', '2026-11-22T23:00:00Z', '2027-02-01T02:59:00Z'])(
    'can be made at any hour: %s',
    { timeout: 60_000 },
    async (instant) => {
      const other = await testDatabase()
      await seed({ ...parts, db: other, now: new Date(instant) })
      const { late } = await other.one<{ late: number }>(
        sql`select count(*)::int as late from event where at > ${new Date(instant)}`,
      )
      expect(late).toBe(0)
    },
  )
})
