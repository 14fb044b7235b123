import type { Message } from 'grammy/types'
import { beforeEach, describe, expect, test } from 'vitest'
import { sweepRatings } from '../../../bots/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, DAY, HOUR } from '../../world.ts'
import { logsOf, startWalk, type Walk } from './walk.ts'

describe('deciding about a solution', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  const stateOf = async (id: string) =>
    (await walk.db.one<{ state: string }>(sql`select state from ticket where id = ${id}`)).state

  /** Maria in the chat with a solution to her ticket before her. */
  async function solved() {
    const maria = await walk.greeted(walk.maria)
    const { id } = await walk.opened(walk.maria, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Atualize para a versão 12.1.' })
    const notice = await maria.waitFor('Ana Lima enviou uma solução')
    return { maria, id, notice }
  }

  test('approved, closed and rated with a comment', async () => {
    const { maria, id } = await solved()
    maria.press('✅ Aprovar')
    const receipt = await maria.waitFor('Ticket encerrado. Obrigado')
    expect(receipt.text).toContain('Como foi o atendimento?')
    maria.press('😀 Ótimo')
    await maria.waitFor('Quer deixar um comentário?')
    maria.say('Ana foi muito rápida!')
    await maria.waitFor('Obrigado pela avaliação')
    expect(await stateOf(id)).toBe('closed')
    expect(await walk.db.rows(sql`select mark, value, comment from rating where ticket_id = ${id}`)).toEqual([
      { mark: 'great', value: 5, comment: 'Ana foi muito rápida!' },
    ])
  })

  test('pressed twice, it is approved once', async () => {
    const { maria, id, notice } = await solved()
    maria.press('✅ Aprovar')
    maria.pressData(`t:ap:${id}`, { on: notice.message_id })
    await maria.waitFor('já está encerrado')
    expect(
      await walk.db.rows(sql`select type from event where entity_id = ${id} and type = 'approve'`),
    ).toHaveLength(1)
  })

  test('not approved needs a reason and goes back to the team', async () => {
    const { maria, id, notice } = await solved()
    maria.press('❌ Não aprovar')
    await maria.waitFor('o que ainda não funciona')
    maria.say('Continua a rejeição 539')
    await maria.waitFor('voltou para o atendimento')
    expect(await stateOf(id)).toBe('in_progress')
    expect((await logsOf(walk, id)).at(-1)).toBe('Maria Souza: Continua a rejeição 539')
    maria.pressData(`t:ap:${id}`, { on: notice.message_id })
    await maria.waitFor('já está de volta com a equipe')
    expect(await stateOf(id)).toBe('in_progress')
  })

  test('what was decided keeps no buttons: neither the notice nor the question that followed', async () => {
    const { maria } = await solved()
    maria.press('❌ Não aprovar')
    await maria.waitFor('o que ainda não funciona')
    await walk.settled()
    maria.say('Continua a rejeição 539')
    await maria.waitFor('voltou para o atendimento')
    await walk.settled()
    const labels = maria.messages.flatMap(inlineLabels)
    for (const done of ['✅ Aprovar', '❌ Não aprovar', '⬅️ Agora não']) expect(labels).not.toContain(done)
    expect(labels.at(-1)).toBe('Ver ticket')
  })

  test('who thinks better of it is told that nothing changed', async () => {
    const { maria, id, notice } = await solved()
    for (const button of ['❌ Não aprovar', '⚠️ Aprovar com restrições']) {
      maria.press(button, { on: notice.message_id })
      await maria.waitFor(/o que ainda não funciona|O que faltou/)
      await walk.settled()
      maria.press('Agora não')
      await maria.waitFor('Tudo bem, nada mudou')
      await walk.settled()
      expect(maria.messages.flatMap(inlineLabels)).not.toContain('⬅️ Agora não')
    }
    expect(await stateOf(id)).toBe('awaiting_approval')
    maria.press('✅ Aprovar', { on: notice.message_id })
    await maria.waitFor('Ticket encerrado')
  })

  test('approved with restrictions opens a linked ticket with what is missing', async () => {
    const { maria, id } = await solved()
    maria.press('Aprovar com restrições')
    await maria.waitFor('O que faltou?')
    maria.say('Falta corrigir o relatório')
    await maria.waitFor('O que faltou segue no ticket 202611/0002')
    expect(await stateOf(id)).toBe('closed')
    expect(await walk.db.rows(sql`select description from ticket where follow_up_of_id = ${id}`)).toEqual([
      { description: 'Falta corrigir o relatório' },
    ])
  })

  test('words that say otherwise are asked about once', async () => {
    const { maria, id, notice } = await solved()
    maria.say('ainda não funciona', { replyTo: notice.message_id })
    await maria.waitFor('Anotado')
    maria.press('✅ Aprovar', { on: notice.message_id })
    await maria.waitFor('Você escreveu há pouco: “ainda não funciona”')
    expect(await stateOf(id)).toBe('awaiting_approval')
    maria.press('Não, ainda há problema')
    await maria.waitFor('voltou para o atendimento')
    expect(await stateOf(id)).toBe('in_progress')
  })

  test('who confirms in spite of the words has approved', async () => {
    const { maria, id, notice } = await solved()
    maria.say('deu erro de novo', { replyTo: notice.message_id })
    await maria.waitFor('Anotado')
    maria.press('✅ Aprovar', { on: notice.message_id })
    await maria.waitFor('Quer aprovar mesmo assim?')
    maria.say('sim')
    await maria.waitFor('Ticket encerrado')
    expect(await stateOf(id)).toBe('closed')
  })

  test('kept open, the silence begins anew', async () => {
    const { maria, id } = await solved()
    walk.clock.advance(DAY)
    maria.press('Manter aberto')
    await maria.waitFor('o ticket continua aberto')
    expect(await stateOf(id)).toBe('awaiting_approval')
  })

  test('a colleague who may look may not decide', async () => {
    const rosa = await walk.greeted(walk.rosa)
    const tiago = await walk.greeted(walk.tiago)
    const { id } = await walk.opened(walk.rosa, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Pronto.' })
    await rosa.waitFor('Pronto.')
    tiago.say('202611/0001')
    await tiago.waitFor('Aberto por Rosa Martins')
    expect(tiago.buttons()).not.toContain('✅ Aprovar')
    tiago.pressData(`t:ap:${id}`)
    await tiago.waitFor('Só quem abriu o ticket')
    expect(await stateOf(id)).toBe('awaiting_approval')
  })

  test('what waits for a decision is offered first when a conversation starts', async () => {
    const { maria } = await solved()
    walk.clock.advance(DAY)
    maria.say('bom dia')
    const first = await maria.waitFor('falta a sua resposta')
    expect(first.reply_markup).toBeDefined()
    maria.press('202611/0001 · Erro')
    await maria.waitFor('Atualize para a versão 12.1.')
    expect(maria.buttons()).toContain('✅ Aprovar')
  })

  test('approving in passing does not end a half-filled ticket', async () => {
    const { maria, id, notice } = await solved()
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.press('✅ Aprovar', { on: notice.message_id })
    await maria.waitFor('Ticket encerrado')
    await maria.waitFor('qual é o assunto')
    expect(await stateOf(id)).toBe('closed')
    maria.say('Outro assunto')
    await maria.waitFor('conte o que está acontecendo')
  })

  test('a ticket nobody took can be cancelled, after being asked', async () => {
    const { id } = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.press('Cancelar ticket')
    await maria.waitFor('Quer mesmo cancelar')
    maria.press('Sim, cancelar')
    await maria.waitFor('Ticket cancelado')
    expect(await stateOf(id)).toBe('cancelled')
  })
})

describe('deciding about a proposal', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  async function proposed() {
    const maria = await walk.greeted(walk.maria)
    const { id } = await walk.opened(walk.maria, walk.ana)
    const propose = (price: string) =>
      walk.engine.tickets.propose(walk.ana, id, {
        hours: '8.00',
        price,
        body: 'Relatório sob medida.',
        validUntil: new Date(walk.clock.now().getTime() + 10 * DAY),
      })
    await walk.engine.tickets.estimate(walk.ana, id)
    await propose('1250.00')
    const notice = await maria.waitFor('Temos uma proposta')
    return { maria, id, notice, propose }
  }

  const decision = () =>
    walk.db.rows<{ decision: string | null }>(
      sql`select decision, decided_by, channel, reason from proposal order by sent_at`,
    )

  test('approved after being asked whether the charge is authorised', async () => {
    const { maria, notice } = await proposed()
    expect(notice.text).toMatch(/R\$\s1\.250,00/)
    maria.press('Aprovar proposta')
    await maria.waitFor('você autoriza a cobrança. Confirma?')
    maria.press('Sim, aprovar')
    await maria.waitFor('Proposta aprovada')
    expect(await decision()).toMatchObject([
      { decision: 'approved', decidedBy: 'Maria Souza', channel: 'telegram' },
    ])
  })

  test('refused with the reason', async () => {
    const { maria } = await proposed()
    maria.press('Recusar proposta')
    await maria.waitFor('por que a proposta não serve')
    maria.say('Está caro')
    await maria.waitFor('Proposta recusada')
    expect(await decision()).toMatchObject([{ decision: 'refused', reason: 'Está caro' }])
  })

  test("an old proposal's button does not decide about a newer one", async () => {
    const { maria, notice, propose } = await proposed()
    walk.clock.advance(HOUR)
    await propose('9000.00')
    await maria.waitFor(/9\.000,00/)
    maria.press('Aprovar proposta', { on: notice.message_id })
    await maria.waitFor('Confirma?')
    maria.press('Sim, aprovar')
    await maria.waitFor('já foi respondida ou substituída')
    expect((await decision()).filter((each) => each.decision === 'approved')).toEqual([])
  })
})

