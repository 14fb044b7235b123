import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../engine/database/database.ts'
import { silent, testDatabase } from '../../database.ts'
import { testPanel } from '../panel.ts'

/** A way to the database that can be cut and opened again. */
async function bridge(to: string) {
  const { hostname, port } = new URL(to)
  const sockets = new Set<Socket>()
  let isOpen = true
  const server = createServer((near) => {
    if (!isOpen) return void near.destroy()
    const far = connect(Number(port), hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => undefined).on('close', () => other.destroy())
      socket.pipe(other)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const url = new URL(to)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    cut() {
      isOpen = false
      for (const socket of sockets) socket.destroy()
    },
    open() {
      isOpen = true
    },
  }
}

test('while the database is away pages say so, and work again without a restart when it is back', async () => {
  const own = await testDatabase()
  const way = await bridge(own.url)
  const db = openDatabase({ url: way.url, poolSize: 3, log: silent })
  onTestFinished(() => db.close())
  const panel = await testPanel({ db })
  const client = await panel.signIn(await panel.operator())
  way.cut()
  const away = await client.get('/profile', { Accept: 'text/html' })
  expect(away.status).toBe(503)
  expect(away.headers.get('Retry-After')).toBe('5')
  expect(away.body).toContain('Nada do que já foi salvo se perdeu')
  const visitor = await panel.visitor().get('/sign-in', { Accept: 'text/html' })
  expect(visitor.status).toBe(503)
  way.open()
  expect((await client.get('/profile')).status).toBe(200)
})
