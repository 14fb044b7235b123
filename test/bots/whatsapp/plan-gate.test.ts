import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, DAY, HOUR, MINUTE, mailOf } from '../../world.ts'
import { codeMailedTo } from '../telegram/walk.ts'
import { startWhatsappWalk, type WhatsappWalk } from './walk.ts'

describe('WhatsApp is for the plans that include it', () => {
  let walk: WhatsappWalk
  beforeEach(async () => {
    walk = await startWhatsappWalk(await createWorld())
    const data = { username: 'horizonte_suporte_bot' }
    await walk.engine.channels.report('telegram', 'ready', { data })
  })

  const tickets = async () =>
    (await walk.db.one<{ count: number }>(sql`select count(*)::int as count from ticket`)).count
  const linked = async (address: string) =>
    walk.db.one<{ contactId: string | null; linkedBy: string | null }>(
      sql`select contact_id, linked_by from chat where channel = 'whatsapp' and external_id = ${address}`,
    )

  test('Maria, whose plan is basic, is told once a day which channel is hers', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Oi')
    const { text } = await maria.waitFor('Pelo WhatsApp atendemos os planos')
    expect(text).toContain('O seu canal com a gente é o Telegram: https://t.me/horizonte_suporte_bot')
    expect(text).toContain('peça por lá a mudança do seu plano')
    for (const more of ['A nota 10125 dá erro', '1', 'Abrir ticket', 'menu', 'sair', '/start', '🙂'])
      maria.say(more)
    maria.send({ mediaType: 'image/jpeg' })
    maria.happens('call')
    maria.happens('sticker')
    await walk.settled()
    expect(maria.received).toHaveLength(1)
    walk.clock.advance(DAY + MINUTE)
    maria.say('Alguém?')
    await maria.waitFor('O seu canal com a gente')
    expect(await tickets()).toBe(0)
    expect(await linked(maria.address)).toEqual({ contactId: null, linkedBy: null })
  })

  test('also who floods is told but once', async () => {
    const zeca = walk.stranger()
    for (let n = 0; n < 40; n++) zeca.say(`Mensagem ${n}`)
    await walk.settled()
    expect(zeca.received).toHaveLength(1)
  })

  test('who is registered and who is not get the same answer', async () => {
    const maria = walk.phoneOf(walk.maria)
    const zeca = walk.stranger()
    maria.say('Quero abrir um ticket')
    zeca.say('Quero abrir um ticket')
    const hers = await maria.waitFor('O seu canal')
    const his = await zeca.waitFor('O seu canal')
    expect(hers.text).toBe(his.text)
    expect(his.text).not.toMatch(/Padaria|Horizonte Sistemas|Maria/)
  })

  test('without Telegram they are told to take their usual channel', async () => {
    await walk.engine.channels.report('telegram', 'off')
    const zeca = walk.stranger()
    zeca.say('Oi')
    await zeca.waitFor('pelo canal de sempre')
  })

  test('Rosa is known by her number at once, and what she wrote is taken up', async () => {
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('A nota 10125 é rejeitada com o código 539')
    await rosa.waitFor('Confirmei quem você é')
    const { text } = await rosa.waitFor('A nota 10125 é rejeitada com o código 539')
    expect(text).toContain('Abrir um novo ticket')
    expect(await linked(rosa.address)).toEqual({ contactId: walk.rosa.id, linkedBy: 'phone' })
  })

  test('also without the ninth digit, and behind a hidden number', async () => {
    const old = walk.stranger({ phone: '551187650003' })
    old.say('Oi')
    await old.waitFor('Olá, Rosa!')
    const hidden = walk.stranger({ phone: '5511987650004', lid: '998877665544' })
    hidden.say('Oi')
    await hidden.waitFor('Olá, Tiago!')
  })

  test('whose number could not be asked for is known as soon as it can', async () => {
    walk.office.asksInVain(2)
    const hidden = walk.stranger({ phone: '5511987650004', lid: '998877665544' })
    hidden.say('Oi')
    await hidden.waitFor('Pelo WhatsApp atendemos os planos')
    hidden.say('Oi')
    await hidden.waitFor('Olá, Tiago!')
  })

  test('a number that two people share says of neither who is there', async () => {
    await walk.db.query(sql`update contact set phone = '+5511987650003' where id = ${walk.tiago.id}`)
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('Oi')
    await rosa.waitFor('Pelo WhatsApp atendemos os planos')
    expect((await linked(rosa.address)).contactId).toBeNull()
  })

  test('from an unknown number Rosa proves who she is by a code to her e-mail', async () => {
    const rosa = walk.stranger({ name: 'Rosa' })
    rosa.say('O sistema não abre desde cedo')
    await rosa.waitFor('escreva aqui o e-mail do seu cadastro')
    rosa.say(mailOf('Rosa Martins'))
    await rosa.waitFor('um código de 6 números chega lá')
    rosa.say('000000')
    await rosa.waitFor('O código não confere')
    rosa.say('cadê o código?')
    await rosa.waitFor('O código não confere')
    rosa.say((await codeMailedTo(walk, mailOf('Rosa Martins')))!)
    await rosa.waitFor('Confirmei quem você é')
    await rosa.waitFor('O sistema não abre desde cedo')
    expect(await linked(rosa.address)).toEqual({ contactId: walk.rosa.id, linkedBy: 'email' })
  })

  test('an e-mail that is not registered is answered alike', async () => {
    const zeca = walk.stranger()
    zeca.say('ninguem@exemplo.com.br')
    await zeca.waitFor('Se ninguem@exemplo.com.br estiver no cadastro')
    expect(await codeMailedTo(walk, 'ninguem@exemplo.com.br')).toBeNull()
  })

  test('Maria proves who she is, and hears that her plan does not include it', async () => {
    const maria = walk.stranger({ name: 'Maria' })
    maria.say(mailOf('Maria Souza'))
    await maria.waitFor('um código de 6 números')
    maria.say((await codeMailedTo(walk, mailOf('Maria Souza')))!)
    const { text } = await maria.waitFor('não inclui o WhatsApp')
    expect(text).not.toContain('Abrir ticket')
    maria.say('Abrir ticket')
    maria.say('1')
    await walk.settled()
    expect(maria.unread()).toEqual([])
    expect(await tickets()).toBe(0)
  })

  test('an invite lets in whose plan includes it', async () => {
    const { token } = await walk.engine.contacts.invite(walk.davi, walk.rosa.id)
    const rosa = walk.stranger({ name: 'Rosa' })
    rosa.say(`/start ${token}`)
    await rosa.waitFor('Olá, Rosa!')
    const late = walk.stranger({ name: 'Zeca' })
    late.say(`/start ${token}`)
    const { text } = await late.waitFor('Este convite não vale mais')
    expect(text).not.toContain('compartilhe')
  })

  test('a plan that ends turns its open tickets to the other channels', async () => {
    const rosa = await walk.greeted(walk.rosa)
    const { id } = await walk.opened(walk.rosa, walk.ana)
    await walk.settled()
    await walk.db.query(
      sql`update contract set ends_on = '2026-11-22' where customer_id = ${walk.boaVista.id}`,
    )
    rosa.unread()
    const before = rosa.received.length
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize.' })
    await walk.settled()
    expect(rosa.received).toHaveLength(before)
    expect(
      await walk.db.rows(sql`
        select channel from outbox_message where ticket_id = ${id} and kind = 'ticket.solved' order by channel`),
    ).toEqual([{ channel: 'email' }, { channel: 'telegram' }])
    rosa.say('1')
    await rosa.waitFor('não inclui o WhatsApp')
    rosa.say('Aprovar')
    await walk.settled()
    expect(await walk.db.one(sql`select state from ticket where id = ${id}`)).toEqual({
      state: 'awaiting_approval',
    })
    await walk.db.query(sql`update contract set ends_on = null where customer_id = ${walk.boaVista.id}`)
    walk.clock.advance(HOUR)
    rosa.say('menu')
    await rosa.waitFor('Olá, Rosa!')
  })

  test('of several companies a person finds on WhatsApp only those whose plan includes it', async () => {
    await walk.db.query(sql`
      insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
      values (${walk.rosa.id}, ${walk.padaria.id}, true, false, true)`)
    await walk.opens(walk.maria, { title: 'Segredo da padaria' })
    await walk.opens(walk.rosa)
    const rosa = await walk.greeted(walk.rosa)
    rosa.say('Meus tickets')
    const { text } = await rosa.waitFor('Seus tickets')
    expect(text).toContain('202611/0002')
    expect(text).not.toContain('Segredo')
    rosa.say('202611/0001')
    await walk.settled()
    expect(rosa.received.map((message) => message.text).join()).not.toContain('Segredo')
  })
})
