import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { databaseClock, fixedClock, systemClock } from '../../../engine/database/clock.ts'
import { sql } from '../../../engine/database/sql.ts'
import { silent, testDatabase } from '../../database.ts'

const HOUR = 3_600_000
const db = await testDatabase({ migrated: false })
const databaseNow = async () =>
  (await db.one<{ now: Date }>(sql`select clock_timestamp() as now`)).now.getTime()

function hands(wall = Date.now()) {
  const time = { wall, monotonic: 5_000 }
  return { time, wall: () => time.wall, monotonic: () => time.monotonic }
}

test("a machine whose clock is an hour wrong goes by the database's, and says so", async () => {
  const warnings: string[] = []
  const log = pino({ level: 'warn' }, { write: (line) => void warnings.push(JSON.parse(line).msg) })
  const clock = await databaseClock(db, { log, machine: hands(Date.now() + HOUR) })
  expect(Math.abs(clock.now().getTime() - (await databaseNow()))).toBeLessThan(1_000)
  expect(warnings).toEqual(["this machine's clock disagrees with the database's; the database's counts"])
  clock.stop()
})

test('it goes on between two measurements, and a jump of the wall clock does not move it', async () => {
  const machine = hands()
  const clock = await databaseClock(db, { log: silent, machine })
  const start = clock.now().getTime()
  machine.time.wall -= 56 * 365 * 24 * HOUR
  machine.time.monotonic += 1_500
  expect(clock.now().getTime()).toBe(start + 1_500)
  clock.stop()
})

test('after the machine slept, the next question has it measured again', async () => {
  const machine = hands()
  const clock = await databaseClock(db, { log: silent, machine })
  const measured = vi.spyOn(db, 'one')
  machine.time.wall += 1_000
  machine.time.monotonic += 1_000
  clock.now()
  expect(measured).not.toHaveBeenCalled()
  machine.time.wall += HOUR
  clock.now()
  clock.now()
  expect(measured).toHaveBeenCalledOnce()
  measured.mockRestore()
  clock.stop()
})

test('a clock for tests stands still until it is turned', () => {
  const clock = fixedClock('2026-02-28T12:00:00Z')
  clock.now().setFullYear(1970)
  clock.advance(HOUR)
  expect(clock.now()).toEqual(new Date('2026-02-28T13:00:00Z'))
  clock.set('2026-03-01T00:00:00Z')
  expect(clock.now()).toEqual(new Date('2026-03-01T00:00:00Z'))
})

test("the system's clock is the machine's", () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000)
})
