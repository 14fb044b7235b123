import { expect, test } from 'vitest'
import { SYSTEM } from '../../../engine/actor.ts'
import { newId } from '../../../engine/database/id.ts'
import { sql } from '../../../engine/database/sql.ts'
import { desk, inChat, nouns, refusal } from '../administration/desk.ts'

test('a contact is found by a proven phone however the number is written', async () => {
  const { engine, carlos } = await desk()
  for (const number of ['5511987654321', '+55 11 98765-4321', '551187654321', '(11) 8765-4321']) {
    expect(await engine.contacts.byPhone(number)).toMatchObject([{ id: carlos.id }])
  }
  expect(await engine.contacts.byPhone('5511987654322')).toEqual([])
  expect(await engine.contacts.byPhone("'; drop table contact --")).toEqual([])
})

test('a foreign number shared by a channel without its plus is found too', async () => {
  const { engine, aurora } = await desk()
  const joana = await engine.contacts.add(SYSTEM, {
    name: 'Joana',
    mobile: '+351 912345678',
    customerId: aurora.id,
  })
  expect(await engine.contacts.byPhone('351912345678')).toMatchObject([{ id: joana.id }])
})

test('colleagues who share a line are all named, and nobody who was switched off', async () => {
  const { engine, rute, aurora } = await desk()
  const line = { phone: '(11) 3333-4444', customerId: aurora.id }
  await engine.contacts.add(rute, { name: 'Um', ...line })
  await engine.contacts.add(rute, { name: 'Dois', ...line })
  await engine.contacts.add(rute, { name: 'Três', ...line, active: false })
  expect(await engine.contacts.byPhone('1133334444')).toHaveLength(2)
})

test('an e-mail finds its contact whatever the capitals', async () => {
  const { engine, carlos } = await desk()
  expect(await engine.contacts.byEmail(' Carlos@Aurora.COM.br ')).toMatchObject([{ id: carlos.id }])
  expect(await engine.contacts.byEmail('%')).toEqual([])
})

test('what a contact may do is told for active customers only', async () => {
  const { engine, rute, carlos, aurora, sensus } = await desk()
  const bela = await engine.customers.add(rute, { companyId: sensus.id, name: 'Bela Vista' })
  await engine.contacts.setMembership(rute, carlos.id, bela.id, { administrator: true, authorised: false })

  expect(await engine.contacts.membershipsOf(carlos.id)).toEqual([
    {
      customerId: bela.id,
      companyId: sensus.id,
      customer: 'Bela Vista',
      authorised: true,
      administrator: true,
      seesCompany: false,
    },
    expect.objectContaining({ customerId: aurora.id, authorised: true, administrator: false }),
  ])
  await engine.customers.change(rute, bela.id, { name: 'Bela Vista', active: false })
  expect(await engine.contacts.membershipsOf(carlos.id)).toHaveLength(1)
})

test('an administrator of the customer includes a colleague and removes them again', async () => {
  const { engine, rute, carlos, aurora, carlosInChat } = await desk()
  await engine.contacts.setMembership(rute, carlos.id, aurora.id, { administrator: true })
  const actor = await carlosInChat()

  const dora = await engine.contacts.includeColleague(actor, aurora.id, {
    name: 'Dora',
    phone: '11 91234-5678',
  })
  expect(await engine.contacts.byPhone('11912345678')).toMatchObject([{ name: 'Dora' }])
  expect(await engine.contacts.colleaguesOf(actor, aurora.id)).toMatchObject([
    { name: 'Carlos Souza' },
    { name: 'Dora', authorised: true },
  ])
  await engine.contacts.removeColleague(actor, aurora.id, dora.contactId)
  expect(await engine.contacts.membershipsOf(dora.contactId)).toEqual([])
  expect(await refusal(engine.contacts.removeColleague(actor, aurora.id, carlos.id))).toBe(
    'Refused own_membership',
  )
  expect(await engine.contacts.administratorsOf(aurora.id)).toEqual(['Carlos Souza'])

  const trail = await engine.audit.page(rute, { entity: 'contact', entityId: dora.contactId })
  expect(trail.rows.map(({ action, operator }) => [action, operator])).toEqual([
    ['excluded', 'Carlos Souza'],
    ['included', 'Carlos Souza'],
  ])
})

