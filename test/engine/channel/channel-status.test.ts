import { beforeEach, expect, it } from 'vitest'
import { acquireLease } from '../../../engine/database/lease.ts'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

it('keeps what a channel last said of itself, and its data until there are others', async () => {
  const { channels } = world.engine
  expect(await channels.of('whatsapp')).toBeNull()
  await channels.report('whatsapp', 'starting', { data: { starts: 1 } })
  await channels.report('whatsapp', 'down', { detail: 'qr' })
  expect(await channels.of('whatsapp')).toMatchObject({ state: 'down', detail: 'qr', data: { starts: 1 } })
})

it('does not believe who has lost the number to another replica', async () => {
  const { db, engine } = world
  const { channels } = engine
  const old = (await acquireLease(db, 'whatsapp', 60_000))!
  await channels.report('whatsapp', 'ready', { lease: old })
  await db.query(sql`update lease set expires_at = clock_timestamp() - interval '1 s'`)
  const next = (await acquireLease(db, 'whatsapp', 60_000))!
  await channels.report('whatsapp', 'down', { detail: 'browser_gone', lease: old })
  expect(await channels.of('whatsapp')).toMatchObject({ state: 'ready' })
  await channels.report('whatsapp', 'degraded', { detail: 'offline', lease: next })
  expect(await channels.of('whatsapp')).toMatchObject({ state: 'degraded' })
})

it('knows when something last came in', async () => {
  const { inbox, channels } = world.engine
  expect(await channels.lastReceivedAt('whatsapp')).toBeNull()
  await inbox.receive('whatsapp', [{ externalId: 'a', lane: 'a', payload: {} }])
  expect(await channels.lastReceivedAt('whatsapp')).toBeInstanceOf(Date)
  expect(await channels.lastReceivedAt('telegram')).toBeNull()
})

it('counts what waits on WhatsApp beside Telegram and e-mail', async () => {
  const { engine, caio } = world
  await engine.outbox.send({ channel: 'whatsapp', to: 'x@c.us', kind: 'dialog', payload: { text: ['Oi'] } })
  const traffic = await engine.channels.traffic(caio)
  expect(traffic.map(({ channel, outgoing }) => [channel, outgoing.count])).toEqual([
    ['telegram', 0],
    ['operators', 0],
    ['whatsapp', 1],
    ['email', 0],
  ])
})

it('knows whether any replica drives a channel', async () => {
  const { db, engine } = world
  expect(await engine.channels.isDriven('whatsapp')).toBe(false)
  const lease = (await acquireLease(db, 'whatsapp', 60_000))!
  expect(await engine.channels.isDriven('whatsapp')).toBe(true)
  await lease.release()
  await eventually(async () => expect(await engine.channels.isDriven('whatsapp')).toBe(false))
})
