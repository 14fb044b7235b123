import { expect, test } from 'vitest'
import type { Database, Tx } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Channel, DeliveryResult } from '../../../engine/notification/channel.ts'
import type { DeliveryOptions } from '../../../engine/notification/deliverer.ts'
import { type Outgoing, outbox } from '../../../engine/notification/outbox.ts'
import { silent as log, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const FAST: DeliveryOptions = {
  pacing: { lane: { burst: 1e6, perSecond: 1e6 }, notices: { burst: 1e6, perSecond: 1e6 } },
  backOff: () => 5,
  pollMs: 60_000,
}

/** A phone that takes a message only when it is let. */
function phone() {
  const texts: string[] = []
  let open: (() => void) | undefined
  const channel: Channel = {
    name: 'telegram',
    limits: { receive: 1, send: 1 },
    async deliver({ id, payload }): Promise<DeliveryResult> {
      const [text] = (payload as { text: string[] }).text
      if (text === 'slow') await new Promise<void>((resolve) => (open = resolve))
      texts.push(text!)
      return { kind: 'sent', externalId: id }
    },
  }
  return { channel, texts, isAsked: () => open !== undefined, let: () => open!() }
}

function say(text: string, more: Partial<Outgoing> = {}): Outgoing {
  return { channel: 'telegram', lane: '1001', kind: 'dialog', payload: { text: [text] }, ...more }
}

function rows(db: Database | Tx) {
  return db.rows<{ state: string; attempts: number }>(
    sql`select state, attempts from outbox_message order by id`,
  )
}

test('an answer is written as claimed by who is going to deliver it; one behind it waits', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, texts } = phone()
  const deliverer = box.deliver(channel, FAST)
  await db.transaction(async (tx) => {
    await box.on(tx).send(say('one'), say('two'))
    await box.on(tx).send(say('three'))
    expect(await rows(tx)).toEqual([
      { state: 'sending', attempts: 1 },
      { state: 'queued', attempts: 0 },
      { state: 'queued', attempts: 0 },
    ])
  })
  await eventually(() => expect(texts).toEqual(['one', 'two', 'three']))
  await eventually(async () =>
    expect(new Set((await rows(db)).map(({ state }) => state))).toEqual(new Set(['sent'])),
  )
  await deliverer.stop()
})

test('a notice is not: it waits for its turn', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const deliverer = box.deliver(phone().channel, FAST)
  const { id } = await db.one<{ id: string }>(sql`
    insert into event (entity, entity_id, type, "to", actor_kind, actor, channel, at)
    values ('ticket', gen_random_uuid(), 'solve', 'customer_validation', 'system', 'Bote', 'panel', now()) returning id`)
  await db.transaction(async (tx) => {
    await box.on(tx).send(say('solved', { eventId: id }))
    expect(await rows(tx)).toEqual([{ state: 'queued', attempts: 0 }])
  })
  await deliverer.stop()
})

test('where nobody delivers, an answer waits', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const deliverer = box.deliver(phone().channel, FAST)
  await deliverer.stop()
  await db.transaction((tx) => box.on(tx).send(say('later')))
  expect(await rows(db)).toEqual([{ state: 'queued', attempts: 0 }])
})

test('an answer whose person is being written to when it is committed goes out after that', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, texts, isAsked, let: letIt } = phone()
  const deliverer = box.deliver(channel, FAST)
  await db.transaction(async (tx) => {
    await box.on(tx).send(say('answer'))
    await box.send(say('slow'))
    await eventually(() => expect(isAsked()).toBe(true))
  })
  await eventually(async () =>
    expect(await rows(db)).toEqual([
      { state: 'queued', attempts: 1 },
      { state: 'sending', attempts: 1 },
    ]),
  )
  expect(texts).toEqual([])
  letIt()
  await eventually(() => expect(texts).toEqual(['slow', 'answer']))
  await deliverer.stop()
})

test('a process that stood still between writing an answer and its commit does not send it: another one does', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const asleep = phone()
  let monotonic = 0
  const deliverer = box.deliver(asleep.channel, { ...FAST, monotonic: () => monotonic })
  await db.transaction(async (tx) => {
    await box.on(tx).send(say('answer'))
    monotonic = 60_000
  })
  await deliverer.stop()
  expect(asleep.texts).toEqual([])

  await db.query(sql`update outbox_message set claimed_until = now() - interval '1 second'`)
  const awake = phone()
  const other = outbox({ db, log }).deliver(awake.channel, FAST)
  await eventually(() => expect(awake.texts).toEqual(['answer']))
  await other.stop()
})
