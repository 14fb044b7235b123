import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, MINUTE } from '../../world.ts'
import { cases, commentsOf, type ProviderWalk, startProviderWalk } from './provider-walk.ts'
import { filedWorld } from './walk.ts'

describe('"Atendimentos"', () => {
  let walk: ProviderWalk
  beforeEach(async () => {
    walk = await startProviderWalk()
  })

  const verbs = () => walk.engine.atendimentos

  test('are listed while they are pending: protocol, opening, complaint, observed defect, state', async () => {
    const { eva, olivia } = walk
    const first = await walk.claims(eva, { report: 'Sem sinal desde ontem à noite.' })
    await walk.db.query(sql`update atendimento set defect_id = ${walk.defects.fibra} where id = ${first.id}`)
    const done = await walk.claims(eva, { report: 'Coisa antiga' })
    await verbs().finish(eva, done.id, { classificationId: walk.classifications.resolvido })
    walk.clock.advance(MINUTE)
    await walk.writes(olivia)
    const phone = walk.phoneOf(olivia)
    phone.say('Atendimentos')
    const list = await phone.waitFor('Seus atendimentos pendentes')
    expect(list.text).toContain('202611.1\n🔵 Em atendimento\nAberto em 23/11/2026, 10:00\n')
    expect(list.text).toContain('Reclamação: Sem sinal desde ontem à noite.')
    expect(list.text).toContain('Defeito observado: Fibra rompida')
    expect(list.text).toContain('Aguardando atendente')
    expect(list.text).not.toContain('Coisa antiga')
  })

  test('one is opened, written to, and shows the public words alone', async () => {
    const { eva } = walk
    const { id } = await walk.claims(eva)
    await verbs().comment(eva, id, { text: 'Cliente difícil', visibility: 'private' })
    await verbs().comment(eva, id, { text: 'Vamos verificar a fibra.', visibility: 'public' })
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('Atendimentos')
    await olivia.waitFor('Seus atendimentos pendentes')
    olivia.press('202611.1 · Sem sinal')
    const card = await olivia.waitFor('O que você escrever aqui vai para este atendimento')
    expect(card.text).toContain('Protocolo 202611.1')
    expect(card.text).toContain('Responsável: Eva Dias')
    expect(card.text).toContain('Conexão: Rua do Sol, 15')
    expect(card.text).toContain('Vamos verificar a fibra.')
    expect(card.text).not.toContain('difícil')
    olivia.say('Obrigada, fico no aguardo.')
    await olivia.waitFor('Anotado no protocolo 202611.1')
    expect((await commentsOf(walk, id)).at(-1)).toBe('Olívia Braga: Obrigada, fico no aguardo.')
  })

  test('are told in English to who reads English', async () => {
    await walk.engine.chats.useLanguage({ id: walk.olivia.chatId, contactId: walk.olivia.id } as never, 'en')
    const { id } = await walk.claims(walk.eva)
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('My requests')
    const list = await olivia.waitFor('Your pending requests')
    expect(list.text).toContain(
      '202611.1\n🔵 In progress\nOpened on 23 Nov 2026, 10:00\nComplaint: Sem sinal',
    )
    olivia.press('202611.1')
    await olivia.waitFor('What you write here goes to this request')
    olivia.say('Any news?')
    await olivia.waitFor('Noted on protocol 202611.1')
    await verbs().finish(walk.eva, id, {
      classificationId: walk.classifications.resolvido,
      ratingAsked: true,
    })
    await olivia.waitFor('how do you rate our service?')
    olivia.press('2')
    await olivia.waitFor('Rating 2. Please tell us what we can do better')
    olivia.say('It took two days.')
    await olivia.waitFor('Thank you for your rating')
  })

  test('more than a page of them are turned over', async () => {
    for (let n = 1; n <= 7; n++) {
      walk.clock.advance(MINUTE)
      await walk.registers(walk.eva, { report: `Problema ${n}` })
    }
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('Atendimentos')
    const newest = await olivia.waitFor('Problema 7')
    expect(newest.text).not.toContain('Problema 2')
    olivia.press('Mais antigos')
    const oldest = await olivia.waitFor('Problema 2')
    expect(oldest.text).toContain('Problema 1')
    olivia.press('Mais recentes')
    await olivia.waitFor('Problema 7')
  })

  test('a protocol that is typed shows its atendimento; somebody else’s is a message like any other', async () => {
    await walk.writes(walk.olivia)
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    await olivia.waitFor('Estou sem internet.')
    const saulo = walk.phoneOf(walk.saulo)
    saulo.say('202611.1')
    const answer = await saulo.waitFor('Guardei a sua mensagem')
    expect(answer.text).toContain('Quer enviar um contato com ela?')
    expect(saulo.screenText()).not.toContain('sem internet')
  })

  test('a reply to a notice is a comment of its atendimento', async () => {
    const { eva } = walk
    const phone = await walk.greeted(walk.olivia)
    const { id } = await walk.claims(eva)
    const other = await walk.writes(walk.olivia)
    await verbs().pause(eva, id, { text: 'Há alguém em casa amanhã?' })
    const notice = await phone.waitFor('Há alguém em casa amanhã?')
    await walk.settled()
    phone.say('Sim, o dia todo.', { replyTo: notice.message_id })
    await phone.waitFor('Anotado no protocolo 202611.1')
    expect((await commentsOf(walk, id)).at(-1)).toBe('Olívia Braga: Sim, o dia todo.')
    expect(await commentsOf(walk, other.id)).toEqual([])
    expect(await cases(walk)).toMatchObject([{ state: 'claimed' }, {}])
  })

  test('the button under a question asks for the answer, which can wait', async () => {
    const { eva } = walk
    const olivia = await walk.greeted(walk.olivia)
    const { id } = await walk.claims(eva)
    await verbs().pause(eva, id, { text: 'Qual luz está acesa?' })
    await olivia.waitFor('Qual luz está acesa?')
    olivia.press('✍️ Responder')
    await olivia.waitFor('Escreva a sua mensagem para este atendimento')
    olivia.press('⬅️ Agora não')
    await olivia.waitFor('nada mudou')
    olivia.press('Ver atendimento')
    const card = await olivia.waitFor('Esperando a sua resposta')
    expect(card.text?.match(/Qual luz está acesa/g)).toHaveLength(1)
    olivia.say('A vermelha.')
    await olivia.waitFor('Anotado no protocolo')
    expect(await cases(walk)).toMatchObject([{ state: 'claimed' }])
  })

  test('what was asked is at the top when it is no longer among the last messages', async () => {
    const { eva } = walk
    const { id } = await walk.claims(eva)
    await verbs().pause(eva, id, { text: 'Qual luz está acesa?' })
    for (let n = 1; n <= 5; n++) {
      walk.clock.advance(MINUTE)
      await verbs().comment(eva, id, { text: `Lembrete ${n}`, visibility: 'public' })
    }
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    await olivia.waitFor('Precisamos saber: Qual luz está acesa?')
  })

  test('a reply in passing does not end what she was filling in', async () => {
    const { eva } = walk
    const olivia = walk.phoneOf(walk.olivia)
    const { id } = await walk.claims(eva)
    olivia.say('Contato')
    await olivia.waitFor('Sobre qual conexão é?')
    olivia.press('Ateliê')
    await olivia.waitFor('Com qual setor')
    await verbs().comment(eva, id, { text: 'Já estamos vendo.', visibility: 'public' })
    const notice = await olivia.waitFor('Já estamos vendo.')
    await walk.settled()
    olivia.say('Obrigada!', { replyTo: notice.message_id })
    const answer = await olivia.waitFor('Anotado no protocolo 202611.1')
    expect(answer.text).toContain('Com qual setor')
    expect((await commentsOf(walk, id)).at(-1)).toBe('Olívia Braga: Obrigada!')
  })

  test('an edit in the chat changes the comment', async () => {
    const { id } = await walk.writes(walk.olivia)
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    await olivia.waitFor('O que você escrever aqui')
    const said = olivia.say('O roteado está desligado.')
    await olivia.waitFor('Anotado')
    olivia.edit(said.message_id, 'O roteador está desligado.')
    await olivia.waitFor('Atualizei a mensagem no protocolo 202611.1')
    expect(await commentsOf(walk, id)).toEqual(['Olívia Braga: O roteador está desligado.'])
  })

  test('what it was opened with stays as it was, and a correction is a reply', async () => {
    const jairo = walk.phoneOf(walk.jairo)
    jairo.say('Contato')
    await jairo.waitFor('Com qual setor')
    jairo.press('Suporte Técnico')
    await jairo.waitFor('Conte o que')
    const said = jairo.say('Caiu as 9h.')
    await jairo.waitFor('Confira antes de enviar')
    jairo.press('✅ Enviar')
    await jairo.waitFor('Protocolo 202611.1')
    jairo.edit(said.message_id, 'Caiu às 8h.')
    const answer = await jairo.waitFor('202611.1 já foi aberto com o texto anterior')
    await walk.settled()
    jairo.say('Foi às 8h.', { replyTo: answer.message_id })
    await jairo.waitFor('Anotado no protocolo 202611.1')
    const [opened] = await cases(walk)
    expect(opened).toMatchObject({ report: 'Caiu as 9h.' })
    expect(await commentsOf(walk, opened!.id)).toEqual(['Jairo Pena: Foi às 8h.'])
  })

  test('a question that waits for her answer is offered first', async () => {
    const { eva } = walk
    const { id } = await walk.claims(eva)
    await verbs().pause(eva, id, { text: 'Qual luz está acesa?' })
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('bom dia')
    await olivia.waitFor('Antes de tudo, falta a sua resposta')
    olivia.press('202611.1 · Sem sinal')
    await olivia.waitFor('Esperando a sua resposta')
    const saulo = walk.phoneOf(walk.saulo)
    saulo.say('bom dia')
    await saulo.waitFor('Olá, Saulo!')
    await walk.settled()
    expect(saulo.screenText()).not.toContain('falta a sua resposta')
  })

  test('a message without a home is kept, and asked about', async () => {
    const { id } = await walk.writes(walk.olivia)
    await walk.registers(walk.eva, { report: 'Mudança de endereço' })
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('Continua do mesmo jeito')
    await olivia.waitFor('Sobre qual atendimento ela é?')
    expect(olivia.buttons()).toContain('💬 Enviar um novo contato')
    olivia.press('202611.1')
    await olivia.waitFor('Anotado no protocolo 202611.1')
    expect(await commentsOf(walk, id)).toEqual(['Olívia Braga: Continua do mesmo jeito'])
  })

  test('a message without a home becomes a contato, and is not written twice', async () => {
    const saulo = walk.phoneOf(walk.saulo)
    saulo.say('O caixa da loja está sem rede')
    await saulo.waitFor('Quer enviar um contato com ela?')
    saulo.press('💬 Enviar um novo contato')
    await saulo.waitFor('Com qual setor')
    saulo.press('Suporte Técnico')
    await saulo.waitFor('Mensagem: O caixa da loja está sem rede')
    saulo.press('✅ Enviar')
    await saulo.waitFor('Protocolo 202611.1')
  })

  test('what is written to one that is over waits for a new one', async () => {
    const { eva } = walk
    const { id } = await walk.claims(eva)
    await verbs().finish(eva, id, { classificationId: walk.classifications.resolvido, ratingAsked: false })
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    const card = await olivia.waitFor('Finalizado')
    expect(card.text).not.toContain('O que você escrever aqui')
    olivia.say('Voltou a cair agora')
    await olivia.waitFor('O atendimento 202611.1 já foi finalizado e não reabre')
    olivia.press('💬 Enviar um novo contato')
    await olivia.waitFor('Sobre qual conexão é?')
    olivia.press('Rua do Sol, 15')
    await olivia.waitFor('Com qual setor')
    olivia.press('Suporte Técnico')
    await olivia.waitFor('Mensagem: Voltou a cair agora')
    expect(await commentsOf(walk, id)).toEqual([])
  })

  test('another customer’s is not found, whatever is pressed', async () => {
    const { id } = await walk.claims(walk.eva)
    await walk.db.query(sql`update atendimento set report = 'Segredo da Olívia' where id = ${id}`)
    const saulo = await walk.greeted(walk.saulo)
    for (const data of [`a:sh:${id}`, `a:wr:${id}`, `a:ra:${id}:1`, `files.atendimento.${id}.`]) {
      saulo.pressData(data)
      await saulo.waitFor('Não encontrei este atendimento')
    }
    saulo.pressData(`file.atendimento.${id}.0`)
    await saulo.waitFor('Não encontrei este atendimento')
    expect(saulo.screenText()).not.toContain('Segredo')
    expect(await commentsOf(walk, id)).toEqual([])
  })

  test('visits of technicians are told with their day and hours', async () => {
    const { eva, lia } = walk
    const { id } = await walk.claims(eva)
    const order = await walk.engine.serviceOrders.create(eva, id, {
      reportedDefect: 'Sem sinal',
      typeId: walk.serviceOrderTypes.reparo,
    })
    await walk.engine.serviceOrders.schedule(eva, order.id, {
      technicianId: lia.id,
      from: new Date('2026-11-24T09:00:00-03:00'),
      until: new Date('2026-11-24T10:00:00-03:00'),
    })
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    await olivia.waitFor(/Ordem de serviço .*: agendada, visita em 24\/11\/2026, 09:00 até 10:00/)
  })
})

describe('files of an atendimento', () => {
  let walk: ProviderWalk
  beforeEach(async () => {
    walk = await startProviderWalk(await filedWorld(createWorld))
  })

  test('an album is one comment, and its photos can be had back', async () => {
    const { id } = await walk.writes(walk.olivia)
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('202611.1')
    await olivia.waitFor('O que você escrever aqui')
    olivia.sendAlbum([{ caption: 'As luzes' }, {}, {}])
    await olivia.waitFor('Anotado no protocolo')
    await walk.settled()
    expect(await commentsOf(walk, id)).toEqual(['Olívia Braga: As luzes'])
    const files = await walk.db.rows<{ logId: string | null }>(
      sql`select log_id from attachment where atendimento_id = ${id}`,
    )
    expect(new Set(files.map(({ logId }) => logId)).size).toBe(1)
    expect(files).toHaveLength(3)
    olivia.say('202611.1')
    await olivia.waitFor('📎 3 arquivos')
  })
})
