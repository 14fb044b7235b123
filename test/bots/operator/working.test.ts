import { beforeEach, describe, expect, test } from 'vitest'
import type { ChatDriver } from '../../../bots/simulator/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider, type Provider } from '../../provider.ts'
import { createWorld } from '../../world.ts'
import { type DeskWalk, logsOn, startDeskWalk } from './walk.ts'

let walk: DeskWalk
let phone: ChatDriver

const stateOf = async (id: string) => (await walk.engine.tickets.view(walk.caio, id)).ticket

describe('the commands', () => {
  beforeEach(async () => {
    walk = await startDeskWalk(await createWorld())
    phone = await walk.phoneOf(walk.ana)
  })

  test('/fila shows what nobody has, each with a button that opens it', async () => {
    phone.command('fila')
    await phone.waitFor('A fila está vazia.')
    await walk.opens(walk.maria)
    await walk.opens(walk.rosa, { title: 'Boleto em dobro' })
    phone.command('fila')
    const list = await phone.waitFor('📥 Na fila')
    expect(list.text).toMatch(/202611\/0001 · Erro ao emitir NF-e\nPadaria.*202611\/0002 · Boleto em dobro/s)
    phone.press('202611/0002')
    await phone.waitFor('Cliente: Rede Boa Vista (Rosa Martins)')
  })

  test('/meus shows what is theirs and still open', async () => {
    await walk.opened(walk.maria, walk.ana)
    const { id } = await walk.opened(walk.maria, walk.ana, { title: 'Pergunta' })
    await walk.opened(walk.rosa, walk.bia, { title: 'Da Bia' })
    await walk.engine.tickets.ask(walk.ana, id, { text: 'Qual versão?' })
    phone.command('meus')
    const list = await phone.waitFor('📋 Com você')
    expect(list.text).toContain('espera o cliente')
    expect(list.text).not.toContain('Da Bia')
    expect(phone.buttons()).toEqual(['202611/0001', '202611/0002'])
  })

  test('/ticket opens by number, finds by words, and says when there is none', async () => {
    await walk.opens(walk.maria)
    await walk.opens(walk.maria, { title: 'Boleto' })
    phone.command('ticket 202611/0001')
    await phone.waitFor('202611/0001 · Erro ao emitir NF-e\nNovo · gravidade normal')
    phone.command('ticket boleto')
    await phone.waitFor('202611/0002 · Boleto\nNovo')
    phone.command('ticket padaria')
    await phone.waitFor('Qual destes?')
    phone.command('ticket 202611/9999')
    await phone.waitFor('Não encontrei “202611/9999”.')
    phone.command('ticket')
    await phone.waitFor('Escreva o número')
  })

  test('/plantao goes on and off, and says how it is', async () => {
    phone.command('plantao on')
    await phone.waitFor('Plantão ligado')
    phone.command('plantao')
    await phone.waitFor(
      'Plantão ligado: os avisos que você escolheu chegam na hora, também no horário de silêncio. Use',
    )
    phone.command('plantao off')
    await phone.waitFor('Plantão desligado')
    expect((await walk.engine.operatorChats.own(walk.ana))?.onDuty).toBe(false)
  })

  test('what belongs to no case is not guessed', async () => {
    await walk.opened(walk.maria, walk.ana)
    phone.say('Oi, tudo bem?')
    const own = await phone.waitFor('Para escrever ao cliente, responda')
    phone.say('/p nota solta')
    await phone.waitFor('responda ao aviso do ticket com /p')
    phone.say('a isto', { replyTo: own.message_id })
    await phone.waitFor('Não sei a qual ticket')
    expect(await walk.db.rows(sql`select 1 from log`)).toEqual([])
  })

  test('the menu of commands is set in both languages', async () => {
    await walk.settled()
    const [portuguese, english] = walk.simulator.calls.of('setMyCommands')
    expect(JSON.stringify(portuguese!.params)).toContain('O que espera por alguém')
    expect(JSON.stringify(english!.params)).toContain('What waits for somebody')
  })
})

