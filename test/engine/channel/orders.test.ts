import { beforeEach, expect, it } from 'vitest'
import type { ChannelOrder } from '../../../engine/channel/orders.ts'
import { acquireLease, type Lease } from '../../../engine/database/lease.ts'
import { sql } from '../../../engine/database/sql.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, type World } from '../../world.ts'

let world: World
let lease: Lease
beforeEach(async () => {
  world = await createWorld()
  lease = (await acquireLease(world.db, 'whatsapp', 60_000))!
  await world.engine.channels.report('whatsapp', 'ready', { lease })
})

it('brings an order to whoever drives the channel, once, and keeps who gave it', async () => {
  const { channelOrders, audit } = world.engine
  const done: ChannelOrder[] = []
  obeying(lease, done)
  await channelOrders.order(world.davi, 'whatsapp', 'restart')
  channelOrders.hear('whatsapp')
  channelOrders.hear('whatsapp')
  await eventually(() => expect(done).toEqual(['restart']))
  expect(await channelOrders.ordered('whatsapp')).toBeNull()
  const { rows } = await audit.page(world.davi)
  expect(rows).toMatchObject([
    { operator: 'Davi Nunes', action: 'restarted', entity: 'channel', name: 'WhatsApp' },
  ])
})

it('keeps an order for whoever takes the channel over next', async () => {
  const done: ChannelOrder[] = []
  await world.engine.channelOrders.order(world.davi, 'whatsapp', 'log_out')
  expect(await world.engine.channelOrders.ordered('whatsapp')).toMatchObject({ what: 'log_out' })
  obeying(lease, done)
  await eventually(() => expect(done).toEqual(['log_out']))
})

it('is not obeyed by who has lost the channel to another replica', async () => {
  const old: ChannelOrder[] = []
  const { db, engine } = world
  await db.query(sql`update lease set expires_at = clock_timestamp() - interval '1 s'`)
  const next = (await acquireLease(db, 'whatsapp', 60_000))!
  await engine.channelOrders.order(world.davi, 'whatsapp', 'restart')
  obeying(lease, old)
  const now: ChannelOrder[] = []
  obeying(next, now)
  await eventually(() => expect(now).toEqual(['restart']))
  expect(old).toEqual([])
})

it('a later order to begin anew does not take back that the number is given up', async () => {
  const { channelOrders } = world.engine
  await channelOrders.order(world.davi, 'whatsapp', 'log_out')
  await channelOrders.order(world.davi, 'whatsapp', 'restart')
  expect(await channelOrders.ordered('whatsapp')).toMatchObject({ what: 'log_out' })
})

it('takes orders from administrators of all companies only, and only where the channel is on', async () => {
  const { channelOrders, channels } = world.engine
  const limited = { ...world.davi, companyId: world.horizonte.id }
  for (const actor of [world.ana, world.caio, limited])
    await expect(channelOrders.order(actor, 'whatsapp', 'restart')).rejects.toMatchObject({
      code: 'only_administrators',
    })
  await channels.report('whatsapp', 'off', { lease })
  await expect(channelOrders.order(world.davi, 'whatsapp', 'restart')).rejects.toMatchObject({
    code: 'channel_off',
  })
  expect(await channelOrders.ordered('whatsapp')).toBeNull()
})

function obeying(holder: Lease, done: ChannelOrder[]): void {
  world.engine.channelOrders.obey('whatsapp', holder, {
    restart: () => done.push('restart'),
    log_out: () => done.push('log_out'),
  })
}
