import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import type { Database } from '../../../engine/database/database.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Channel, Delivery, DeliveryResult } from '../../../engine/notification/channel.ts'
import type { DeliveryOptions } from '../../../engine/notification/deliverer.ts'
import { type Outgoing, outbox } from '../../../engine/notification/outbox.ts'
import { silent, testDatabase } from '../../database.ts'
import { eventually } from '../../eventually.ts'

const log = silent
const FAST: DeliveryOptions = {
  pacing: { lane: { burst: 1e6, perSecond: 1e6 }, notices: { burst: 1e6, perSecond: 1e6 } },
  backOff: () => 5,
}

/** A channel that keeps what it was given and answers as told. */
function phone(answer: (message: Delivery) => DeliveryResult | Promise<DeliveryResult> = sent) {
  const heard: Delivery[] = []
  const channel: Channel = {
    name: 'telegram',
    limits: { receive: 1, send: 1 },
    async deliver(message) {
      const result = await answer(message)
      if (result.kind === 'sent') heard.push(message)
      return result
    },
  }
  return { channel, heard, texts: () => heard.map(({ payload }) => (payload as { text: string[] }).text[0]) }
}

function sent({ id }: Delivery): DeliveryResult {
  return { kind: 'sent', externalId: `x${id}` }
}

function say(text: string, to = '1001', more: Partial<Outgoing> = {}): Outgoing {
  return { channel: 'telegram', to, kind: 'dialog', payload: { text: [text] }, ...more }
}

function rows(db: Database) {
  return db.rows<{
    id: string
    channel: string
    lane: string
    state: string
    error: string | null
    fallbackOfId: string
  }>(sql`select id, channel, lane, state, error, fallback_of_id, external_id from outbox_message order by id`)
}