test('including somebody who is registered joins them as they are', async () => {
  const { engine, rute, carlos, aurora, totall, carlosInChat } = await desk()
  const outra = await engine.customers.add(rute, { companyId: totall.id, name: 'Outra' })
  const eva = await engine.contacts.add(rute, { name: 'Eva', email: 'eva@outra.com', customerId: outra.id })
  await engine.contacts.setMembership(rute, carlos.id, aurora.id, { administrator: true })
  const actor = await carlosInChat()

  const colleague = { name: 'Impostora', email: 'EVA@outra.com', phone: '11 95555-5555' }
  expect(await engine.contacts.includeColleague(actor, aurora.id, colleague)).toMatchObject({
    contactId: eva.id,
  })
  expect(await engine.contacts.find(rute, eva.id)).toMatchObject({ name: 'Eva', mobile: null })
  expect(
    await refusal(
      engine.contacts.includeColleague(actor, aurora.id, {
        name: 'X',
        email: 'eva@outra.com',
        phone: '11987654321',
      }),
    ),
  ).toBe('Conflict phone_and_email_differ')
})

test('an ordinary contact keeps no colleagues, and nobody those of another customer', async () => {
  const { engine, rute, aurora, sensus, carlosInChat } = await desk()
  const bela = await engine.customers.add(rute, { companyId: sensus.id, name: 'Bela' })
  const actor = await carlosInChat()
  const dora = { name: 'Dora', phone: '11912345678' }
  expect(await refusal(engine.contacts.includeColleague(actor, aurora.id, dora))).toBe(
    'Forbidden only_customer_administrators',
  )
  expect(await refusal(engine.contacts.includeColleague(actor, bela.id, dora))).toBe(
    'NotFound customer_not_found',
  )
  expect(await refusal(engine.contacts.colleaguesOf(actor, bela.id))).toBe('NotFound customer_not_found')
})

test('a contact is found by part of the name, by e-mail and by phone', async () => {
  const { engine, ana, aurora } = await desk()
  const found = async (search: string) =>
    (await engine.contacts.page(ana, { search })).rows.map(({ name }) => name)
  for (const words of ['carlos', 'sousa', 'carlos@aur', '11 98765-4321']) {
    expect(await found(words)).toEqual(['Carlos Souza'])
  }
  expect(await found('zzz')).toEqual([])
  const { rows } = await engine.contacts.page(ana, { customerId: aurora.id })
  expect(rows).toMatchObject([{ name: 'Carlos Souza', customers: ['Padaria Aurora Ltda'], chats: 0 }])
})

test('unlinking a chat forgets who was there and what they had begun', async () => {
  const { engine, db, rute, ana, carlos, aurora } = await desk()
  const chatId = newId()
  await db.query(sql`
    insert into chat (id, channel, external_id, contact_id, customer_id, linked_at, linked_by)
    values (${chatId}, 'telegram', '1001', ${carlos.id}, ${aurora.id}, now(), 'invite')
  `)
  await db.query(sql`
    insert into conversation (chat_id, state, context, updated_at) values (${chatId}, 'title', '{}', now())
  `)
  expect(await engine.contacts.chats(ana, carlos.id)).toMatchObject([{ id: chatId, channel: 'telegram' }])
  expect(await refusal(engine.contacts.unlinkChat(ana, carlos.id, chatId))).toBe(
    'Forbidden only_administrators',
  )

  await engine.contacts.unlinkChat(rute, carlos.id, chatId)
  expect(await engine.contacts.chats(ana, carlos.id)).toEqual([])
  expect(await db.rows(sql`select from conversation`)).toEqual([])
  expect(await refusal(engine.contacts.unlinkChat(rute, carlos.id, chatId))).toBe('NotFound chat_not_found')
})

test('who administers one company cannot take the place of a person who also belongs to another', async () => {
  const { engine, rute, beto, totall, carlos } = await desk()
  expect(await refusal(engine.contacts.find(beto, carlos.id))).toBe('NotFound contact_not_found')

  const outra = await engine.customers.add(rute, { companyId: totall.id, name: 'Outra' })
  await engine.contacts.setMembership(rute, carlos.id, outra.id)
  expect(await engine.contacts.find(beto, carlos.id)).toMatchObject({ name: 'Carlos Souza' })
  expect((await engine.contacts.membershipsShown(beto, carlos.id)).map(({ customer }) => customer)).toEqual([
    'Outra',
  ])
  const theft = { name: 'Carlos', mobile: '11 90000-0000' }
  const refused = 'Forbidden contact_of_other_companies'
  expect(await refusal(engine.contacts.change(beto, carlos.id, theft))).toBe(refused)
  expect(await refusal(engine.contacts.invite(beto, carlos.id))).toBe(refused)
})

test('what a chat asks works inside the transaction of its message', async () => {
  const { db, deps, carlos } = await desk()
  await db.transaction(async (tx) => {
    const within = nouns({ ...deps, db: tx })
    const actor = await inChat(within, carlos)
    expect(await within.contacts.byPhone('11987654321')).toHaveLength(1)
    expect(await within.departments.offered(actor.memberships[0]?.companyId ?? '')).toMatchObject([
      { name: 'Suporte' },
    ])
    expect(await within.contracts.current(actor.memberships[0]?.customerId ?? '')).toBeNull()
  })
})