describe('rating', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  async function closed() {
    const maria = await walk.greeted(walk.maria)
    const { id } = await walk.opened(walk.maria, walk.ana)
    await walk.engine.tickets.solve(walk.ana, id, { text: 'Pronto.' })
    await maria.waitFor('Pronto.')
    maria.press('✅ Aprovar')
    await maria.waitFor('Como foi o atendimento?')
    return { maria, id }
  }

  const rating = () => walk.db.rows(sql`select mark, comment from rating`)

  test('without a comment', async () => {
    const { maria } = await closed()
    maria.press('🙂 Bom')
    await maria.waitFor('Quer deixar um comentário?')
    maria.press('Enviar sem comentário')
    await maria.waitFor('Obrigado pela avaliação')
    expect(await rating()).toEqual([{ mark: 'good', comment: null }])
  })

  test('who goes away before commenting has rated all the same', async () => {
    const { maria } = await closed()
    maria.press('😐 Regular')
    await maria.waitFor('Quer deixar um comentário?')
    expect(await sweepRatings(walk)).toBe(0)
    walk.clock.advance(2 * HOUR)
    expect(await sweepRatings(walk)).toBe(1)
    expect(await rating()).toEqual([{ mark: 'fair', comment: null }])
    maria.press('😀 Ótimo')
    await maria.waitFor('Você já avaliou este atendimento')
  })

  test('who turns to something else has rated all the same', async () => {
    const { maria } = await closed()
    maria.press('😐 Regular')
    await maria.waitFor('Quer deixar um comentário?')
    maria.say('Meus tickets')
    await maria.waitFor('Seus tickets')
    expect(await rating()).toEqual([{ mark: 'fair', comment: null }])
  })

  test('where the company wants it, below the best mark a comment is needed', async () => {
    await walk.db.query(sql`update company set rating_comment_required = true`)
    const { maria } = await closed()
    maria.press('🙁 Ruim')
    await maria.waitFor('um comentário é necessário')
    await walk.settled()
    expect(maria.buttons()).not.toContain('Enviar sem comentário')
    expect(await rating()).toEqual([])
    maria.say('Demorou muito')
    await maria.waitFor('Obrigado pela avaliação')
    expect(await rating()).toEqual([{ mark: 'poor', comment: 'Demorou muito' }])
  })

  test('who was not well served is not thanked for it', async () => {
    const { maria } = await closed()
    maria.press('😞 Péssimo')
    const question = await maria.waitFor('O que podemos melhorar?')
    expect(question.text).not.toContain('Obrigado')
    maria.press('Enviar sem comentário')
    await maria.waitFor('Obrigado pela avaliação')
  })

  test('too late is too late, kindly', async () => {
    const { maria } = await closed()
    walk.clock.advance(8 * DAY)
    maria.press('😀 Ótimo')
    await maria.waitFor('O prazo para avaliar este atendimento já passou')
    expect(await rating()).toEqual([])
  })
})

function inlineLabels({ reply_markup: markup }: Message): string[] {
  return (markup?.inline_keyboard ?? []).flat().map(({ text }) => text)
}
