import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import type { Phone } from '../../../bots/simulator/whatsapp/index.ts'
import { SYSTEM } from '../../../engine/actor.ts'
import { sql } from '../../../engine/database/sql.ts'
import { placeOf } from '../../../engine/whatsapp-number/place.ts'
import { eventually } from '../../eventually.ts'
import { LONG } from './number.ts'
import { ROSA, ROSAS } from './people.ts'
import { openTwoNumbers } from './two-numbers.ts'

it(
  'answers by the number that a person wrote to, and tells them by the one of the company of the ticket',
  LONG,
  async () => {
    const two = await openTwoNumbers()
    await two.linked()
    const { engine, db, ana, rosa, first, own } = two
    const [atFirst, atOwn] = [first.simulator.phone(ROSA), own.simulator.phone(ROSA)]
    atOwn.say('Oi')
    await eventually(() => expect(said(atOwn)).toContain('Olá, Rosa'), 30_000)
    expect(atFirst.received()).toEqual([])
    atFirst.say('Oi')
    await eventually(() => expect(said(atFirst)).toContain('Olá, Rosa'), 30_000)
    const chats = await db.rows<{ externalId: string }>(sql`
      select external_id from chat where channel = 'whatsapp' and contact_id = ${rosa.id} order by last_seen_at`)
    expect(chats.map(({ externalId }) => externalId).sort()).toEqual([ROSAS, `${own.number}/${ROSAS}`].sort())

    const ticket = await two.opened(rosa, ana)
    await engine.tickets.write(ana, ticket.id, { text: 'Corrigido na versão 12' })
    await eventually(() => expect(said(atOwn)).toContain('versão 12'), 40_000)
    expect(said(atFirst)).not.toContain(ticket.number)
    expect(said(atFirst)).not.toContain('versão 12')
  },
)

it('gets a file from the number that it was sent to', LONG, async () => {
  const two = await openTwoNumbers()
  const { engine } = await two.replica()
  await two.first.scan()
  await two.own.scan()
  const bytes = Buffer.from('<nfe>10125</nfe>')
  two.own.simulator.phone(ROSA).sendFile({ filename: 'nota.xml', mimetype: 'text/xml', bytes })
  const ref = await eventually(async () => {
    const { ref } = await two.db.one<{ ref: string }>(sql`
      select payload -> 'media' ->> 'ref' as ref from inbox_message where channel = 'whatsapp'`)
    return ref
  }, 30_000)
  const source = { channel: 'whatsapp' as const, messageId: ref }
  const { id } = await engine.attachments.pending(two.rosa, { name: 'nota.xml', size: bytes.length, source })
  expect(await engine.attachments.fetch(id, { last: false })).toBe('done')
  expect(await buffer((await engine.attachments.open(SYSTEM, id)).stream)).toEqual(bytes)
})

it('goes on with one number while the other is away, and keeps what is to be said there', LONG, async () => {
  const two = await openTwoNumbers()
  await two.linked()
  const { engine, ana, rosa, first, own } = two
  const [atFirst, atOwn] = [first.simulator.phone(ROSA), own.simulator.phone(ROSA)]
  atOwn.say('Oi')
  await eventually(() => expect(said(atOwn)).toContain('Olá, Rosa'), 30_000)
  own.simulator.own.unlink()
  await own.becomes('qr')
  const ticket = await two.opened(rosa, ana)
  await engine.tickets.write(ana, ticket.id, { text: 'Corrigido na versão 12' })
  atFirst.say('Oi')
  await eventually(() => expect(said(atFirst)).toContain('Olá, Rosa'), 30_000)
  expect(await engine.channels.of(placeOf(null))).toMatchObject({ state: 'ready' })
  expect(await engine.channels.of(placeOf(own.number))).toMatchObject({ state: 'down', detail: 'qr' })
  const mails = await two.db.rows<{ kind: string; payload: { subject: string } }>(sql`
    select kind, payload from outbox_message where kind = 'channel.whatsapp.logged_out'`)
  expect(mails).toMatchObject([{ payload: { subject: 'O WhatsApp Horizonte precisa de você' } }])

  await own.scan()
  await eventually(() => expect(said(atOwn)).toContain('versão 12'), 40_000)
  expect(said(atFirst)).not.toContain('versão 12')
})

it('is shared by two replicas, which never drive the same number', LONG, async () => {
  const two = await openTwoNumbers({ leaseMs: 6_000 })
  const before = await two.linked()
  await two.replica()
  const { db, first, own } = two
  await db.query(sql`
    update lease set token = token + 1, holder = 'another', expires_at = now() + interval '1 second'
    where name = ${placeOf(own.number)}`)
  await eventually(() => expect(own.processes()).toBeNull(), 30_000)
  await eventually(() => expect(own.simulator.isLinked()).toBe(true), 60_000)
  await own.becomes('ready')
  const atOwn = own.simulator.phone(ROSA)
  atOwn.say('Oi')
  await eventually(() => expect(said(atOwn)).toContain('Olá, Rosa'), 30_000)
  expect(atOwn.received()).toHaveLength(1)
  expect(await first.session()).toMatchObject({ state: 'ready', starts: 1 })

  await before.stop(5_000)
  await eventually(() => {
    expect(first.simulator.isLinked()).toBe(true)
    expect(own.simulator.isLinked()).toBe(true)
  }, 60_000)
  await first.becomes('ready')
  await own.becomes('ready')
  const atFirst = first.simulator.phone(ROSA)
  atFirst.say('Oi')
  await eventually(() => expect(said(atFirst)).toContain('Olá, Rosa'), 30_000)
  expect(atFirst.received()).toHaveLength(1)
})

it('gives a number that is removed back to its phone, and is back with the first alone', LONG, async () => {
  const two = await openTwoNumbers()
  await two.linked()
  const { engine, db, davi, first, own } = two
  const atOwn = own.simulator.phone(ROSA)
  atOwn.say('Oi')
  await eventually(() => expect(said(atOwn)).toContain('Olá, Rosa'), 30_000)
  await eventually(async () => {
    expect(await db.rows(sql`select 1 from outbox_message where state <> 'sent'`)).toEqual([])
  }, 20_000)
  await engine.whatsappNumbers.remove(davi, own.number!)
  await eventually(async () => {
    const status = await engine.channels.of(placeOf(own.number))
    expect(status).toMatchObject({ state: 'off' })
  }, 60_000)
  expect(own.processes()).toBeNull()
  expect(own.simulator.isLinked()).toBe(false)
  expect(await first.session()).toMatchObject({ state: 'ready', starts: 1 })
  const chats = await db.rows(sql`select dead_reason from chat where channel = 'whatsapp'`)
  expect(chats).toEqual([{ deadReason: 'number_removed' }])
})

function said(phone: Phone): string {
  return phone
    .received()
    .map(({ body }) => body)
    .join('\n')
}
