import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { DatabaseFull, DatabaseUnavailable } from '../../engine/database/errors.ts'
import { sql } from '../../engine/database/sql.ts'
import { databaseCheck, spaceCheck } from '../../engine/health/checks.ts'
import { readiness } from '../../engine/health/readiness.ts'
import { visitor } from '../admin/visitor.ts'
import { eventually } from '../eventually.ts'
import { type House, openHouse } from '../house.ts'
import { ownServer } from '../server.ts'
import { smallDisk } from '../small-disk.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, webhookInfo, written } from './scenes.ts'

const LINES = 12
/** Long enough to need room of its own. */
const LONG = 'x'.repeat(3_900)

it('F57: the disk of the database is full: reading goes on, saving is refused in clear words, and with room again all goes on', {
  timeout: 90_000,
}, async ({ skip }) => {
  const disk = await smallDisk(160)
  if (!disk) return skip('a small disk needs the right to mount one (root)')
  const said: string[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void said.push(line) })
  const server = await ownServer({ dataDir: join(disk.folder, 'data'), log })
  const house = await openHouse({ mode: 'webhook', database: server.db })
  const { maria, ana, engine, db } = house
  const { id } = await insideTicket(house, maria)
  const panel = visitor(house.url)
  await panel.post('/sign-in', await house.letIn(ana))
  await panel.get(`/tickets/${id}`)
  expect(await state(house)).toMatchObject({ ready: true })

  await disk.fill()
  await eventually(() => expect(engine.tickets.write(ana, id, { text: LONG })).rejects.toThrow(DatabaseFull))
  const before = await written(house)
  for (let n = 1; n <= LINES; n++) house.phoneOf(maria).say(`Linha ${n} ${LONG}`)
  await eventually(async () => {
    expect(await webhookInfo(house)).toMatchObject({
      last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
    })
    expect(house.simulator.pendingUpdates()).toBeGreaterThan(0)
  })
  for (const path of ['/tickets', `/tickets/${id}`])
    expect({ path, status: (await panel.get(path)).status }).toEqual({ path, status: 200 })
  const refused = await panel.post(`/tickets/${id}/replies`, { text: LONG })
  expect({ status: refused.status, words: /está cheio/.test(refused.body) }).toEqual({
    status: 503,
    words: true,
  })
  expect(await state(house)).toEqual({ ready: false, checks: { database: 'ok', space: 'DatabaseFull' } })
  expect(said.filter((line) => line.includes('no room left'))).toHaveLength(1)
  expect(await written(house)).toEqual(before)

  await disk.free()
  await house.settled()
  expect(await state(house)).toMatchObject({ ready: true })
  const lines = (await written(house)).slice(before.length).map((line) => line.split(' ', 2).join(' '))
  expect(lines).toEqual(Array.from({ length: LINES }, (_, n) => `Linha ${n + 1}`))
  // However long it lasts, it is not the messages' fault: none comes nearer to being set aside.
  expect(await db.rows(sql`select id from inbox_message where attempts > 0`)).toEqual([])
  expect((await panel.post(`/tickets/${id}/replies`, { text: LONG })).status).toBe(303)

  // When not even its journal has room, PostgreSQL ends itself. It comes back by itself as well.
  await disk.fill()
  await eventually(async () => {
    const write = db.query(sql`select pg_switch_wal(), pg_logical_emit_message(true, 'test', '')`)
    await expect(write).rejects.toThrow(DatabaseUnavailable)
    expect((await panel.get('/tickets')).status).toBe(503)
  })
  house.phoneOf(maria).say('E agora?')
  await disk.free()
  await eventually(async () => expect(await written(house)).toContain('E agora?'), 25_000)
  await house.settled()
  await expectSound(house, { duplicates: 1 })
})

function state({ engine: { db } }: House) {
  return readiness({ database: databaseCheck(db), space: spaceCheck(db) })
}