describe('a notice of a ticket', () => {
  beforeEach(async () => {
    walk = await startDeskWalk(await createWorld())
    phone = await walk.phoneOf(walk.ana)
  })

  test('is claimed by its button, by one of two', async () => {
    const bia = await walk.phoneOf(walk.bia)
    const { id } = await walk.opens(walk.maria)
    await phone.waitFor('Ticket novo de Padaria Pão Quente.')
    await bia.waitFor('Ticket novo de Padaria Pão Quente.')
    phone.press('🛟 Resgatar')
    await phone.waitFor('🛟 202611/0001 está com você.')
    await phone.waitFor('Responsável: Ana Lima')
    bia.press('🛟 Resgatar')
    await bia.waitFor('Ana Lima assumiu antes.')
    expect((await stateOf(id)).operatorId).toBe(walk.ana.id)
  })

  test('is answered by a reply, publicly, and with /p for the team alone', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    await walk.engine.tickets.write(walk.maria, id, { text: 'Alguma novidade?' })
    const notice = await phone.waitFor('Maria Souza escreveu:')
    phone.say('Estou vendo agora.', { replyTo: notice.message_id })
    await phone.waitFor('✅ Enviado ao cliente em 202611/0001.')
    phone.say('/p Parece o certificado', { replyTo: notice.message_id })
    await phone.waitFor('🔒 Nota da equipe em 202611/0001.')
    expect(await logsOn(walk, id)).toEqual([
      'public Maria Souza: Alguma novidade?',
      'public Ana Lima: Estou vendo agora.',
      'private Ana Lima: Parece o certificado',
    ])
    const toMaria = await walk.db.rows<{ payload: unknown }>(
      sql`select payload from outbox_message where channel = 'telegram' and lane = '987650001'`,
    )
    expect(JSON.stringify(toMaria)).toContain('Estou vendo agora.')
    expect(JSON.stringify(toMaria)).not.toContain('certificado')
  })

  test('leads to the words by the button for an answer', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    await phone.waitFor('Ticket novo')
    phone.press('✍️ Responder')
    const question = await phone.waitFor('Escreva a resposta para 202611/0001')
    phone.say('Bom dia, Maria!', { replyTo: question.message_id })
    await phone.waitFor('✅ Enviado ao cliente')
    expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Bom dia, Maria!'])
  })

  test('asks the customer for information', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    phone.command('ticket 202611/0001')
    await phone.waitFor('Responsável: Ana Lima')
    phone.press('❔ Pedir informação')
    const question = await phone.waitFor('O que o cliente precisa informar')
    phone.say('Qual é a versão?', { replyTo: question.message_id })
    await phone.waitFor('❔ Pergunta enviada')
    expect((await stateOf(id)).state).toBe('pending_customer')
  })

  test('is solved only after the words were looked at and confirmed, and once', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    phone.command('ticket 202611/0001')
    await phone.waitFor('Responsável: Ana Lima')
    phone.press('✅ Dar solução')
    const question = await phone.waitFor('Qual é a solução de 202611/0001?')
    phone.say('Atualize para a 12.4.', { replyTo: question.message_id })
    const preview = await phone.waitFor(
      'Enviar ao cliente como solução de 202611/0001?\n\nAtualize para a 12.4.',
    )
    expect((await stateOf(id)).state).toBe('in_progress')
    phone.press('✅ Enviar', { on: preview.message_id })
    await phone.waitFor('✅ Solução enviada em 202611/0001.')
    expect((await stateOf(id)).state).toBe('awaiting_approval')
    phone.press('✅ Enviar', { on: preview.message_id })
    await phone.waitFor('Esta confirmação não vale mais')
    expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Atualize para a 12.4.'])
  })

  test('keeps a solution to itself that was discarded', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    phone.command('ticket 202611/0001')
    await phone.waitFor('Responsável: Ana Lima')
    phone.press('✅ Dar solução')
    const question = await phone.waitFor('Qual é a solução')
    phone.say('Talvez isto.', { replyTo: question.message_id })
    await phone.waitFor('Enviar ao cliente como solução')
    phone.press('🗑️ Descartar')
    await phone.waitFor('Descartado: nada foi enviado.')
    expect(await logsOn(walk, id)).toEqual([])
  })

  test('goes to another department with a justification', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    phone.command('ticket 202611/0001')
    await phone.waitFor('Responsável: Ana Lima')
    phone.press('↪️ Encaminhar')
    await phone.waitFor('Para onde vai 202611/0001?')
    phone.press('Financeiro')
    const question = await phone.waitFor('Encaminhar 202611/0001 para Financeiro')
    phone.say('É sobre cobrança', { replyTo: question.message_id })
    await phone.waitFor('↪️ 202611/0001 encaminhado.')
    expect(await stateOf(id)).toMatchObject({
      departmentId: walk.financeiro.id,
      operatorId: null,
      justification: 'É sobre cobrança',
    })
  })

  test('of what ended meanwhile is refused in words', async () => {
    const { id } = await walk.opened(walk.maria, walk.ana)
    const notice = await phone.waitFor('Ticket novo')
    await walk.engine.tickets.reject(walk.ana, id, { text: 'Duplicado' })
    phone.say('Ainda estou vendo', { replyTo: notice.message_id })
    await phone.waitFor('Isto não é possível agora. Situação: Rejeitado.')
    phone.press('✍️ Responder', { on: notice.message_id })
    await phone.waitFor('Isto não é possível agora. 202611/0001: Rejeitado.')
    phone.say('/p Só para constar', { replyTo: notice.message_id })
    await phone.waitFor('🔒 Nota da equipe')
  })

  test('of what went out of sight is not found', async () => {
    await walk.engine.operators.setDepartments(walk.davi, walk.bia.id, [walk.suporte.id])
    const bia = await walk.phoneOf(walk.bia)
    const { id } = await walk.opened(walk.maria, walk.ana)
    const notice = await bia.waitFor('Ticket novo')
    await walk.engine.tickets.handOver(walk.ana, id, {
      team: 'support',
      departmentId: walk.financeiro.id,
      justification: 'Cobrança',
    })
    bia.say('Eu vejo', { replyTo: notice.message_id })
    await bia.waitFor('Não encontrei, ou não está mais com a sua equipe.')
    bia.command('ticket 202611/0001')
    await bia.waitFor('Não encontrei “202611/0001”.')
    bia.press('🛟 Resgatar', { on: notice.message_id })
    await bia.waitFor('Não encontrei, ou')
    expect(await logsOn(walk, id)).toEqual([])
  })

  test('made up by somebody else gets nowhere', async () => {
    const provider = await createProvider(walk)
    const eva = await walk.phoneOf(provider.eva)
    const { id } = await walk.opens(walk.maria)
    eva.pressData(`d:sh:t:${id}`)
    await eva.waitFor('Não encontrei')
    eva.pressData(`d:ok:t:${id}:00000000`)
    await eva.waitFor('Esta confirmação não vale mais')
    eva.pressData('d:xx:t:whatever')
    await eva.waitFor('Este botão não vale mais.')
  })

  test('opens in the panel by a button where the panel has a public address, and by a link elsewhere', async () => {
    await walk.opens(walk.maria)
    const notice = await phone.waitFor('Abrir no painel')
    expect(notice.entities).toContainEqual(
      expect.objectContaining({
        type: 'text_link',
        url: expect.stringContaining('http://localhost:3000/tickets/'),
      }),
    )
  })

  test('shows a person’s words as they are', async () => {
    await walk.opens(walk.maria, { title: '<b>_oi_* [x](http://y)', description: 'a </b> & `c`' })
    const notice = await phone.waitFor('Ticket novo')
    expect(notice.text).toContain('202611/0001 · <b>_oi_* [x](http://y)')
    expect(notice.text).toContain('a </b> & `c`')
  })
})

