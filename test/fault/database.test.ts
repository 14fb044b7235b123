import { expect, it } from 'vitest'
import { samplePicture } from '../../bots/simulator/index.ts'
import { sql } from '../../engine/database/sql.ts'
import { databaseCheck } from '../../engine/health/checks.ts'
import { readiness } from '../../engine/health/readiness.ts'
import { visitor } from '../admin/visitor.ts'
import { eventually } from '../eventually.ts'
import { type House, openHouse } from '../house.ts'
import { unbrokenHistory } from '../lifecycle.ts'
import { ownServer } from '../server.ts'
import { DAY } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, webhookInfo, written } from './scenes.ts'

const LONG = { timeout: 90_000 }

it(
  'F50: PostgreSQL is stopped under load: the webhook answers 503, the panel says so, and all goes on without a restart',
  LONG,
  async () => {
    const server = await ownServer()
    const house = await openHouse({ mode: 'webhook', database: server.db })
    const { maria, rosa, ana, engine, clock } = house
    const panel = visitor(house.url)
    await panel.post('/sign-in', await house.letIn(ana))
    const [{ id }] = await Promise.all([insideTicket(house, maria), insideTicket(house, rosa)])

    await talk(house, 1, 8)
    await server.stop()
    await talk(house, 9, 16, 250)
    for (const path of ['/sign-in', '/tickets']) {
      const { status, body } = await panel.get(path)
      expect({ path, status }).toEqual({ path, status: 503 })
      expect(body).toContain('O banco de dados não está respondendo')
    }
    expect(await readiness({ database: databaseCheck(engine.db) })).toMatchObject({ ready: false })
    expect(await webhookInfo(house)).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    })
    await server.start()
    await talk(house, 17, 24)
    await expectHeard(house, 24)
    expect(await readiness({ database: databaseCheck(engine.db) })).toMatchObject({ ready: true })
    expect((await panel.get('/tickets')).status).toBe(200)

    // Jobs, deadlines and the listener for news have come back, too.
    house.phoneOf(maria).sendPhoto({ bytes: samplePicture(90, 60) })
    await eventually(async () =>
      expect(await house.db.rows(sql`select state from attachment`)).toEqual([{ state: 'stored' }]),
    )
    await engine.tickets.ask(ana, id, { text: 'Qual versão?' })
    await house.settled()
    clock.advance(8 * DAY)
    await house.phoneOf(maria).waitFor('está em validação', { timeoutMs: 15_000 })
    await house.settled()
    // A notice whose sending was under way at the stop is sent again, once a chat at most.
    await expectSound(house, { duplicates: 2 })
  },
)

it(
  'F50: PostgreSQL is killed under load, again and again: what was acknowledged is there',
  LONG,
  async () => {
    const server = await ownServer()
    const house = await openHouse({ mode: 'webhook', database: server.db })
    await Promise.all([insideTicket(house, house.maria), insideTicket(house, house.rosa)])
    for (let kill = 0; kill < 3; kill++) {
      await talk(house, kill * 6 + 1, kill * 6 + 3)
      await Promise.all([server.kill(), talk(house, kill * 6 + 4, kill * 6 + 6)])
    }
    await expectHeard(house, 18)
    await expectSound(house, { duplicates: 2 * 3 })
  },
)

it('F50: PostgreSQL is killed while many deadlines fire: each moves its ticket once', LONG, async () => {
  const server = await ownServer()
  const house = await openHouse({ mode: 'webhook', database: server.db })
  const { db, engine, clock, maria, ana, opened } = house
  // Whoever hears of it is not what this is about.
  await db.query(sql`with chats as (update chat set dead_at = now()) update contact set email = null`)
  const ids = await Promise.all(
    Array.from({ length: 200 }, async () => {
      const { id } = await opened(maria, ana)
      await engine.tickets.ask(ana, id, { text: 'Qual versão?' })
      return id
    }),
  )
  const reminded = () => db.rows(sql`select entity_id from event where type = 'remind'`)
  clock.advance(5.5 * DAY)
  await eventually(async () => expect((await reminded()).length).toBeGreaterThan(0), { interval: 1 })
  await server.kill()
  await eventually(async () => expect((await reminded()).length).toBeGreaterThanOrEqual(ids.length))
  for (const id of ids) {
    const history = await unbrokenHistory(db, 'ticket', id)
    expect(history.map(({ type }) => type)).toEqual(['open', 'take', 'ask', 'remind'])
  }
  await house.settled()
  await expectSound(house)
})

/** Maria and Rosa write these lines into their tickets, whether or not anybody answers. */
async function talk({ maria, rosa, phoneOf }: House, from: number, to: number, gapMs = 40): Promise<void> {
  for (let n = from; n <= to; n++) {
    for (const person of [maria, rosa]) phoneOf(person).say(`Linha ${n} de ${person.name}`)
    await new Promise((resolve) => setTimeout(resolve, gapMs))
  }
}

/** Every line of both, once and in order. */
async function expectHeard(house: House, lines: number): Promise<void> {
  await eventually(async () => expect(await written(house)).toHaveLength(2 * lines), {
    timeout: 25_000,
    interval: 100,
  })
  await house.settled()
  const words = await written(house)
  for (const { name } of [house.maria, house.rosa]) {
    expect(words.filter((line) => line.endsWith(name))).toEqual(
      Array.from({ length: lines }, (_, n) => `Linha ${n + 1} de ${name}`),
    )
  }
}
