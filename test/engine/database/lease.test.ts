import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../../../engine/database/database.ts'
import { acquireLease, LeaseLost } from '../../../engine/database/lease.ts'
import { whileLeased } from '../../../engine/database/leased.ts'
import { sql } from '../../../engine/database/sql.ts'
import { testDatabase } from '../../database.ts'

const MINUTE = 60_000
let db: Database
const children: ChildProcess[] = []

beforeEach(async () => {
  db = await testDatabase()
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** This machine's clocks, turned by hand. */
function hands() {
  const time = { wall: 1_000_000, monotonic: 5_000 }
  return { time, wall: () => time.wall, monotonic: () => time.monotonic }
}

const expire = () =>
  db.query(sql`update lease set expires_at = date_trunc('milliseconds', clock_timestamp())`)

test('it tells for how long it is surely held, by whichever of the clocks ran further', async () => {
  const clocks = hands()
  const lease = await acquireLease(db, 'own', MINUTE, clocks)
  expect(lease?.remainingMs()).toBe(MINUTE)
  clocks.time.monotonic += 10_000
  clocks.time.wall += 25_000
  expect(lease?.remainingMs()).toBe(35_000)
  clocks.time.wall += MINUTE
  expect(lease?.remainingMs()).toBe(0)
  expect(lease?.stillMine()).toBe(false)
})

test('one holds it, the other waits until it is given back or runs out; the token grows each time', async () => {
  const first = await acquireLease(db, 'poll', MINUTE)
  expect(first).toMatchObject({ token: '1' })
  expect(await acquireLease(db, 'poll', MINUTE)).toBeUndefined()
  expect(await acquireLease(db, 'other', MINUTE)).toBeDefined()
  await first?.release()
  expect(first?.stillMine()).toBe(false)
  const second = await acquireLease(db, 'poll', MINUTE)
  expect(second).toMatchObject({ token: '2' })
  await expire()
  expect(await acquireLease(db, 'poll', MINUTE)).toMatchObject({ token: '3' })
  expect(await second?.renew()).toBe(false)
  expect(second?.stillMine()).toBe(false)
})

test('what was given back can be taken at once, in whichever part of a millisecond', async () => {
  for (let n = 1; n <= 50; n++) {
    const lease = await acquireLease(db, 'poll', MINUTE)
    expect(lease).toMatchObject({ token: String(n) })
    await lease?.release()
  }
})

test('of twenty who ask at once one gets it', async () => {
  const taken = await Promise.all(Array.from({ length: 20 }, () => acquireLease(db, 'poll', MINUTE)))
  expect(taken.filter(Boolean)).toHaveLength(1)
})

test("it is no longer mine when the term has passed by either of the machine's clocks, and again after a renewal", async () => {
  const clocks = hands()
  const lease = await acquireLease(db, 'poll', MINUTE, clocks)
  clocks.time.monotonic += MINUTE - 1
  expect(lease?.stillMine()).toBe(true)
  clocks.time.monotonic += 1
  expect(lease?.stillMine()).toBe(false)
  expect(await lease?.renew()).toBe(true)
  expect(lease?.stillMine()).toBe(true)
  clocks.time.wall += MINUTE
  expect(lease?.stillMine()).toBe(false)
})

test('a wall clock set back does not lengthen it', async () => {
  const clocks = hands()
  const lease = await acquireLease(db, 'poll', MINUTE, clocks)
  clocks.time.wall -= 24 * 60 * MINUTE
  clocks.time.monotonic += MINUTE
  expect(lease?.stillMine()).toBe(false)
})

test('a late holder cannot commit, whatever its own clock says', async () => {
  const late = await acquireLease(db, 'poll', MINUTE)
  await db.query(sql`create table sent (by text)`)
  const sendAs = (who: string, lease = late) =>
    db.transaction(async (tx) => {
      await lease?.fence(tx)
      await tx.query(sql`insert into sent values (${who})`)
    })
  await sendAs('before')
  await expire()
  const next = await acquireLease(db, 'poll', MINUTE)
  expect(late?.stillMine()).toBe(true)
  await expect(sendAs('late')).rejects.toBeInstanceOf(LeaseLost)
  await sendAs('next', next)
  expect(await db.rows(sql`select * from sent`)).toEqual([{ by: 'before' }, { by: 'next' }])
})

test('a holder that was paused finds its lease gone when it goes on', async () => {
  const program = join(import.meta.dirname, 'replica.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, 'lease', db.url, 'poll', '1000'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const said: object[] = []
  createInterface({ input: child.stdout }).on('line', (line) => said.push(JSON.parse(line)))
  await vi.waitUntil(() => said.length === 1, { timeout: 10_000, interval: 5 })
  child.kill('SIGSTOP')
  expect(said).toEqual([{ token: '1', mine: true }])

  const next = await vi.waitUntil(() => acquireLease(db, 'poll', MINUTE), { timeout: 10_000 })
  expect(next).toMatchObject({ token: '2' })
  child.kill('SIGCONT')
  await vi.waitUntil(() => said.length > 1, { timeout: 10_000 })
  expect(said[1]).toEqual({ mine: false })
})

test('work moves to the other replica when its holder stops, and never runs in both', async () => {
  const doing = new Set<string>()
  const log: string[] = []
  const replica = (name: string) =>
    whileLeased(
      db,
      'poll',
      { ttlMs: 900, onError: (error) => expect.unreachable(String(error)) },
      async (_, lost) => {
        doing.add(name)
        log.push(name)
        expect(doing.size).toBe(1)
        await new Promise((resolve) => lost.addEventListener('abort', resolve))
        doing.delete(name)
      },
    )
  const ana = replica('ana')
  await vi.waitUntil(() => doing.has('ana'))
  const bia = replica('bia')
  await ana.stop()
  expect(doing.has('ana')).toBe(false)
  await vi.waitUntil(() => doing.has('bia'), { timeout: 5_000 })
  await bia.stop()
  expect(log).toEqual(['ana', 'bia'])
})

test('work whose lease was taken away is told, and begins again when it has it again', async () => {
  const terms: string[] = []
  const polling = whileLeased(db, 'poll', { ttlMs: 300, onError: () => undefined }, async (lease, lost) => {
    terms.push(lease.token)
    await new Promise((resolve) => lost.addEventListener('abort', resolve))
  })
  await vi.waitUntil(() => terms.length === 1)
  await db.query(sql`update lease set holder = 'thief', token = token + 1`)
  await vi.waitUntil(() => terms.length === 2, { timeout: 5_000 })
  expect(terms).toEqual(['1', '3'])
  await polling.stop()
})
