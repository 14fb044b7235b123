import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, HOUR, MINUTE } from '../../world.ts'
import { logsOf, startWalk, type Walk } from './walk.ts'

describe('any message has a home', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  const tickets = () =>
    walk.db.rows<{ id: string; title: string; description: string; followUpOfId: string | null }>(
      sql`select id, title, description, follow_up_of_id from ticket order by opened_at, number`,
    )

  test('a reply to a notice is a log of its ticket', async () => {
    const maria = await walk.greeted(walk.maria)
    const ticket = await walk.opened(walk.maria, walk.ana)
    const other = await walk.opens(walk.maria, { title: 'Outro assunto' })
    await walk.engine.tickets.ask(walk.ana, ticket.id, { text: 'Qual é a versão?' })
    const notice = await maria.waitFor('Qual é a versão?')
    maria.say('É a 12.1.2410', { replyTo: notice.message_id })
    await maria.waitFor('Anotado no ticket 202611/0001')
    expect(await logsOf(walk, ticket.id)).toEqual([
      'Ana Lima: Qual é a versão?',
      'Maria Souza: É a 12.1.2410',
    ])
    expect(await logsOf(walk, other.id)).toEqual([])
  })

  test('inside a chosen ticket every message is a log of it', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('Meus tickets')
    await maria.waitFor('Seus tickets')
    maria.press('202611/0001')
    const card = await maria.waitFor('O que você escrever aqui vai para este ticket')
    expect(card.text).toContain('Novo')
    expect(card.text).toContain('Ainda sem responsável')
    maria.say('Aconteceu de novo às 9h')
    await maria.waitFor('Anotado no ticket 202611/0001')
    maria.sendLocation(-23.5, -46.6)
    await maria.waitFor('Anotado')
    expect(await logsOf(walk, ticket.id)).toEqual([
      'Maria Souza: Aconteceu de novo às 9h',
      expect.stringContaining('maps.google.com/?q=-23.5,-46.6'),
    ])
  })

  test('otherwise the bot asks which ticket it is about, and keeps the message', async () => {
    const first = await walk.opens(walk.maria)
    await walk.opens(walk.maria, { title: 'Boleto em dobro' })
    const maria = walk.phoneOf(walk.maria)
    maria.say('Continua com o mesmo erro hoje')
    await maria.waitFor('Sobre qual ticket ela é?')
    maria.say('e agora em outra máquina')
    await walk.settled()
    maria.press('Erro ao emitir NF-e')
    await maria.waitFor('Anotado no ticket 202611/0001')
    expect(await logsOf(walk, first.id)).toEqual([
      'Maria Souza: Continua com o mesmo erro hoje\ne agora em outra máquina',
    ])
  })

  test('a message may become a new ticket without being told twice', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('O sistema está parado desde cedo')
    await maria.waitFor('Quer abrir um ticket com ela?')
    maria.press('Abrir um novo ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Sistema parado')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Descrição: O sistema está parado desde cedo')
  })

  test('what is put aside is put aside', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Era só um teste')
    await maria.waitFor('Quer abrir um ticket')
    maria.press('Descartar')
    await maria.waitFor('deixei essa mensagem de lado')
    expect(await tickets()).toEqual([])
  })

  test('a closed ticket does not reopen: the message begins a new one linked to it', async () => {
    const maria = await walk.greeted(walk.maria)
    const { id } = await walk.opened(walk.maria, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Corrigido.' })
    await walk.engine.tickets.approve(walk.maria, id)
    await walk.settled()
    const notice = maria.messages.find(({ text }) => text?.includes('enviou uma solução'))!
    maria.say('Voltou a dar o erro', { replyTo: notice.message_id })
    await maria.waitFor('já foi encerrado e não reabre')
    maria.press('Novo ticket ligado ao 202611/0001')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Erro voltou')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Continuação de: 202611/0001')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    expect(await tickets()).toMatchObject([{ id }, { description: 'Voltou a dar o erro', followUpOfId: id }])
  })

  test('late thanks on a closed ticket are only thanks', async () => {
    const maria = await walk.greeted(walk.maria)
    const { id } = await walk.opened(walk.maria, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Corrigido.' })
    await walk.engine.tickets.approve(walk.maria, id)
    await walk.settled()
    maria.say('Muito obrigada!')
    await maria.waitFor('Por nada!')
    const notice = maria.messages.find(({ text }) => text?.includes('enviou uma solução'))!
    maria.say('obrigada 🙏', { replyTo: notice.message_id })
    await maria.waitFor('Por nada!')
    expect(await tickets()).toHaveLength(1)
  })

  test('an edited message changes its log and the old words stay in the history', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    const said = maria.say('O erro é o 593')
    await maria.waitFor('Anotado')
    maria.edit(said.message_id, 'O erro é o 539')
    await maria.waitFor('Atualizei a mensagem no ticket 202611/0001')
    expect(await logsOf(walk, ticket.id)).toEqual(['Maria Souza: O erro é o 539'])
    expect(await walk.db.rows(sql`select body from log_edit`)).toEqual([{ body: 'O erro é o 593' }])
  })

  test('an edit reaches also what is not sent yet', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    const said = maria.say('Erro no NFe')
    await maria.waitFor('conte o que')
    maria.edit(said.message_id, 'Erro na NF-e')
    await walk.settled()
    maria.say('Rejeição 539')
    expect((await maria.waitFor('Confira antes')).text).toContain('Assunto: Erro na NF-e')
  })

  test('an edit changes its own words and leaves those of other messages', async () => {
    const maria = walk.phoneOf(walk.maria)
    const first = maria.say('A impressora parou')
    await maria.waitFor('Guardei a sua mensagem')
    const second = maria.say('desde hoje')
    await walk.settled()
    maria.edit(first.message_id, 'A impressora fiscal parou')
    maria.edit(second.message_id, 'desde ontem')
    await walk.settled()
    maria.press('Abrir um novo ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.edit(first.message_id, 'A impressora fiscal não liga')
    maria.say('Impressora')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Descrição: A impressora fiscal não liga\ndesde ontem\n')
    const third = maria.say('no caixa 2')
    await maria.waitFor('Acrescentei à descrição')
    maria.edit(third.message_id, 'no caixa 3')
    expect((await maria.waitFor('no caixa 3')).text).toContain(
      'Descrição: A impressora fiscal não liga\ndesde ontem\nno caixa 3\n',
    )
    maria.say('Meus tickets')
    await maria.waitFor('ainda não tem tickets')
    maria.edit(second.message_id, 'desde anteontem')
    await walk.settled()
    maria.say('Abrir ticket')
    await maria.waitFor('pela metade')
    maria.press('Continuar')
    await maria.waitFor('desde anteontem\nno caixa 3')
  })

  test('a place is no subject: it is kept, and the subject is asked for again', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.sendLocation()
    await maria.waitFor('qual é o assunto')
    maria.say('Torre sem sinal')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Assunto: Torre sem sinal')
    expect(review.text).toContain('Localização')
  })

  test('what is written in one breath is asked about once', async () => {
    await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
    for (const line of ['A impressora', 'parou de novo', 'no caixa 2']) maria.say(line)
    await maria.waitFor('Sobre qual ticket ela é?')
    await walk.settled()
    expect(maria.messages.filter(({ text }) => text?.includes('Sobre qual ticket'))).toHaveLength(1)
    maria.press('202611/0001')
    await maria.waitFor('Anotado')
  })

  test('who writes on before the question can have been read is not asked again; who does later, is', async () => {
    await walk.opens(walk.maria)
    const maria = await walk.greeted(walk.maria)
    const asked = () => maria.messages.filter(({ text }) => text?.includes('Sobre qual ticket')).length
    maria.say('A impressora')
    await maria.waitFor('Sobre qual ticket ela é?')
    await walk.settled()
    maria.say('parou de novo')
    await walk.settled()
    expect(asked()).toBe(1)
    await walk.db.query(sql`
      update conversation set context = context || jsonb_build_object('answeredAt', now() - interval '10 seconds')`)
    maria.say('no caixa 2')
    await walk.settled()
    expect(asked()).toBe(2)
    maria.press('202611/0001')
    await maria.waitFor('Anotado')
  })

  test('who may not open tickets is told whom to ask, and not led on', async () => {
    const joao = walk.phoneOf(walk.joao)
    joao.say('A nota não sai')
    const answer = await joao.waitFor('Só pessoas autorizadas')
    expect(answer.text).toContain('Maria Souza')
    await walk.settled()
    expect(joao.screenText()).not.toContain('Abrir um novo ticket')
  })

  test('stickers, polls, contacts and forwarded words are heard, and nothing crashes', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.sendSticker()
    await maria.waitFor('🙂')
    maria.sendPoll('Qual máquina?', ['Caixa 1', 'Caixa 2'])
    await maria.waitFor('Guardei a sua mensagem')
    maria.sendContact({ phone: '+551133334444', firstName: 'Técnico' })
    maria.forward('O servidor caiu às 10h')
    await walk.settled()
    maria.press('Abrir um novo ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Servidor caiu')
    const review = await maria.waitFor('Confira antes de abrir')
    for (const words of [
      'Qual máquina?',
      'Técnico',
      '+551133334444',
      'Encaminhada',
      'O servidor caiu às 10h',
    ])
      expect(review.text).toContain(words)
    expect(await walk.db.rows(sql`select 1 from inbox_message where state <> 'done'`)).toEqual([])
  })

  test('a huge text stays whole', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    const huge = 'linha do log do sistema 🚀 '.repeat(400)
    maria.say(huge)
    await maria.waitFor('Anotado')
    await walk.settled()
    const logs = await logsOf(walk, ticket.id)
    expect(
      logs
        .map((log) => log.replace('Maria Souza: ', ''))
        .join('')
        .replace(/\s/g, ''),
    ).toBe(huge.replace(/\s/g, ''))
  })

  test('a number out of context is just a message', async () => {
    await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('5')
    await maria.waitFor('Sobre qual ticket')
    expect(await walk.db.rows(sql`select 1 from rating`)).toEqual([])
  })

  test('after an hour of silence nobody is inside a ticket any more', async () => {
    await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    walk.clock.advance(HOUR + MINUTE)
    maria.say('Outra coisa: a impressora parou')
    await maria.waitFor('Sobre qual ticket')
  })

  test('in a group nothing private is said, and nothing twice', async () => {
    await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    walk.simulator.addGroup({ id: -4001, title: 'Padaria', memberIds: [987650001] })
    const group = walk.simulator.groupChat(-4001, 987650001)
    group.command('meus@horizonte_suporte_bot')
    const answer = await group.waitFor('atendo só em conversa privada')
    expect(answer.text).toContain('@horizonte_suporte_bot')
    group.command('meus@horizonte_suporte_bot')
    await walk.settled()
    expect(group.messages.filter(({ by }) => by === 'bot')).toHaveLength(1)
    walk.simulator.migrateGroup(-4001)
    await walk.settled()
    expect(maria.messages.filter(({ by }) => by === 'bot')).toHaveLength(0)
  })

  test("another customer's ticket does not exist, whatever is pressed", async () => {
    const { id } = await walk.opens(walk.rosa)
    await walk.opens(walk.maria, { title: 'Da Maria' })
    const maria = walk.phoneOf(walk.maria)
    maria.say('Meus tickets')
    await maria.waitFor('Seus tickets')
    expect(maria.lastText()).not.toContain('Erro ao emitir NF-e')
    for (const data of [
      `t:sh:${id}`,
      `t:ap:${id}`,
      `t:wr:${id}`,
      `file..${id}.0`,
      `files..${id}.`,
      `t:ca:${id}`,
    ]) {
      maria.pressData(data)
      await walk.settled()
    }
    maria.say('202611/0001')
    await walk.settled()
    const words = maria.messages.map(({ text }) => text).join('\n')
    expect(words).not.toContain('Rosa')
    expect(words).not.toContain('Boa Vista')
    expect(words).not.toContain('Erro ao emitir NF-e')
    expect(await walk.db.one(sql`select state from ticket where id = ${id}`)).toEqual({ state: 'new' })
    expect(await walk.db.rows(sql`select 1 from inbox_message where state = 'parked'`)).toEqual([])
  })

  test('hostile button data harms nothing', async () => {
    await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
    const hostile = [
      '',
      'x',
      '....',
      'open.zzzz.pick.1',
      'home..customer.not-an-id',
      'file..x.1',
      't:ap:1',
      'ticket.a.yes.',
      "home..language.'; drop table ticket",
      'files...',
    ]
    for (const data of hostile.filter(Boolean)) maria.pressData(data)
    await walk.settled()
    expect(await walk.db.rows(sql`select error from inbox_message where state <> 'done'`)).toEqual([])
  })
})

