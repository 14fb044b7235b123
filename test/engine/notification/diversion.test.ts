import { beforeEach, expect, it, onTestFinished } from 'vitest'
import type { ContactActor } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import type { Channel, Delivery, DeliveryResult } from '../../../engine/notification/channel.ts'
import { divertNotices } from '../../../engine/notification/diversion.ts'
import { silent as log } from '../../database.ts'
import { eventually } from '../../eventually.ts'
import { createWorld, MINUTE, type World } from '../../world.ts'

const ROSAS = '5511987650003@c.us'

let world: World
let rosasWhatsapp: ContactActor
beforeEach(async () => {
  world = await createWorld({ SMTP_URL: 'smtp://mail.example:25', MAIL_FROM: 'suporte@horizonte.example' })
  rosasWhatsapp = await linkedTo(world, world.rosa)
})

it('sends by Telegram what waited ten minutes for a WhatsApp that is away, and never by both', async () => {
  const { engine, clock, db, rosa } = world
  await engine.channels.report('whatsapp', 'ready')
  await news()
  await leaveOnly('telegram')
  await engine.channels.report('whatsapp', 'down', { detail: 'qr' })
  clock.advance(9 * MINUTE)
  await engine.channels.report('whatsapp', 'starting')
  await divert()
  expect(await outgoing()).toMatchObject([{ channel: 'whatsapp', state: 'queued' }])

  clock.advance(MINUTE)
  await divert()
  const [notice, instead] = await outgoing()
  expect(notice).toMatchObject({ channel: 'whatsapp', state: 'diverted', divertedTo: 'telegram' })
  expect(instead).toMatchObject({ channel: 'telegram', chatId: rosa.chatId, fallbackOfId: notice!.id })

  const { heard } = back()
  await engine.outbox.send({ channel: 'whatsapp', to: ROSAS, kind: 'dialog', payload: { text: ['Voltei'] } })
  await eventually(() => expect(heard).toEqual(['Voltei']))
  await divert()
  expect(await db.rows(sql`select 1 from outbox_message where channel = 'telegram'`)).toHaveLength(1)
})

it('leaves it at what Telegram told already, and waits for what is still on its way there', async () => {
  const { db } = world
  await news()
  await away(10)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  await db.query(sql`update outbox_message set state = 'sent' where channel = 'telegram'`)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
  expect(await statesOf('telegram')).toEqual(['sent'])
})

it('turns to e-mail where there is no Telegram, but not where nobody sends mail', async () => {
  const { db, rosa, config } = world
  await db.query(sql`delete from chat where id = ${rosa.chatId}`)
  await news()
  await leaveOnly('email')
  await away(10)
  await divert({ ...config, mail: null })
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  await divert()
  expect(await outgoing()).toMatchObject([
    { channel: 'whatsapp', state: 'diverted', divertedTo: 'email' },
    { channel: 'email', lane: 'rosa.martins@exemplo.com.br', state: 'queued' },
  ])
})

it('does not tell people in one chat what they did there themselves', async () => {
  const { rosa, db } = world
  await world.opens(rosa)
  await db.query(sql`delete from outbox_message where channel <> 'whatsapp' or contact_id is null`)
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  await away(10)
  await divert()
  expect(await outgoing()).toMatchObject([{ channel: 'whatsapp', state: 'diverted', divertedTo: 'telegram' }])
})

it('keeps answers in a conversation, and what perhaps went, for when WhatsApp is back', async () => {
  const { engine, db } = world
  await news()
  await leaveOnly('telegram')
  const [begun] = await outgoing()
  await db.query(sql`update outbox_message set state = 'sending' where id = ${begun!.id}::bigint`)
  expect(await engine.sendings.begin('whatsapp', { outboxId: begun!.id, part: 0, lane: ROSAS })).toBe(true)
  await db.query(sql`update outbox_message set state = 'queued', error = 'no answer in time'`)
  await engine.outbox.send({
    channel: 'whatsapp',
    to: ROSAS,
    kind: 'dialog',
    payload: { text: ['E o CNPJ?'] },
  })
  await away(60)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued', 'queued'])
})

