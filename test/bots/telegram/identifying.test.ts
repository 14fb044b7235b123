import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, mailOf } from '../../world.ts'
import { codeMailedTo, startWalk, type Walk } from './walk.ts'

describe('proving who is there', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
    await walk.db.query(sql`update chat set contact_id = null, customer_id = null where channel = 'telegram'`)
  })

  const linked = (id: number) =>
    walk.db.one<{ contactId: string | null; linkedBy: string | null }>(
      sql`select contact_id, linked_by from chat where channel = 'telegram' and external_id = ${String(id)}`,
    )

  test('a stranger gets a kind answer and nothing else', async () => {
    const zeca = walk.stranger({ id: 71 })
    zeca.start()
    const answer = await zeca.waitFor('confirmar quem você é')
    expect(answer.text).not.toMatch(/Padaria|Horizonte|Maria/)
    zeca.say('Quero ver os tickets da Padaria')
    await walk.settled()
    expect(zeca.messages.map(({ text }) => text).join()).not.toMatch(/ticket d/)
  })

  test('Maria shares her own number and is known', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.start()
    await maria.waitFor('confirmar quem você é')
    maria.press('Compartilhar meu número')
    const hello = await maria.waitFor('Confirmei quem você é')
    expect(hello.text).toContain('Olá, Maria!')
    expect(maria.buttons()).toEqual(['🆕 Abrir ticket', '📋 Meus tickets', '❓ Ajuda'])
    expect(await linked(987650001)).toEqual({ contactId: walk.maria.id, linkedBy: 'phone' })
  })

  test("somebody else's number proves nothing", async () => {
    const zeca = walk.stranger({ id: 72 })
    zeca.start()
    await zeca.waitFor('confirmar quem você é')
    zeca.sendContact({ phone: '+5511987650001', firstName: 'Maria', userId: 987650001 })
    await zeca.waitFor('seu próprio número')
    zeca.sendContact({ phone: '+5511987650001', firstName: 'Maria' })
    await zeca.waitFor('seu próprio número')
    expect((await linked(72)).contactId).toBeNull()
  })

  test('an unknown number and an unknown e-mail are told alike', async () => {
    const zeca = walk.stranger({ id: 73, phone: '+5521999990000' })
    zeca.start()
    await zeca.waitFor('confirmar quem você é')
    zeca.press('Compartilhar meu número')
    await zeca.waitFor('Não consegui confirmar o seu cadastro')
    zeca.say('ninguem@exemplo.com.br')
    await zeca.waitFor('Se ninguem@exemplo.com.br estiver no cadastro')
    zeca.say('123456')
    await zeca.waitFor('O código não confere')
    expect(await codeMailedTo(walk, 'ninguem@exemplo.com.br')).toBeNull()
    expect((await linked(73)).contactId).toBeNull()
  })

  test('a number that two people share asks for the e-mail instead', async () => {
    await walk.db.query(
      sql`update contact set phone = '+551132330000' where id = any(${[walk.maria.id, walk.joao.id]}::uuid[])`,
    )
    const reception = walk.stranger({ id: 74, phone: '+551132330000' })
    reception.start()
    await reception.waitFor('confirmar quem você é')
    reception.press('Compartilhar meu número')
    await reception.waitFor('Escreva, por favor, o e-mail')
    expect((await linked(74)).contactId).toBeNull()
  })

  test('Maria proves it by a code that only her mailbox gets', async () => {
    const maria = walk.stranger({ id: 75, name: 'Maria' })
    maria.start()
    await maria.waitFor('confirmar quem você é')
    const typed = mailOf(walk.maria.name).toUpperCase()
    maria.say(`é ${typed}`)
    await maria.waitFor('um código de 6 números chega')
    const code = await codeMailedTo(walk, mailOf(walk.maria.name))
    maria.say('000 000')
    await maria.waitFor('O código não confere')
    maria.say(` ${code!.slice(0, 3)} ${code!.slice(3)} `)
    await maria.waitFor('Confirmei quem você é')
    expect(await linked(75)).toEqual({ contactId: walk.maria.id, linkedBy: 'email' })
  })

  test('after five wrong codes even the right one is refused', async () => {
    const thief = walk.stranger({ id: 76 })
    thief.start()
    await thief.waitFor('confirmar quem você é')
    thief.say(mailOf(walk.maria.name))
    await thief.waitFor('um código de 6 números chega')
    const code = await codeMailedTo(walk, mailOf(walk.maria.name))
    for (let n = 0; n < 5; n++) thief.say(code === '111111' ? '222222' : '111111')
    await thief.waitFor('Este código não vale mais')
    thief.say(code!)
    await walk.settled()
    expect((await linked(76)).contactId).toBeNull()
  })

  test('a code is worth nothing after ten minutes', async () => {
    const late = walk.stranger({ id: 77 })
    late.start()
    await late.waitFor('confirmar quem você é')
    late.say(mailOf(walk.maria.name))
    await late.waitFor('um código de 6 números chega')
    const code = await codeMailedTo(walk, mailOf(walk.maria.name))
    walk.clock.advance(10 * 60_000 + 1)
    late.say(code!)
    await late.waitFor('Este código não vale mais')
    expect((await linked(77)).contactId).toBeNull()
  })

  test('an invite opens the chat once', async () => {
    const { token } = await walk.engine.contacts.invite(walk.davi, walk.rosa.id)
    const rosa = walk.stranger({ id: 78, name: 'Rosa' })
    rosa.start(token)
    await rosa.waitFor('Olá, Rosa!')
    expect(await linked(78)).toEqual({ contactId: walk.rosa.id, linkedBy: 'invite' })
    const other = walk.stranger({ id: 79 })
    other.start(token)
    await other.waitFor('Este convite não vale mais')
    expect((await linked(79)).contactId).toBeNull()
  })

  test('an invite for somebody else moves the chat, and nothing of the one before is left', async () => {
    await walk.db.query(sql`update chat set contact_id = ${walk.maria.id} where external_id = '987650001'`)
    await walk.opens(walk.maria)
    const phone = walk.phoneOf(walk.maria)
    phone.say('202611/0001')
    await phone.waitFor('O que você escrever aqui')
    const { token } = await walk.engine.contacts.invite(walk.davi, walk.rosa.id)
    phone.start(token)
    await phone.waitFor('Olá, Rosa!')
    phone.say('escrito por outra pessoa')
    await phone.waitFor('Quer abrir um ticket com ela?')
    expect(await walk.db.rows(sql`select 1 from log`)).toEqual([])
    phone.start(token)
    await phone.waitFor('mas você já está conectado')
  })

  test('whoever disconnects is a stranger again', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.start()
    await maria.waitFor('confirmar quem você é')
    maria.press('Compartilhar meu número')
    await maria.waitFor('Olá, Maria!')
    maria.command('sair')
    await maria.waitFor('Quer desconectar')
    maria.press('Sim, desconectar')
    await maria.waitFor('foi desconectada')
    expect((await linked(987650001)).contactId).toBeNull()
    maria.say('Meus tickets')
    await maria.waitFor('confirmar quem você é')
  })

  test('who disconnects leaves nothing behind for the next person, in another chat', async () => {
    await walk.db.query(sql`
      update chat set contact_id = case external_id when '987650001' then ${walk.maria.id}::uuid else ${walk.rosa.id}::uuid end
      where external_id in ('987650001', '987650003')`)
    const ticket = await walk.opened(walk.rosa, walk.ana)
    await walk.engine.tickets.solve(walk.ana, ticket.id, { text: 'Pronto.' })
    const maria = walk.phoneOf(walk.maria)
    maria.command('sair')
    await maria.waitFor('Quer desconectar')
    maria.press('Sim, desconectar')
    await maria.waitFor('foi desconectada')
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('Abrir ticket')
    await rosa.waitFor('🔔')
  })

  test('the e-mail is asked for once, and nobody is greeted twice', async () => {
    const zeca = walk.stranger({ id: 80 })
    zeca.start()
    expect((await zeca.waitFor('confirmar quem você é')).text).toMatch(/^Olá!/)
    zeca.press('Usar meu e-mail')
    const question = await zeca.waitFor('Escreva o e-mail do seu cadastro')
    expect(question.text).not.toMatch(/Olá|confirmar/)
    zeca.say('não lembro')
    expect((await zeca.waitFor('Escreva o e-mail do seu cadastro')).text).not.toContain('Olá')
    zeca.command('start')
    await zeca.waitFor(/^Olá!/)
    zeca.say('o sistema parou')
    expect((await zeca.waitFor('confirmar quem você é')).text).not.toContain('Olá')
  })
})
