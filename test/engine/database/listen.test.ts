import { connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { announcer, listen, type Notification, notify } from '../../../engine/database/listen.ts'
import { sql } from '../../../engine/database/sql.ts'
import { silent, testDatabase } from '../../database.ts'

const db = await testDatabase({ migrated: false })
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function hear(channels: string[], url = db.url, heartbeatMs = 10_000) {
  const heard: Notification[] = []
  const onReconnect = vi.fn()
  const options = { log: silent, onReconnect, heartbeatMs }
  const listener = await listen(url, channels, (notification) => heard.push(notification), options)
  closing.push(listener.close)
  return { heard, onReconnect }
}

/** Says something until it is heard: a connection that is just being made again may miss the first. */
async function untilHeard(heard: Notification[], payload: string): Promise<void> {
  await vi.waitUntil(
    async () => {
      await notify(db, 'ticket', payload)
      return heard.some((notification) => notification.payload === payload)
    },
    { timeout: 10_000 },
  )
}

test('a notification is heard after the commit, and never without one', async () => {
  const { heard } = await hear(['ticket', 'Odd "channel"'])
  await db.transaction(async (tx) => {
    await notify(tx, 'ticket', 'one')
    await db.query(sql`select pg_sleep(0.05)`)
    expect(heard).toEqual([])
  })
  await db
    .transaction((tx) => notify(tx, 'ticket', 'undone').then(() => Promise.reject()))
    .catch(() => undefined)
  await notify(db, 'Odd "channel"', 'two')
  await vi.waitUntil(() => heard.length === 2)
  expect(heard).toEqual([
    { channel: 'ticket', payload: 'one' },
    { channel: 'Odd "channel"', payload: 'two' },
  ])
})

test('a connection that PostgreSQL ends is made again, and the listener is told that it may have missed something', async () => {
  const { heard, onReconnect } = await hear(['ticket'])
  await db.query(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`)
  await untilHeard(heard, 'back')
  expect(onReconnect).toHaveBeenCalledOnce()
})

test('a connection whose other end vanished without a word is found out and made again', async () => {
  const { url, swallow } = await vanishing()
  const { heard, onReconnect } = await hear(['ticket'], url, 150)
  await untilHeard(heard, 'before')
  swallow()
  await untilHeard(heard, 'after')
  expect(onReconnect).toHaveBeenCalled()
})

test('a listener that throws goes on hearing', async () => {
  const heard: string[] = []
  const listener = await listen(
    db.url,
    ['ticket'],
    ({ payload }) => {
      heard.push(payload)
      throw new Error('bug')
    },
    { log: silent },
  )
  closing.push(listener.close)
  await notify(db, 'ticket', 'one')
  await notify(db, 'ticket', 'two')
  await vi.waitUntil(() => heard.length === 2)
})

test('the announcer tells each thing once, gathered', async () => {
  const { heard } = await hear(['ticket'])
  const { announce, flush } = announcer(db, { log: silent, everyMs: 60_000 })
  for (let i = 0; i < 100; i++) announce('ticket', `t${i % 2}`)
  expect(heard).toEqual([])
  await flush()
  await vi.waitUntil(() => heard.length === 2)
  await flush()
  expect(heard.map(({ payload }) => payload).toSorted()).toEqual(['t0', 't1'])
})

/** A way to the database on which connections can go dead without being closed. New ones are fine. */
async function vanishing() {
  const target = new URL(db.url)
  const pairs: [Socket, Socket][] = []
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    pairs.push([near, far])
    near.on('error', () => undefined).on('data', (data) => far.write(data))
    far.on('error', () => undefined).on('data', (data) => near.write(data))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
    server.close()
  })
  const url = new URL(db.url)
  url.hostname = '127.0.0.1'
  url.port = String((server.address() as { port: number }).port)
  return {
    url: url.href,
    swallow() {
      for (const pair of pairs)
        for (const socket of pair) socket.removeAllListeners('data').on('data', () => undefined)
    },
  }
}