it('after a day says rather twice what perhaps went than never', async () => {
  const { engine, db } = world
  await news()
  await leaveOnly('telegram')
  const [begun] = await outgoing()
  await db.query(sql`update outbox_message set state = 'sending' where id = ${begun!.id}::bigint`)
  await engine.sendings.begin('whatsapp', { outboxId: begun!.id, part: 0, lane: ROSAS })
  await db.query(sql`update outbox_message set state = 'queued'`)
  await away(23 * 60)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  world.clock.advance(61 * MINUTE)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
})

it('leaves alone what WhatsApp has acknowledged, however long it is away', async () => {
  const { engine, db } = world
  await news()
  await leaveOnly('telegram')
  const [begun] = await outgoing()
  await db.query(sql`update outbox_message set state = 'sending' where id = ${begun!.id}::bigint`)
  await engine.sendings.begin('whatsapp', { outboxId: begun!.id, part: 0, lane: ROSAS })
  await engine.sendings.name(begun!.id, 0, 'A')
  await engine.sendings.acknowledge('whatsapp', 'A')
  await db.query(sql`update outbox_message set state = 'queued'`)
  await away(3 * 24 * 60)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
})

it('is not begun any more once it went another way, by whoever was paused meanwhile', async () => {
  const { engine, db } = world
  await news()
  await leaveOnly('telegram')
  const [notice] = await outgoing()
  await db.query(
    sql`update outbox_message set state = 'sending', claimed_until = now() - interval '1 second'`,
  )
  await away(10)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
  expect(await engine.sendings.begin('whatsapp', { outboxId: notice!.id, part: 0, lane: ROSAS })).toBe(false)
  expect(await engine.sendings.of(notice!.id)).toEqual([])
})

it('knows that WhatsApp is away when the machine that had the number died without a word', async () => {
  const { engine, db, clock } = world
  await news()
  await leaveOnly('telegram')
  await engine.channels.report('whatsapp', 'ready')
  await db.query(sql`
    insert into lease (name, holder, token, expires_at) values ('whatsapp', 'gone', 1, now() - interval '1 minute')`)
  clock.set(new Date(Date.now() + 8 * MINUTE))
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  clock.advance(2 * MINUTE)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
})

it('waits as long as the company of the case says', async () => {
  const { db, horizonte } = world
  await db.query(sql`update company set divert_minutes = 30 where id = ${horizonte.id}`)
  await news()
  await leaveOnly('telegram')
  await away(29)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  world.clock.advance(MINUTE)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
})

it('never sends by both, also what is being delivered at that very moment', { timeout: 30_000 }, async () => {
  const { engine, db, ana } = world
  const ticket = await world.opened(rosasWhatsapp, ana)
  for (let n = 1; n <= 60; n++) await engine.tickets.write(ana, ticket.id, { text: `Linha ${n}` })
  await leaveOnly('telegram')
  // Each in a lane of its own, so that many are under way at once.
  await db.query(sql`update outbox_message set lane = lane || id, chat_id = null`)
  await away(10)
  const sent = new Set<string>()
  let goOn = () => {}
  const areAllUnderWay = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const deliver = async ({ id, to }: Delivery): Promise<DeliveryResult> => {
    await areAllUnderWay
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400))
    if (!(await engine.sendings.begin('whatsapp', { outboxId: id, part: 0, lane: to })))
      return { kind: 'later', reason: 'not ours any more' }
    sent.add(id)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
    return { kind: 'sent', externalId: null }
  }
  const limits = { receive: 1, send: 1 }
  const free = { burst: 1e6, perSecond: 1e6 }
  const deliverer = engine.outbox.deliver(
    { name: 'whatsapp', limits, deliver },
    { pollMs: 20, concurrency: 100, pacing: { lane: free, notices: free } },
  )
  onTestFinished(() => deliverer.stop())
  await eventually(async () => expect(new Set(await statesOf('whatsapp'))).toEqual(new Set(['sending'])))
  goOn()
  // Claims run out as if their holders had died, which they have not.
  for (let n = 0; n < 10; n++) {
    await db.query(sql`
      update outbox_message set claimed_until = now() - interval '1 second'
      where state = 'sending' and id % 10 = ${n}`)
    await divert()
    // So that some are sent before it is their turn to be diverted.
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await eventually(async () => {
    const unfinished = (await outgoing()).filter(
      ({ channel, state }) => channel === 'whatsapp' && state !== 'sent' && state !== 'diverted',
    )
    expect(unfinished).toEqual([])
  }, 20_000)
  const diverted = (await outgoing()).filter(({ state }) => state === 'diverted').map(({ id }) => id)
  expect(diverted.filter((id) => sent.has(id))).toEqual([])
  expect(diverted.length + sent.size).toBe((await statesOf('whatsapp')).length)
  expect(diverted.length).toBeGreaterThan(0)
  expect(sent.size).toBeGreaterThan(0)
})