async function ana(db: Database, email: string | null = 'ana@example.com') {
  const contactId = randomUUID()
  const chatId = randomUUID()
  await db.query(sql`insert into contact (id, name, email) values (${contactId}, 'Ana', ${email})`)
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id) values (${chatId}, 'telegram', '1001', ${contactId})`)
  return { contactId, chatId }
}

test('what a transaction says is delivered after its commit, at once; what was rolled back is never said', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, texts } = phone()
  const deliverer = box.deliver(channel, { ...FAST, pollMs: 60_000 })
  await db
    .transaction(async (tx) => {
      await box.on(tx).send(say('never'))
      throw new Error('changed my mind')
    })
    .catch(() => undefined)
  await db.transaction(async (tx) => {
    await box.on(tx).send(say('one'), say('two'))
    await box.on(tx).send(say('three'))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(texts()).toEqual([])
  })
  await eventually(() => expect(texts()).toEqual(['one', 'two', 'three']), { interval: 5 })
  await deliverer.stop()
  expect(await rows(db)).toMatchObject([
    { id: '2', state: 'sent', externalId: 'x2' },
    { id: '3', state: 'sent', externalId: 'x3' },
    { id: '4', state: 'sent', externalId: 'x4' },
  ])
})

test('an idle outbox delivers within 20 ms of the commit', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const took: number[] = []
  let committed = 0
  const { channel, heard } = phone((message) => {
    took.push(performance.now() - committed)
    return sent(message)
  })
  const deliverer = box.deliver(channel, FAST)
  for (let i = 0; i < 30; i++) {
    await db.transaction((tx) => {
      tx.afterCommit(() => {
        committed = performance.now()
      })
      return box.on(tx).send(say(`${i}`))
    })
    await eventually(() => expect(heard).toHaveLength(i + 1), { interval: 1 })
  }
  await deliverer.stop()
  expect(took.toSorted((a, b) => a - b)[15]).toBeLessThan(20)
})

test('a chat that has to wait holds back nobody else, and keeps its order', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  let refusals = 2
  const { channel, heard } = phone((message) => {
    if (message.to === 'slow' && refusals-- > 0) return { kind: 'later', reason: '429', afterMs: 60 }
    return sent(message)
  })
  const deliverer = box.deliver(channel, FAST)
  await box.send(say('a', 'slow'), say('b', 'slow'), say('a', 'quick'), say('b', 'quick'))
  await eventually(() => expect(heard).toHaveLength(4))
  expect(heard.map(({ to, payload }) => `${to} ${(payload as { text: string[] }).text}`)).toEqual([
    'quick a',
    'quick b',
    'slow a',
    'slow b',
  ])
  await deliverer.stop()
})

test('a channel that has to wait waits with all of its chats', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const calls: number[] = []
  const { channel, heard } = phone((message) => {
    calls.push(performance.now())
    return calls.length === 1
      ? { kind: 'later', reason: '429', afterMs: 120, wholeChannel: true }
      : sent(message)
  })
  const deliverer = box.deliver(channel, FAST)
  await box.send(say('first', 'a'))
  await eventually(() => expect(calls).toHaveLength(1))
  await box.send(say('x', 'b'), say('x', 'c'))
  await eventually(() => expect(heard).toHaveLength(3))
  expect(calls[1]! - calls[0]!).toBeGreaterThan(110)
  await deliverer.stop()
})

test('a chat is written to at its pace', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const at: number[] = []
  const { channel } = phone((message) => {
    at.push(performance.now())
    return sent(message)
  })
  const pacing = { lane: { burst: 2, perSecond: 20 }, notices: { burst: 100, perSecond: 100 } }
  const deliverer = box.deliver(channel, { ...FAST, pacing })
  await box.send(...['1', '2', '3', '4', '5', '6'].map((text) => say(text)))
  await eventually(() => expect(at).toHaveLength(6))
  expect(at[5]! - at[0]!).toBeGreaterThan(4 * 50 - 10)
  expect(at[5]! - at[0]!).toBeLessThan(500)
  await deliverer.stop()
})

test('in a storm of notices an answer goes first, and the storm uses the whole rate', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, heard } = phone()
  const pacing = { lane: { burst: 5, perSecond: 5 }, notices: { burst: 5, perSecond: 100 } }
  const deliverer = box.deliver(channel, { ...FAST, pacing })
  const started = performance.now()
  await box.send(...Array.from({ length: 150 }, (_, i) => say('notice', `c${i}`, { eventId: '1' })))
  await eventually(() => expect(heard.length).toBeGreaterThan(10))
  await box.send(say('answer', 'live'), say('second answer', 'live'))
  const before = heard.length
  await eventually(() => expect(heard.filter(({ to }) => to === 'live')).toHaveLength(2), { interval: 5 })
  expect(heard.length - before).toBeLessThan(12)
  await eventually(() => expect(heard).toHaveLength(152), 5_000)
  const seconds = (performance.now() - started) / 1_000
  expect(152 / seconds).toBeGreaterThan(80)
  expect(150 / seconds).toBeLessThan(110)
  await deliverer.stop()
})

test('who is gone is marked, and is told by e-mail instead, once', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { contactId, chatId } = await ana(db)
  const { channel } = phone(() => ({ kind: 'dead', reason: '403: bot was blocked', recipientGone: true }))
  const deliverer = box.deliver(channel, FAST)
  await box.send({
    channel: 'telegram',
    chatId,
    contactId,
    kind: 'ticket.solved',
    payload: {
      text: [{ bold: 'Your ticket was solved' }, '\nLook at it.'],
      choices: [[{ label: 'Ok', data: 'x' }]],
    },
  })
  await eventually(async () => expect(await rows(db)).toHaveLength(2))
  expect(await rows(db)).toMatchObject([
    { channel: 'telegram', lane: '1001', state: 'dead', error: '403: bot was blocked' },
    { channel: 'email', lane: 'ana@example.com', state: 'queued', fallbackOfId: '1' },
  ])
  const mail = await db.one<{ payload: unknown }>(
    sql`select payload from outbox_message where channel = 'email'`,
  )
  expect(mail.payload).toMatchObject({ subject: 'Your ticket was solved', language: 'pt' })
  const chat = await db.one<{ deadAt: Date; deadReason: string }>(sql`select dead_at, dead_reason from chat`)
  expect(chat).toMatchObject({ deadAt: expect.any(Date), deadReason: '403: bot was blocked' })
  await deliverer.stop()
})

test('WhatsApp falls back to Telegram before e-mail', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { contactId } = await ana(db)
  const { channel, texts } = phone()
  const whatsapp: Channel = {
    ...channel,
    name: 'whatsapp',
    deliver: async () => ({ kind: 'dead', reason: 'not on WhatsApp', recipientGone: true }),
  }
  const deliverers = [box.deliver(channel, FAST), box.deliver(whatsapp, FAST)]
  await box.send({
    channel: 'whatsapp',
    to: '55@c.us',
    contactId,
    kind: 'notice',
    payload: { text: ['hello'] },
  })
  await eventually(() => expect(texts()).toEqual(['hello']))
  expect((await rows(db)).map(({ channel }) => channel)).toEqual(['whatsapp', 'telegram'])
  for (const deliverer of deliverers) await deliverer.stop()
})

test('a chat that takes messages again is alive again', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { chatId } = await ana(db)
  await db.query(sql`update chat set dead_at = now(), dead_reason = 'blocked'`)
  const deliverer = box.deliver(phone().channel, FAST)
  await box.send({ channel: 'telegram', chatId, kind: 'dialog', payload: { text: ['back again'] } })
  await eventually(async () =>
    expect(await db.one(sql`select dead_at, dead_reason from chat`)).toEqual({
      deadAt: null,
      deadReason: null,
    }),
  )
  await deliverer.stop()
})

test('a dead letter is listed, really sent again, or put away; a code is never kept', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  let broken = true
  const { channel, texts } = phone((message) => (broken ? { kind: 'dead', reason: '400' } : sent(message)))
  const deliverer = box.deliver(channel, FAST)
  const [first, second, code] = await box.send(
    say('important', 'a'),
    say('not so', 'b'),
    say('code 123456', 'c', { sensitive: true }),
  )
  await eventually(async () => expect(await box.letters(SYSTEM)).toHaveLength(3))
  expect(await box.letters(SYSTEM)).toMatchObject([
    { id: code, resendable: false, error: '400' },
    { id: second, resendable: true },
    { id: first, to: 'a', kind: 'dialog', attempts: 1 },
  ])
  const agent = {
    kind: 'operator',
    id: randomUUID(),
    role: 'agent',
    companyId: null,
    departmentIds: null,
  } as never
  expect(await box.letters(agent)).toEqual([])
  await expect(box.resend(agent, first!)).rejects.toThrow('outbox_message')

  broken = false
  await box.resend(SYSTEM, first!)
  await eventually(() => expect(texts()).toEqual(['important']))
  await expect(box.resend(SYSTEM, first!)).rejects.toThrow('outbox_not_dead')
  await expect(box.resend(SYSTEM, code!)).rejects.toThrow('outbox_scrubbed')
  await box.discard(SYSTEM, second!)
  expect((await rows(db)).map(({ state }) => state)).toEqual(['sent', 'discarded', 'dead'])
  expect(await db.rows(sql`select action from audit_entry order by id`)).toEqual([
    { action: 'resend' },
    { action: 'discard' },
  ])
  expect(await db.one(sql`select payload from outbox_message where id = ${code}::bigint`)).toEqual({
    payload: { scrubbed: true },
  })
  await deliverer.stop()
})

test('a code that was sent is wiped', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, texts } = phone()
  const deliverer = box.deliver(channel, FAST)
  await box.send(say('your code is 123456', 'c', { sensitive: true }))
  await eventually(async () => expect((await rows(db))[0]?.state).toBe('sent'))
  expect(texts()).toEqual(['your code is 123456'])
  expect(await db.one(sql`select payload from outbox_message`)).toEqual({ payload: { scrubbed: true } })
  await deliverer.stop()
})

test('a message without an address is dead at once and says so', async () => {
  const db = await testDatabase()
  const { contactId } = await ana(db, null)
  await outbox({ db, log }).send({
    channel: 'email',
    contactId,
    kind: 'notice',
    payload: { subject: 's', message: { text: [] }, language: 'pt' },
  })
  expect(await rows(db)).toMatchObject([{ state: 'dead', error: 'no_address' }])
})

test('a channel that fails by a bug of ours is tried again, and in the end dead', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, texts } = phone((message) => {
    if ((message.payload as { text: string[] }).text[0] === 'bad') throw new TypeError('x is undefined')
    return sent(message)
  })
  const deliverer = box.deliver(channel, FAST)
  await box.send(say('bad'), say('good'))
  await eventually(() => expect(texts()).toEqual(['good']))
  expect(await rows(db)).toMatchObject([{ state: 'dead', error: expect.stringMatching(/^TypeError/) }, {}])
  await deliverer.stop()
})

test('messages for a channel that is not there are kept', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  expect(await box.held('email')).toEqual({ count: 0, since: null })
  await box.send({ ...say('x', 'ana@example.com'), channel: 'email' })
  expect(await box.held('email')).toMatchObject({ count: 1, since: expect.any(Date) })
})

test('a replica that cannot deliver tells the one that can', async () => {
  const db = await testDatabase()
  const there = outbox({ db, log })
  const { channel, texts } = phone()
  const deliverer = there.deliver(channel, { ...FAST, pollMs: 60_000 })
  const here = outbox({ db, log, announce: (_, payload) => there.hear(payload) })
  await here.send(say('hello', 'a chat'))
  await eventually(() => expect(texts()).toEqual(['hello']))
  await deliverer.stop()
})

test('a process that was paused longer than its claim does not send', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  const { channel, heard } = phone()
  let monotonic = 0
  // Every look at the clock finds that half of the claim has passed.
  const deliverer = box.deliver(channel, { ...FAST, monotonic: () => (monotonic += 21_000) })
  await box.send(say('too late'))
  await eventually(async () => expect((await rows(db))[0]?.state).toBe('sending'))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(heard).toEqual([])
  await deliverer.stop()
})

test('a delivery whose holder died is made by another when the claim has run out', async () => {
  const db = await testDatabase()
  const box = outbox({ db, log })
  await box.send(say('left behind'), say('next'))
  await db.query(sql`
    update outbox_message set state = 'sending', attempts = 1, claimed_until = now() + interval '100 milliseconds'
    where id = 1`)
  const { channel, texts } = phone()
  const deliverer = box.deliver(channel, { ...FAST, pollMs: 50 })
  await eventually(() => expect(texts()).toEqual(['left behind', 'next']))
  await deliverer.stop()
})
