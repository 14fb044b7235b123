import { beforeEach, describe, expect, test } from 'vitest'
import { forgetStrangers } from '../../../bots/index.ts'
import type { ChatDriver } from '../../../bots/simulator/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, DAY, HOUR, mailOf } from '../../world.ts'
import { codeMailedTo, logsOf, startWalk, type Walk } from './walk.ts'

describe('what a stranger writes before anybody knows them', () => {
  let walk: Walk
  let maria: ChatDriver
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
    await walk.db.query(sql`update chat set contact_id = null, customer_id = null where channel = 'telegram'`)
    maria = walk.phoneOf(walk.maria)
  })

  const files = () =>
    walk.db.rows<{ name: string; ticketId: string | null }>(
      sql`select name, ticket_id from attachment order by created_at, id`,
    )
  const remembered = async () =>
    JSON.stringify(await walk.db.rows(sql`select state, context from conversation`))
  const asked = (phone: ChatDriver) =>
    phone.messages.filter(({ text }) => text?.includes('confirmar quem você é')).length

  test('waits, and becomes a ticket once they are', async () => {
    maria.say('O sistema não emite nota desde ontem')
    const ask = await maria.waitFor('confirmar quem você é')
    expect(ask.text).toContain('Guardei o que você escreveu')
    maria.sendDocument({ name: 'erro.pdf', caption: 'O erro está aqui' })
    await walk.settled()
    expect(await files()).toEqual([])
    maria.press('Compartilhar meu número')
    const offer = await maria.waitFor('Você tinha escrito')
    expect(offer.text).toContain('“O sistema não emite nota desde ontem')
    expect(offer.text).toContain('📎 1 arquivo')
    expect(offer.text).toContain('Quer abrir um ticket com isto?')
    maria.press('Abrir um novo ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Nota não sai')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('O sistema não emite nota desde ontem\nO erro está aqui')
    expect(review.text).toContain('Anexos: 1 (erro.pdf)')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    expect(await files()).toMatchObject([{ name: 'erro.pdf', ticketId: expect.any(String) }])
  })

  test('goes to the ticket that they choose', async () => {
    const ticket = await walk.opens(walk.maria)
    maria.say('Voltou a dar erro')
    const { message_id: id } = maria.say('agora na nota 10126')
    await maria.waitFor('confirmar quem você é')
    maria.edit(id, 'agora na nota 10127')
    await walk.settled()
    maria.press('Compartilhar meu número')
    const offer = await maria.waitFor('Você tinha escrito')
    expect(offer.text).toContain('Sobre qual ticket é?')
    maria.press('202611/0001')
    await maria.waitFor('Anotado no ticket 202611/0001')
    expect(await logsOf(walk, ticket.id)).toEqual(['Maria Souza: Voltou a dar erro\nagora na nota 10127'])
  })

  test('is forgotten when they say so', async () => {
    maria.say('Deixa para lá o que eu ia dizer')
    await maria.waitFor('confirmar quem você é')
    maria.press('Compartilhar meu número')
    await maria.waitFor('Você tinha escrito')
    maria.press('Descartar')
    await maria.waitFor('deixei essa mensagem de lado')
    expect(await remembered()).not.toContain('Deixa para lá')
  })

  test('is only what they have to say: no greeting, command, e-mail or code', async () => {
    maria.say('Bom dia!')
    await maria.waitFor('confirmar quem você é')
    maria.say('Meus tickets')
    maria.say('/novo')
    maria.sendSticker()
    maria.say(`o meu e-mail é ${mailOf(walk.maria.name)}`)
    await maria.waitFor('um código de 6 números chega')
    const code = await codeMailedTo(walk, mailOf(walk.maria.name))
    maria.say('000000')
    await maria.waitFor('O código não confere')
    maria.say(code!)
    await maria.waitFor('Olá, Maria!')
    await walk.settled()
    expect(maria.screenText()).not.toContain('Você tinha escrito')
    expect(await remembered()).not.toContain('e-mail é')
  })

  test('is kept as well when their e-mail stands in the middle of it', async () => {
    const story = `Aqui é a Maria (${mailOf(walk.maria.name)}), da padaria, e o sistema não abre desde ontem`
    maria.say(story)
    await maria.waitFor('um código de 6 números chega')
    maria.say((await codeMailedTo(walk, mailOf(walk.maria.name)))!)
    expect((await maria.waitFor('Você tinha escrito')).text).toContain('o sistema não abre desde ontem')
  })

  test('asks them only once who they are, however fast they write', async () => {
    for (const line of ['Oi', 'sistema parado', 'ninguém emite nota', 'cliente no balcão']) maria.say(line)
    await maria.waitFor('confirmar quem você é')
    await walk.settled()
    expect(asked(maria)).toBe(1)
    maria.press('Compartilhar meu número')
    expect((await maria.waitFor('Você tinha escrito')).text).toContain(
      '“sistema parado\nninguém emite nota\ncliente no balcão”',
    )
  })

  test('has a measure, which they are told of', async () => {
    for (let n = 0; n < 30; n++) maria.say(`${n} ${'palavra '.repeat(400)}`)
    for (let n = 0; n < 30; n++) maria.sendDocument({ name: `arquivo-${n}.pdf` })
    await walk.settled()
    expect((await remembered()).length).toBeLessThan(20_000)
    expect(
      await walk.db.rows(sql`select 1 from outbox_message where payload::text like '%Nada se perde%'`),
    ).toEqual([])
    walk.clock.advance(HOUR)
    maria.say(`alguém aí? ${'palavra '.repeat(400)}`)
    expect((await maria.waitFor('confirmar quem você é')).text).toContain('Já guardei bastante')
    maria.press('Compartilhar meu número')
    await maria.waitFor('Você tinha escrito')
    const kept = await files()
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThanOrEqual(10)
  })

  test('is gone after seven days, as an invite is, and nobody has seen it', async () => {
    maria.say('Segredo de quem escreveu')
    maria.sendDocument({ name: 'segredo.pdf' })
    await maria.waitFor('confirmar quem você é')
    await walk.settled()
    walk.clock.advance(7 * DAY - HOUR)
    expect(await forgetStrangers(walk)).toBe(0)
    walk.clock.advance(2 * HOUR)
    expect(await forgetStrangers(walk)).toBe(1)
    expect(await forgetStrangers(walk)).toBe(0)
    expect(await remembered()).not.toMatch(/segredo/i)
    maria.say('oi')
    await maria.waitFor('confirmar quem você é')
    maria.press('Compartilhar meu número')
    await maria.waitFor('Olá, Maria!')
    await walk.settled()
    expect(maria.screenText()).not.toContain('Você tinha escrito')
    expect(await files()).toEqual([])
  })

  test('is never offered to the person who had the chat before', async () => {
    maria.start()
    await maria.waitFor('confirmar quem você é')
    maria.press('Compartilhar meu número')
    await maria.waitFor('Olá, Maria!')
    maria.say('Escrito pela Maria')
    await maria.waitFor('Guardei a sua mensagem')
    const { token } = await walk.engine.contacts.invite(walk.davi, walk.rosa.id)
    maria.start(token)
    await maria.waitFor('Olá, Rosa!')
    await walk.settled()
    expect(maria.screenText()).not.toContain('Você tinha escrito')
  })
})