it('does not make people wait for tomorrow because the number has sent all it may today', async () => {
  const { engine, db } = world
  await engine.channels.report('whatsapp', 'ready')
  await news()
  await leaveOnly('telegram')
  await db.query(
    sql`update outbox_message set error = 'daily_cap', created_at = now() - interval '9 minutes'`,
  )
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['queued'])
  await db.query(sql`update outbox_message set created_at = now() - interval '10 minutes'`)
  await divert()
  expect(await statesOf('whatsapp')).toEqual(['diverted'])
})

it('says in the ticket which way it went', async () => {
  const { engine, ana } = world
  const ticketId = await news()
  await leaveOnly('telegram')
  await away(10)
  await divert()
  const { deliveries } = await engine.tickets.view(ana, ticketId)
  expect(deliveries).toMatchObject([
    { channel: 'whatsapp', state: 'diverted', divertedTo: 'telegram' },
    { channel: 'telegram', state: 'queued', insteadOf: 'whatsapp' },
  ])
})

/** Ana answers a ticket of Rosa's, who is told on WhatsApp, on Telegram and by mail. Answers the ticket. */
async function news(): Promise<string> {
  const { engine, db, ana } = world
  const ticket = await world.opened(rosasWhatsapp, ana)
  await db.query(sql`delete from outbox_message`)
  await engine.tickets.write(ana, ticket.id, { text: 'Estamos vendo' })
  await db.query(sql`delete from outbox_message where contact_id is null`)
  expect((await outgoing()).map(({ channel }) => channel).sort()).toEqual(
    expect.arrayContaining(['email', 'whatsapp']),
  )
  return ticket.id
}

/** As if WhatsApp had been the only channel that the news was for, and this the next by which the person is reached. */
async function leaveOnly(next: 'telegram' | 'email'): Promise<void> {
  const { db, rosa } = world
  await db.query(sql`delete from outbox_message where channel <> 'whatsapp'`)
  if (next === 'telegram') await db.query(sql`update contact set email = null where id = ${rosa.id}`)
}

async function away(minutes: number): Promise<void> {
  await world.engine.channels.report('whatsapp', 'down', { detail: 'logged_out' })
  world.clock.advance(minutes * MINUTE)
}

async function divert(config = world.config): Promise<void> {
  const { db, clock, engine } = world
  const send = (tx: Parameters<typeof engine.outbox.on>[0], notices: Parameters<typeof engine.outbox.send>) =>
    engine.outbox.on(tx).send(...notices)
  await divertNotices({ db, clock, config, log, send })
}

function outgoing() {
  return world.db.rows<{
    id: string
    channel: Channel['name']
    lane: string
    state: string
    divertedTo: string | null
    chatId: string | null
    fallbackOfId: string | null
  }>(
    sql`select id, channel, lane, chat_id, state, diverted_to, fallback_of_id from outbox_message order by id`,
  )
}

async function statesOf(channel: Channel['name']): Promise<string[]> {
  return (await outgoing()).filter((one) => one.channel === channel).map(({ state }) => state)
}

/** WhatsApp sends again. */
function back() {
  const heard: string[] = []
  const deliver = async ({ payload }: Delivery): Promise<DeliveryResult> => {
    heard.push((payload as { text: string[] }).text.join(''))
    return { kind: 'sent', externalId: null }
  }
  const limits = { receive: 1, send: 1 }
  const deliverer = world.engine.outbox.deliver({ name: 'whatsapp', limits, deliver }, { pollMs: 20 })
  onTestFinished(() => deliverer.stop())
  return { heard }
}

async function linkedTo({ db }: World, person: ContactActor): Promise<ContactActor> {
  const chatId = newId()
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, name, linked_at, linked_by)
    values (${chatId}, 'whatsapp', ${ROSAS}, ${person.id}, ${person.name}, now(), 'phone')`)
  return { ...person, chatId, channel: 'whatsapp' }
}
