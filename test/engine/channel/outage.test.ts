import { beforeEach, expect, test } from 'vitest'
import { tellOfOutages } from '../../../engine/channel/outage.ts'
import type { Send } from '../../../engine/notification/recipients.ts'
import { createWorld, MINUTE, type World } from '../../world.ts'
import { linked, toldIn } from '../operator-chat/linked.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
  await linked(world, world.ana, '501')
  await linked(world, world.caio, '503')
})

async function look(): Promise<string[]> {
  const { db, clock, config, engine } = world
  const send: Send = (tx, notices) => engine.outbox.on(tx).send(...notices)
  await tellOfOutages({ db, clock, config, send })
  return (await toldIn(world, '503')).map(({ text }) => text)
}

test('supervisors are told once of a channel that stays down, and once that it is back', async () => {
  await world.engine.channels.report('telegram', 'down', { detail: 'unauthorised' })
  expect(await look()).toEqual([])
  world.clock.advance(MINUTE)
  await world.engine.channels.report('telegram', 'down', { detail: 'unauthorised' })
  world.clock.advance(2 * MINUTE)
  const down = expect.stringContaining('⚠️ Telegram dos clientes não funciona desde 10:00.')
  expect(await look()).toEqual([down])
  expect(await look()).toEqual([down])
  await world.engine.channels.report('telegram', 'ready')
  const up = '✅ Telegram dos clientes voltou a funcionar.'
  expect(await look()).toEqual([down, up])
  expect(await look()).toEqual([down, up])
  expect(await toldIn(world, '501')).toEqual([])
})

test('what is back within two minutes is no news', async () => {
  await world.engine.channels.report('telegram', 'down')
  world.clock.advance(MINUTE)
  await world.engine.channels.report('telegram', 'ready')
  world.clock.advance(5 * MINUTE)
  expect(await look()).toEqual([])
})

test('WhatsApp is called by its name', async () => {
  await world.engine.channels.report('whatsapp', 'down', { detail: 'conflict' })
  world.clock.advance(3 * MINUTE)
  expect(await look()).toEqual([expect.stringContaining('⚠️ WhatsApp não funciona desde 10:00.')])
})
