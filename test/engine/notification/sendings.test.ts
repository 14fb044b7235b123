import { beforeEach, expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { forgetSendings } from '../../../engine/jobs/housekeeping.ts'
import { silent } from '../../database.ts'
import { createWorld, HOUR, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const part = (n: number) => ({ outboxId: '7', part: n, lane: 'maria@c.us' })

it('tells what of a message was begun, what the channel called it, and what it acknowledged', async () => {
  const { sendings } = world.engine
  await sendings.begin('whatsapp', part(0))
  await sendings.begin('whatsapp', part(1))
  await sendings.name('7', 0, 'A')
  await sendings.acknowledge('whatsapp', 'A')
  expect(await sendings.of('7')).toMatchObject([
    { part: 0, tries: 1, externalId: 'A', acknowledgedAt: expect.any(Date) },
    { part: 1, tries: 1, externalId: null, acknowledgedAt: null },
  ])
  expect(await sendings.of('8')).toEqual([])
})

it('counts the tries of one sent again, and forgets its first name but not when it began', async () => {
  const { sendings } = world.engine
  await sendings.begin('whatsapp', part(0))
  await sendings.name('7', 0, 'A')
  const [first] = await sendings.of('7')
  await sendings.begin('whatsapp', part(0))
  expect(await sendings.of('7')).toEqual([{ ...first, tries: 2, externalId: null }])
})

it('knows the names that are taken, and how many were sent today', async () => {
  const { sendings } = world.engine
  const before = new Date(Date.now() - HOUR)
  await sendings.begin('whatsapp', part(0))
  await sendings.begin('whatsapp', part(1))
  await sendings.begin('whatsapp', part(1))
  await sendings.name('7', 0, 'A')
  expect(await sendings.namesSince('whatsapp', 'maria@c.us', new Date())).toEqual(['A'])
  expect(await sendings.namesSince('whatsapp', 'rosa@c.us', new Date())).toEqual([])
  expect(await sendings.countSince('whatsapp', before)).toBe(3)
  expect(await sendings.countSince('whatsapp', new Date(Date.now() + HOUR))).toBe(0)
})

it('tells what was sent from here from what was not, also when the address of the person has changed', async () => {
  const { engine, db } = world
  const [outboxId] = await engine.outbox.send({
    channel: 'whatsapp',
    to: 'maria@c.us',
    kind: 'x',
    payload: { text: ['Oi'] },
  })
  await db.query(sql`update outbox_message set state = 'sending'`)
  await engine.sendings.begin('whatsapp', { outboxId: outboxId!, part: 0, lane: 'maria@c.us' })
  await engine.sendings.name(outboxId!, 0, 'true_maria@c.us_ABC')
  const ours = { lane: 'maria@c.us', id: 'true_maria@c.us_ABC', key: 'ABC' }
  const hidden = { lane: 'maria@c.us', id: 'true_9@lid_ABC', key: 'ABC' }
  const other = { lane: 'maria@c.us', id: 'true_maria@c.us_XYZ', key: 'XYZ' }
  const rosas = { lane: 'rosa@c.us', id: 'true_rosa@c.us_ABC', key: 'ABC' }
  const origins = async () => [
    ...(await engine.sendings.origins('whatsapp', [ours, hidden, other, rosas])).values(),
  ]
  expect(await origins()).toEqual(['here', 'here', 'elsewhere', 'elsewhere'])

  await engine.sendings.begin('whatsapp', { outboxId: outboxId!, part: 1, lane: 'maria@c.us' })
  expect(await origins()).toEqual(['here', 'here', 'perhaps', 'elsewhere'])
  await db.query(sql`update outbox_message set state = 'dead'`)
  expect(await origins()).toEqual(['here', 'here', 'elsewhere', 'elsewhere'])
})

it('is forgotten after a month', async () => {
  const { engine, db } = world
  await engine.sendings.begin('whatsapp', part(0))
  await engine.sendings.begin('whatsapp', part(1))
  await db.query(sql`update channel_sending set begun_at = now() - interval '31 days' where part = 0`)
  await forgetSendings({ db, log: silent })
  expect(await engine.sendings.of('7')).toMatchObject([{ part: 1 }])
})
