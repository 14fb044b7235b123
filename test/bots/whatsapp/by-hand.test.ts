import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, HOUR, MINUTE } from '../../world.ts'
import type { Handset } from './post-office.ts'
import { startWhatsappWalk, type WhatsappWalk } from './walk.ts'

let walk: WhatsappWalk
let rosa: Handset
beforeEach(async () => {
  walk = await startWhatsappWalk(await createWorld())
  rosa = await walk.greeted(walk.rosa)
})

test('who is answered from the phone hears nothing of Bote, and what both say is in the ticket', async () => {
  const ticket = await walk.opened(walk.rosa, walk.ana)
  await walk.settled()
  const before = rosa.received.length
  await answersByHand('Rosa, reinicie o servidor fiscal, por favor')
  await says('Reiniciei')
  await says('1')
  await says('Obrigada!')
  expect(rosa.received).toHaveLength(before)
  expect(await logs(ticket.id)).toEqual([
    ['private', 'Bote', '📱 Respondido pelo celular do número:\nRosa, reinicie o servidor fiscal, por favor'],
    ['public', 'Rosa Martins', 'Reiniciei'],
    ['public', 'Rosa Martins', '1'],
    ['public', 'Rosa Martins', 'Obrigada!'],
  ])
})

test('a reply to news of a ticket belongs to that ticket, whatever else is open', async () => {
  const [first] = [await walk.opened(walk.rosa, walk.ana), await walk.opened(walk.rosa, walk.ana)]
  await walk.settled()
  const news = rosa.received.find(({ text }) => text.includes(first!.number))!
  await answersByHand('Qual deles?')
  rosa.say('Este', { at: walk.clock.now().toISOString(), quoted: news.id })
  await walk.settled()
  expect(await logs(first!.id)).toEqual([['public', 'Rosa Martins', 'Este']])
})

test('half an hour after the last answer Bote talks again', async () => {
  await answersByHand('Já te ligo')
  walk.clock.advance(20 * MINUTE)
  await answersByHand('Liguei')
  walk.clock.advance(29 * MINUTE)
  const before = rosa.received.length
  await says('Oi')
  expect(rosa.received).toHaveLength(before)
  walk.clock.advance(2 * MINUTE)
  await says('Oi')
  await rosa.waitFor('Olá')
})

test('the silence lasts as long as the company says', async () => {
  await walk.db.query(sql`update company set own_phone_minutes = 5`)
  await answersByHand('Já te ligo')
  walk.clock.advance(6 * MINUTE)
  await says('Oi')
  await rosa.waitFor('Olá')
})

test('what was answered hours ago, and found only now, silences nobody', async () => {
  await answersByHand('Bom dia', new Date(walk.clock.now().getTime() - 2 * HOUR))
  await says('Oi')
  await rosa.waitFor('Olá')
})

test('without a case at hand the words are kept, and asked about when Bote may talk again', async () => {
  await answersByHand('O que houve?')
  await says('A impressora fiscal parou')
  await says('Desde ontem')
  expect(rosa.unread()).toEqual([])
  walk.clock.advance(31 * MINUTE)
  await says('E agora nem liga')
  const { text } = await rosa.waitFor('Guardei')
  expect(text).toContain('ticket')
  const [kept] = await walk.db.rows<{ context: { dialog: { text: string } } }>(
    sql`select context from conversation where state = 'homeless.asking'`,
  )
  expect(kept?.context.dialog.text).toBe('A impressora fiscal parou\nDesde ontem\nE agora nem liga')
})

test('a file that was sent from the phone is in the ticket as well', async () => {
  const ticket = await walk.opened(walk.rosa, walk.ana)
  await walk.settled()
  const media = { name: 'manual.pdf', mediaType: 'application/pdf', size: 3 }
  rosa.happens('own', { name: null, at: walk.clock.now().toISOString(), media })
  await walk.settled()
  expect(await logs(ticket.id)).toEqual([['private', 'Bote', '📱 Enviado pelo celular do número.']])
  expect(await walk.db.rows(sql`select name, ticket_id from attachment`)).toEqual([
    { name: 'manual.pdf', ticketId: ticket.id },
  ])
})

test('strangers to whom somebody talks by hand are not asked who they are', async () => {
  const zeca = walk.stranger()
  zeca.happens('own', { name: null, at: walk.clock.now().toISOString(), text: 'Oi, Zeca, é o Davi' })
  await walk.settled()
  zeca.say('Fala, Davi!', { at: walk.clock.now().toISOString() })
  await walk.settled()
  expect(zeca.received).toEqual([])
})

test('news of a ticket come all the same: they are no talk', async () => {
  const ticket = await walk.opened(walk.rosa, walk.ana)
  await walk.settled()
  await answersByHand('Estou vendo')
  await walk.engine.tickets.write(walk.ana, ticket.id, { text: 'Corrigido na versão 12' })
  await rosa.waitFor('Corrigido na versão 12')
})

async function answersByHand(text: string, at = walk.clock.now()): Promise<void> {
  rosa.happens('own', { name: null, at: at.toISOString(), text })
  await walk.settled()
}

async function says(text: string): Promise<void> {
  rosa.say(text, { at: walk.clock.now().toISOString() })
  await walk.settled()
}

async function logs(ticketId: string): Promise<[string, string, string][]> {
  const rows = await walk.db.rows<{ visibility: string; author: string; body: string }>(sql`
    select l.visibility, e.actor as author, l.body from log l join event e on e.log_id = l.id
    where l.ticket_id = ${ticketId} order by l.id`)
  return rows.map(({ visibility, author, body }) => [visibility, author, body])
}
