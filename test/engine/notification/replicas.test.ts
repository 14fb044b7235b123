import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { type Database, openDatabase } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Channel } from '../../../engine/notification/channel.ts'
import type { DeliveryOptions } from '../../../engine/notification/deliverer.ts'
import { outbox } from '../../../engine/notification/outbox.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const FAST: DeliveryOptions = {
  pacing: { lane: { burst: 1e6, perSecond: 1e6 }, notices: { burst: 1e6, perSecond: 1e6 } },
  backOff: () => 3,
  pollMs: 50,
}

type Said = { id: string; to: string; text: string }

/** A replica in a process of its own. */
function replica(db: Database, mode: string) {
  const child: ChildProcess = fork(join(import.meta.dirname, 'replica.ts'), [db.url, mode], {
    execArgv: ['--import', 'tsx'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const delivered: Said[] = []
  const metrics: string[] = []
  const news = { claimed: false }
  child.on('message', (message: { delivered?: Said; metric?: string; claimed?: boolean }) => {
    if (message.delivered) delivered.push(message.delivered)
    if (message.metric) metrics.push(message.metric)
    if (message.claimed) news.claimed = true
  })
  return { child, delivered, metrics, news }
}

function phone() {
  const said: Said[] = []
  const channel: Channel = {
    name: 'telegram',
    limits: { receive: 1, send: 1 },
    async deliver({ id, to, payload }) {
      said.push({ id, to, text: (payload as { text: string[] }).text[0]! })
      return { kind: 'sent', externalId: id }
    },
  }
  return { channel, said }
}

function say(to: string, text: string) {
  return { channel: 'telegram' as const, to, kind: 'dialog', payload: { text: [text] } }
}

/** As if the thirty seconds of the claims had passed. */
function runOut(db: Database) {
  return db.query(sql`update outbox_message set claimed_until = now() where state = 'sending'`)
}

async function unsent(db: Database): Promise<number> {
  const { count } = await db.one<{ count: number }>(
    sql`select count(*)::int as count from outbox_message where state <> 'sent'`,
  )
  return count
}

test('a replica paused between its claim and its delivery does not send after it is resumed', async () => {
  const db = await testDatabase()
  const here = outbox({ db, log })
  await here.send(say('ana', '1'), say('ana', '2'), say('ana', '3'))
  const other = replica(db, 'stop-after-claim')
  await eventually(() => expect(other.news.claimed).toBe(true), 10_000)
  await new Promise((resolve) => setTimeout(resolve, 400))

  await runOut(db)
  const { channel, said } = phone()
  const deliverer = here.deliver(channel, FAST)
  await eventually(async () => expect(await unsent(db)).toBe(0), 10_000)
  expect(said.map(({ text }) => text)).toEqual(['1', '2', '3'])

  other.child.kill('SIGCONT')
  await eventually(() => expect(other.metrics).toContain('bote_outbox_withheld_total'), 10_000)
  expect(other.delivered).toEqual([])
  await deliverer.stop()
})

test('a replica killed while it delivers leaves at most one duplicate, counted, and the order', async () => {
  const db = await testDatabase()
  const counted: string[] = []
  const here = outbox({
    db,
    log,
    metrics: { inc: (name) => void counted.push(name), observe: () => undefined },
  })
  await here.send(say('ana', '1'), say('ana', '2'), say('ana', '3'))
  const other = replica(db, 'hang')
  await eventually(() => expect(other.delivered).toHaveLength(1), 10_000)
  other.child.kill('SIGKILL')

  const { channel, said } = phone()
  const deliverer = here.deliver(channel, FAST)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(said).toEqual([])
  await runOut(db)
  await eventually(async () => expect(await unsent(db)).toBe(0), 10_000)
  expect([...other.delivered, ...said].map(({ text }) => text)).toEqual(['1', '1', '2', '3'])
  expect(counted.filter((name) => name === 'bote_outbox_reclaimed_total')).toHaveLength(1)
  await deliverer.stop()
})

test('two processes share the work: each message once, each chat in order', async () => {
  const db = await testDatabase()
  const here = outbox({ db, log })
  const others = [replica(db, 'deliver'), replica(db, 'deliver')]
  let rounds = 0
  // One of them may have begun long before the other.
  const areBothAtWork = () => others.every(({ delivered }) => delivered.length > 0)
  for (; rounds < 20 || (rounds < 2_000 && !areBothAtWork()); rounds++)
    await here.send(...Array.from({ length: 30 }, (_, lane) => say(`chat ${lane}`, `${rounds}`)))
  await eventually(async () => expect(await unsent(db)).toBe(0), 15_000)
  const all = others.flatMap(({ delivered }) => delivered)
  expect(new Set(all.map(({ id }) => id)).size).toBe(30 * rounds)
  expect(all).toHaveLength(30 * rounds)
  expect(areBothAtWork()).toBe(true)
})

test('whatever fails, two replicas deliver each message exactly once and each chat in order', async () => {
  const db = await testDatabase({ poolSize: 4 })
  const second = openDatabase({ url: db.url, poolSize: 4, log })
  onTestFinished(() => second.close())
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ lane: fc.integer({ max: 5, min: 0 }), failures: fc.integer({ max: 3, min: 0 }) }),
        {
          minLength: 1,
          maxLength: 60,
        },
      ),
      async (messages) => {
        await db.query(sql`truncate outbox_message restart identity`)
        const left = messages.map(({ failures }) => failures)
        const said: { lane: string; n: number }[] = []
        const busy = new Set<string>()
        const channel: Channel = {
          name: 'telegram',
          limits: { receive: 1, send: 1 },
          async deliver({ to, payload }) {
            expect(busy.has(to)).toBe(false)
            busy.add(to)
            const n = Number((payload as { text: string[] }).text[0])
            await new Promise((resolve) => setImmediate(resolve))
            busy.delete(to)
            if (left[n]!-- > 0) {
              if (n % 3 === 0) throw new Error('a bug')
              return { kind: 'later', reason: '502', ...(n % 3 === 1 ? { afterMs: 1 } : {}) }
            }
            said.push({ lane: to, n })
            return { kind: 'sent', externalId: `${n}` }
          },
        }
        const replicas = [outbox({ db, log }), outbox({ db: second, log })]
        const deliverers = replicas.map((box) => box.deliver(channel, FAST))
        for (const [n, { lane }] of messages.entries())
          await replicas[n % 2]!.send(say(`chat ${lane}`, `${n}`))
        await eventually(async () => expect(await unsent(db)).toBe(0), 10_000)
        for (const deliverer of deliverers) await deliverer.stop()
        expect(said).toHaveLength(messages.length)
        for (const lane of new Set(said.map((one) => one.lane))) {
          const order = said.filter((one) => one.lane === lane).map(({ n }) => n)
          expect(order).toEqual(order.toSorted((a, b) => a - b))
        }
      },
    ),
    { numRuns: 15 },
  )
}, 60_000)
