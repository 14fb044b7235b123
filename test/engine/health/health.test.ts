import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import { openDatabase } from '../../../engine/database/database.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { databaseCheck, jobsCheck, migrationsCheck } from '../../../engine/health/checks.ts'
import { endpoints } from '../../../engine/health/endpoints.ts'
import { metricsRegistry } from '../../../engine/health/metrics.ts'
import { readiness } from '../../../engine/health/readiness.ts'
import { silent, testDatabase } from '../../database.ts'

const db = await testDatabase()
const TOKEN = 't'.repeat(43)

describe('readiness', () => {
  it('is there when every check is fine, and names the one that is not', async () => {
    const fine = async () => null
    expect(await readiness({ one: fine, two: fine })).toEqual({
      ready: true,
      checks: { one: 'ok', two: 'ok' },
    })
    expect(await readiness({ one: fine, two: async () => 'pending: x' })).toEqual({
      ready: false,
      checks: { one: 'ok', two: 'pending: x' },
    })
  })

  it('does not wait for a check that hangs, and says nothing of what an error quotes', async () => {
    const hangs = () => new Promise<null>(() => undefined)
    const throws = async () => {
      throw new TypeError('postgresql://bote:senha@host')
    }
    expect(await readiness({ hangs, throws })).toEqual({
      ready: false,
      checks: { hangs: 'no answer', throws: 'TypeError' },
    })
  })

  it('asks the database, and knows when it is away', async () => {
    expect(await databaseCheck(db)()).toBeNull()
    const away = openDatabase({ url: 'postgresql://bote@127.0.0.1:1/bote', log: silent })
    expect(await readiness({ database: databaseCheck(away) })).toMatchObject({
      checks: { database: 'DatabaseUnavailable' },
    })
    await away.close()
  })

  it('names pending migrations', async () => {
    expect(await migrationsCheck(db.url)()).toBeNull()
    const bare = await testDatabase({ migrated: false })
    expect(await migrationsCheck(bare.url)()).toMatch(/^pending: \d{14}_tickets/)
  })

  it('waits for the background work to start, and notices when nobody does it', async () => {
    const { check, started } = jobsCheck(db)
    expect(await check()).toBe('starting')
    started()
    expect(await check()).toBeNull()
    const clock = fixedClock(new Date(Date.now() - 10 * 60_000))
    await db.query(sql`
      insert into timer (entity, entity_id, name, event, due_at) values ('ticket', ${newId()}, 'silence', '{}', ${clock.now()})`)
    expect(await check()).toBe('late: deadlines')
    await db.query(sql`delete from timer`)
  })
})

describe('the endpoints', () => {
  let origin: string
  const { registry, metrics } = metricsRegistry(db)
  const checks = { database: async () => (isUp ? null : 'DatabaseUnavailable') }
  let isUp = true
  const probes = endpoints({ checks, registry, token: TOKEN })
  const server = createServer((request, response) => {
    if (!probes(request, response)) response.writeHead(418).end()
  })

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => server.close())

  it('say that the process is alive even when it cannot work', async () => {
    isUp = false
    expect((await fetch(`${origin}/healthz`)).status).toBe(200)
    const answer = await fetch(`${origin}/readyz?x=1`)
    expect(answer.status).toBe(503)
    expect(await answer.json()).toEqual({ ready: false, checks: { database: 'DatabaseUnavailable' } })
    isUp = true
    expect((await fetch(`${origin}/readyz`)).status).toBe(200)
  })

  it('give figures only to who shows the token', async () => {
    metrics.inc('bote_inbox_received_total', { channel: 'telegram' }, 3)
    for (const shown of ['', 'Bearer ', `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`, `Basic ${TOKEN}`]) {
      const answer = await fetch(`${origin}/metrics`, { headers: { Authorization: shown } })
      expect([answer.status, await answer.text()]).toEqual([401, expect.not.stringContaining('bote_')])
    }
    const answer = await fetch(`${origin}/metrics`, { headers: { Authorization: `Bearer ${TOKEN}` } })
    const text = await answer.text()
    expect(text).toContain('bote_inbox_received_total{channel="telegram"} 3')
    expect(text).toContain('bote_waiting{what="deadlines_due"} 0')
    expect(text).toContain('process_resident_memory_bytes')
  })

  it('leave every other address and way to the panel', async () => {
    expect((await fetch(`${origin}/healthz/x`)).status).toBe(418)
    expect((await fetch(`${origin}/`)).status).toBe(418)
    expect((await fetch(`${origin}/readyz`, { method: 'POST' })).status).toBe(405)
  })

  it('forbid everything a browser could make of them', async () => {
    const { headers } = await fetch(`${origin}/healthz`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
  })
})
