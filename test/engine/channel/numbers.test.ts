import { beforeEach, expect, it } from 'vitest'
import type { ContactActor } from '../../../engine/actor.ts'
import { tellOfOutages } from '../../../engine/channel/outage.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { divertNotices } from '../../../engine/notification/diversion.ts'
import type { Send } from '../../../engine/notification/recipients.ts'
import { chatWith, placeOf } from '../../../engine/whatsapp-number/place.ts'
import { silent as log } from '../../database.ts'
import { createWorld, MINUTE, type World } from '../../world.ts'
import { linked, toldIn } from '../operator-chat/linked.ts'

const ADDRESS = '5511987650003@c.us'

let world: World
let number: string
let send: Send
beforeEach(async () => {
  world = await createWorld()
  const { engine, davi, horizonte } = world
  number = (await engine.whatsappNumbers.add(davi, { name: 'Matriz', companyId: horizonte.id })).id
  send = (tx, notices) => engine.outbox.on(tx).send(...notices)
})

it('is kept by administrators of all companies, one a company, and on record', async () => {
  const { engine, davi, caio, horizonte } = world
  const { whatsappNumbers } = engine
  expect(await whatsappNumbers.list(caio)).toMatchObject([{ name: 'Matriz', companyId: horizonte.id }])
  const again = whatsappNumbers.add(davi, { name: 'Outro', companyId: horizonte.id })
  await expect(again).rejects.toMatchObject({ name: 'Invalid' })
  const ofCompany = { ...davi, companyId: horizonte.id }
  for (const actor of [caio, ofCompany, world.rosa])
    await expect(whatsappNumbers.add(actor, { name: 'X', companyId: horizonte.id })).rejects.toThrow()
  await expect(whatsappNumbers.remove(ofCompany, number)).rejects.toMatchObject({ name: 'NotFound' })
  await whatsappNumbers.change(davi, number, { name: 'Sede' })
  expect(await whatsappNumbers.list({ ...caio, companyId: newId() })).toEqual([])
  const { rows } = await engine.audit.page(davi)
  expect(rows.filter(({ entity }) => entity === 'whatsapp_number').map(({ action }) => action)).toEqual([
    'changed',
    'added',
  ])
})

it('tells people by the number of the company, else by the first, else by the one that they know', async () => {
  const { engine, ana, rosa, db } = world
  const lanes = async () => {
    await db.query(sql`delete from outbox_message`)
    const ticket = await world.opened(rosa, ana)
    await engine.tickets.write(ana, ticket.id, { text: 'Corrigido' })
    const rows = await db.rows<{ lane: string }>(
      sql`select distinct lane from outbox_message where channel = 'whatsapp'`,
    )
    return rows.map(({ lane }) => lane)
  }
  const other = newId()
  await db.query(sql`
    insert into company (id, name, calendar_id, silence_policy_id)
    select ${other}, 'Totall', calendar_id, silence_policy_id from company`)
  const { id: another } = await engine.whatsappNumbers.add(world.davi, { name: 'Totall', companyId: other })
  await chatIn(chatWith(newId(), ADDRESS))
  expect(await lanes()).toEqual([])
  await chatIn(chatWith(another, ADDRESS))
  expect(await lanes()).toEqual([chatWith(another, ADDRESS)])
  await chatIn(ADDRESS)
  expect(await lanes()).toEqual([ADDRESS])
  await chatIn(chatWith(number, ADDRESS))
  expect(await lanes()).toEqual([chatWith(number, ADDRESS)])
})

it('diverts the notices of a number that is away, and of that one alone', async () => {
  const { engine, clock } = world
  await notices()
  await engine.channels.report(placeOf(null), 'ready')
  await engine.channels.report(placeOf(number), 'down', { detail: 'conflict' })
  clock.advance(10 * MINUTE)
  await divert()
  expect(await states()).toEqual([
    [ADDRESS, 'queued'],
    [chatWith(number, ADDRESS), 'diverted'],
  ])
})

it('diverts what waits for a number that was removed, and says of the rest that it is gone', async () => {
  const { engine, db, davi } = world
  await notices()
  const to = chatWith(number, ADDRESS)
  await engine.outbox.send({ channel: 'whatsapp', to, kind: 'dialog', payload: { text: ['Escolha'] } })
  await engine.whatsappNumbers.remove(davi, number)
  await db.query(sql`update outbox_message set created_at = now() - interval '11 minutes'`)
  world.clock.set(new Date())
  await divert()
  expect(await states()).toEqual([
    [ADDRESS, 'queued'],
    [to, 'dead'],
    [to, 'diverted'],
  ])
  expect(await engine.channels.of(placeOf(number))).toBeNull()
})