describe('a notice of an atendimento', () => {
  let provider: Provider
  beforeEach(async () => {
    const world = await createWorld()
    walk = await startDeskWalk(world)
    provider = await createProvider(world)
    phone = await walk.phoneOf(provider.eva)
  })

  const state = async (id: string) => (await walk.engine.atendimentos.view(provider.iara, id)).atendimento

  test('is claimed, answered, noted, and asks the customer', async () => {
    const { id } = await provider.writes(provider.olivia)
    const notice = await phone.waitFor('Atendimento novo: Sem conexão · Triagem.')
    phone.press('🛟 Resgatar')
    await phone.waitFor(/está com você/)
    phone.say('Vamos verificar.', { replyTo: notice.message_id })
    await phone.waitFor('✅ Enviado ao cliente')
    phone.say('/p Sinal baixo na torre', { replyTo: notice.message_id })
    await phone.waitFor('🔒 Nota da equipe')
    phone.press('❔ Pedir informação')
    const question = await phone.waitFor('O que o cliente precisa informar')
    phone.say('O roteador está ligado?', { replyTo: question.message_id })
    await phone.waitFor('❔ Pergunta enviada')
    expect(await state(id)).toMatchObject({ state: 'paused', operatorId: provider.eva.id })
    expect(await logsOn(walk, id)).toEqual([
      'public Eva Dias: Vamos verificar.',
      'private Eva Dias: Sinal baixo na torre',
      'public Eva Dias: O roteador está ligado?',
    ])
  })

  test('goes to another step, back to the queue, and ends with a classification', async () => {
    const { id, protocol } = await provider.claims(provider.eva)
    phone.command(`ticket ${protocol}`)
    await phone.waitFor('Responsável: Eva Dias')
    phone.press('↪️ Encaminhar')
    await phone.waitFor('Para onde vai')
    phone.press('Visita técnica')
    const why = await phone.waitFor('para Visita técnica')
    phone.say('Precisa ir lá', { replyTo: why.message_id })
    await phone.waitFor(`↪️ ${protocol} encaminhado.`)
    expect((await state(id)).subprocessId).toBe(provider.processes.semConexao.steps[1])
    phone.press('🏁 Finalizar')
    await phone.waitFor(`Como ${protocol} termina?`)
    phone.press('Resolvido')
    const question = await phone.waitFor('Qual é a solução')
    phone.say('Trocamos o cabo.', { replyTo: question.message_id })
    await phone.waitFor(`Finalizar ${protocol} (Resolvido) com estas palavras?`)
    phone.press('✅ Enviar')
    await phone.waitFor(`✅ ${protocol} finalizado.`)
    expect(await state(id)).toMatchObject({
      state: 'finished',
      closingClassificationId: provider.classifications.resolvido,
    })
  })

  test('of a colleague is refused in words, and let go by its button', async () => {
    const { id, protocol } = await provider.claims(provider.gil)
    phone.pressData(`d:rl:a:${id}`)
    await phone.waitFor('A sua conta não pode fazer isto.')
    const gil = await walk.phoneOf(provider.gil)
    gil.command(`ticket ${protocol}`)
    await gil.waitFor('Responsável: Gil Moura')
    gil.press('↩️ Devolver à fila')
    await gil.waitFor('voltou para a fila')
    expect((await state(id)).operatorId).toBeNull()
    phone.command('fila')
    await phone.waitFor(`${protocol} · Olívia Braga`)
  })
})