describe('my tickets', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  test('Tiago sees what the whole company opened, Rosa only her own', async () => {
    await walk.opens(walk.rosa, { title: 'Da Rosa' })
    await walk.opens(walk.tiago, { title: 'Do Tiago' })
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('Meus tickets')
    const own = await rosa.waitFor('Seus tickets')
    expect(own.text).toContain('Da Rosa')
    expect(own.text).not.toContain('Do Tiago')
    const tiago = walk.phoneOf(walk.tiago)
    tiago.say('Meus tickets')
    const all = await tiago.waitFor('Seus tickets')
    expect(all.text).toContain('Da Rosa')
    expect(all.text).toContain('Rosa Martins')
  })

  test('those waiting for the person stand on top, and pages turn', async () => {
    for (let n = 1; n <= 8; n++) await walk.opens(walk.maria, { title: `Assunto ${n}` })
    const { id } = await walk.db.one<{ id: string }>(sql`select id from ticket where title = 'Assunto 2'`)
    await walk.engine.tickets.ask(walk.ana, id, { text: 'Qual versão?' })
    const maria = walk.phoneOf(walk.maria)
    await walk.settled()
    maria.say('📋 Meus tickets')
    const first = await maria.waitFor('Seus tickets')
    expect(first.text!.split('\n')[2]).toContain('Assunto 2')
    expect(first.text).toContain('espera a sua resposta')
    maria.press('Mais antigos')
    const second = await maria.waitFor('Seus tickets')
    expect(second.text!.match(/Assunto/g)).toHaveLength(2)
  })

  test('found by number and by words', async () => {
    await walk.opens(walk.maria, { title: 'Impressora fiscal não imprime' })
    await walk.opens(walk.maria, { title: 'Boleto em dobro' })
    const maria = walk.phoneOf(walk.maria)
    maria.command('meus')
    await maria.waitFor('Seus tickets')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('impressoras')
    const found = await maria.waitFor('Tickets com “impressoras”')
    expect(found.text).toContain('Impressora fiscal')
    expect(found.text).not.toContain('Boleto')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('nada disso existe')
    await maria.waitFor('Não encontrei tickets com')
    maria.say('#202611/0002')
    await maria.waitFor('202611/0002 · Boleto em dobro')
  })

  test('what was sought in vain may be sought otherwise at once, also by the end of a number', async () => {
    await walk.opens(walk.maria, { title: 'Boleto em dobro' })
    const maria = walk.phoneOf(walk.maria)
    maria.command('meus')
    await maria.waitFor('Seus tickets')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('impressora')
    const again = await maria.waitFor('Não encontrei tickets com “impressora”')
    expect(again.text).toContain('Escreva o número do ticket ou palavras do assunto.')
    maria.say('1')
    await maria.waitFor('202611/0001 · Boleto em dobro')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('#0001')
    await maria.waitFor('202611/0001 · Boleto em dobro')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('01')
    await maria.waitFor('202611/0001 · Boleto em dobro')
    maria.press('Procurar')
    await maria.waitFor('Escreva o número')
    maria.say('611')
    await maria.waitFor('Não encontrei tickets com')
  })

  test('the end of a number is enough to see its ticket, the newest that ends so', async () => {
    const old = await walk.opens(walk.maria, { title: 'De outubro' })
    await walk.db.query(
      sql`update ticket set number = '202610/0001', opened_at = opened_at - interval '30 days' where id = ${old.id}`,
    )
    await walk.opens(walk.maria, { title: 'De novembro' })
    await walk.db.query(sql`update ticket set number = '202611/0001' where title = 'De novembro'`)
    const maria = walk.phoneOf(walk.maria)
    maria.say('0001')
    await maria.waitFor('202611/0001 · De novembro')
    maria.say('#001')
    await maria.waitFor('202611/0001 · De novembro')
  })
})