it('counts the day of each number apart', async () => {
  const { engine, db } = world
  const before = new Date(Date.now() - MINUTE)
  await db.query(sql`
    insert into channel_sending (outbox_id, part, channel, lane)
    values (1, 0, 'whatsapp', ${ADDRESS}), (2, 0, 'whatsapp', ${ADDRESS}),
      (3, 0, 'whatsapp', ${chatWith(number, ADDRESS)})`)
  expect(await engine.sendings.countSince('whatsapp', before, null)).toBe(2)
  expect(await engine.sendings.countSince('whatsapp', before, number)).toBe(1)
})

it('is named when it is away, to supervisors of all companies and of its own', async () => {
  const { engine, db, clock, config, ana, bia, caio, davi } = world
  for (const [n, actor] of [ana, bia, caio, davi].entries()) await linked(world, actor, `50${n + 1}`)
  const other = newId()
  await db.query(sql`
    insert into company (id, name, calendar_id, silence_policy_id)
    select ${other}, 'Totall', calendar_id, silence_policy_id from company`)
  await db.query(sql`update operator set company_id = ${other} where id = ${caio.id}`)
  await engine.channels.report(placeOf(number), 'down', { detail: 'conflict' })
  clock.advance(3 * MINUTE)
  await tellOfOutages({ db, clock, config, send })
  const told = async (chat: string) => (await toldIn(world, chat)).map(({ text }) => text)
  expect(await told('504')).toEqual([expect.stringContaining('⚠️ WhatsApp Matriz não funciona desde')])
  expect(await told('503')).toEqual([])
})

it('serves whoever wrote to it first about its company', async () => {
  const { db, engine, rosa } = world
  const [company, customer] = [newId(), newId()]
  await db.query(sql`
    insert into company (id, name, calendar_id, silence_policy_id)
    select ${company}, 'Totall', calendar_id, silence_policy_id from company`)
  await db.query(sql`insert into customer (id, company_id, name) values (${customer}, ${company}, 'Zebra')`)
  await db.query(sql`insert into membership (contact_id, customer_id) values (${rosa.id}, ${customer})`)
  await db.query(sql`
    insert into contract (id, customer_id, plan_id, number, starts_on)
    select ${newId()}, ${customer}, id, 'Z', '2020-01-01' from plan where whatsapp`)
  const { id } = await engine.whatsappNumbers.add(world.davi, { name: 'Totall', companyId: company })
  const order = async (externalId: string) => {
    await chatIn(externalId)
    const arriving = { channel: 'whatsapp' as const, externalId, name: null, languageCode: null }
    return (await engine.chats.arrive(arriving)).customers.map(({ name }) => name)
  }
  expect(await order(ADDRESS)).toEqual(['Rede Boa Vista', 'Zebra'])
  expect(await order(chatWith(id, ADDRESS))).toEqual(['Zebra', 'Rede Boa Vista'])
})

/** One notice of a ticket to each of Rosa's two numbers. */
async function notices(): Promise<void> {
  const { db, engine, ana } = world
  const rosa = await chatIn(ADDRESS)
  await world.opened(rosa, ana).then(({ id }) => engine.tickets.write(ana, id, { text: 'Corrigido' }))
  await db.query(sql`
    delete from outbox_message where channel <> 'whatsapp' or id <> (
      select max(id) from outbox_message where channel = 'whatsapp')`)
  const { chatId } = await chatIn(chatWith(number, ADDRESS))
  await db.query(sql`
    insert into outbox_message (channel, lane, chat_id, contact_id, ticket_id, event_id, kind, payload)
    select channel, ${chatWith(number, ADDRESS)}, ${chatId}, contact_id, ticket_id, event_id, kind, payload
    from outbox_message`)
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, linked_at, linked_by)
    values (${newId()}, 'telegram', '777', ${rosa.id}, now(), 'phone')`)
}

async function chatIn(externalId: string): Promise<ContactActor> {
  const { db, rosa } = world
  const chatId = newId()
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, name, linked_at, linked_by)
    values (${chatId}, 'whatsapp', ${externalId}, ${rosa.id}, ${rosa.name}, now(), 'phone')`)
  return { ...rosa, chatId, channel: 'whatsapp' }
}

function divert(): Promise<void> {
  const { db, clock, config } = world
  return divertNotices({ db, clock, config, log, send })
}

async function states(): Promise<string[][]> {
  const rows = await world.db.rows<{ lane: string; state: string }>(sql`
    select lane, state from outbox_message where channel = 'whatsapp' order by length(lane), state`)
  return rows.map(({ lane, state }) => [lane, state])
}
