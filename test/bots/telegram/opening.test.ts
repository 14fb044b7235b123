import { beforeEach, describe, expect, test } from 'vitest'
import { sweepDrafts } from '../../../bots/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, DAY, HOUR } from '../../world.ts'
import { startWalk, type Walk } from './walk.ts'

describe('opening a ticket', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  const tickets = () =>
    walk.db.rows<{ id: string; number: string; title: string; description: string; subjectId: string }>(
      sql`select id, number, title, description, subject_id from ticket order by opened_at, number`,
    )

  test('Maria opens a ticket in eight taps and messages at most', async () => {
    const { erros } = await growTree(walk)
    const maria = walk.phoneOf(walk.maria)
    let taps = 0
    const tap = (act: () => unknown) => {
      taps++
      act()
    }
    tap(() => maria.say('Abrir ticket'))
    await maria.waitFor('Com qual área')
    tap(() => maria.press('Suporte'))
    await maria.waitFor('Que tipo de assunto')
    tap(() => maria.press('Erros no sistema'))
    await maria.waitFor('Sobre o quê?')
    tap(() => maria.press('Fiscal'))
    await maria.waitFor('Mais exatamente?')
    tap(() => maria.press('NF-e'))
    await maria.waitFor('qual é o assunto')
    tap(() => maria.say('Erro ao emitir NF-e'))
    await maria.waitFor('conte o que está acontecendo')
    tap(() => maria.say('A nota 10125 é rejeitada com o código 539.'))
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Área: Suporte › Erros no sistema › Fiscal › NF-e')
    tap(() => maria.press('✅ Abrir ticket'))
    const receipt = await maria.waitFor('Recebemos o seu pedido')

    expect(taps).toBe(8)
    expect(receipt.text).toContain('202611/0001 · Erro ao emitir NF-e')
    expect(receipt.text).toContain('Aberto em 23/11/2026, 10:00')
    expect(receipt.text).toContain('Primeira resposta prevista até 23/11/2026, 11:00')
    const [ticket] = await tickets()
    expect(ticket).toMatchObject({
      title: 'Erro ao emitir NF-e',
      description: 'A nota 10125 é rejeitada com o código 539.',
      subjectId: erros.nfe,
    })
  })

  test('levels with one entry are not asked', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    const question = await maria.waitFor('qual é o assunto')
    expect(question.text).not.toContain('tipo')
  })

  test('one may go back at every step, and cancel', async () => {
    await growTree(walk)
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('Que tipo de assunto')
    maria.press('Dúvidas')
    await maria.waitFor('qual é o assunto')
    maria.say('Dúvida sobre estoque')
    await maria.waitFor('conte o que está acontecendo')
    maria.press('Voltar')
    await maria.waitFor('qual é o assunto')
    maria.press('Voltar')
    await maria.waitFor('Que tipo de assunto')
    maria.press('Voltar')
    await maria.waitFor('Com qual área')
    maria.press('Cancelar')
    await maria.waitFor('não abri nenhum ticket')
    expect(await tickets()).toEqual([])
  })

  test('any field can be changed from the review, and nothing else is asked again', async () => {
    const maria = await reviewing(walk, 'Erro', 'Não emite nota')
    maria.press('Mudar algo')
    await maria.waitFor('O que você quer mudar?')
    maria.press('Assunto')
    expect((await maria.waitFor('qual é o assunto')).text).toContain('Como está: “Erro”')
    maria.say('Erro ao emitir nota')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Assunto: Erro ao emitir nota')
    expect(review.text).toContain('Descrição: Não emite nota')
    maria.press('Mudar algo')
    await maria.waitFor('O que você quer mudar?')
    maria.press('Área e tipo')
    await maria.waitFor('Com qual área')
    maria.press('Voltar')
    expect((await maria.waitFor('Confira antes de abrir')).text).toContain('Área: Suporte › Erros no sistema')
    maria.press('Mudar algo')
    await maria.waitFor('O que você quer mudar?')
    maria.press('Área e tipo')
    await maria.waitFor('Com qual área')
    maria.press('Financeiro')
    expect((await maria.waitFor('Confira antes de abrir')).text).toContain('Área: Financeiro › Boletos')
  })

  test('the checklist is asked one question at a time, each in its own way', async () => {
    const questions = await hangChecklist(walk)
    const maria = await describing(walk, 'Erro ao emitir NF-e')
    maria.say('Rejeição 539')

    expect((await maria.waitFor('Pergunta 1 de 5')).text).toContain('Qual banco de dados?')
    maria.press('Oracle')
    await maria.waitFor('Desde quando?')
    maria.say('semana que vem')
    await maria.waitFor('Não entendi a data')
    maria.say('31/02/2026')
    await maria.waitFor('Não entendi a data')
    maria.say('ontem')
    await maria.waitFor('Vídeo da tela')
    maria.say('não tenho')
    await maria.waitFor('não parece um link')
    maria.say('aqui: www.loom.com/share/abc123.')
    await maria.waitFor('Qual versão?')
    maria.press('Não sei')
    await maria.waitFor('Algo mais?')
    maria.press('Pular')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Qual banco de dados? Oracle\n')
    expect(review.text).toContain('Desde quando? 22/11/2026\n')
    expect(review.text).toContain('Vídeo da tela: https://www.loom.com/share/abc123\n')
    expect(review.text).toContain('Qual versão? não sei\n')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')

    const answers = await walk.db.rows<{ questionId: string; value: string | null; unknown: boolean }>(
      sql`select question_id, value, unknown from checklist_answer`,
    )
    expect(
      Object.fromEntries(
        answers.map(({ questionId, value, unknown }) => [questionId, unknown ? '?' : value]),
      ),
    ).toEqual({
      [questions.database]: 'Oracle',
      [questions.since]: '2026-11-22',
      [questions.video]: 'https://www.loom.com/share/abc123',
      [questions.version]: '?',
    })
  })

  test('who has no picture at hand may send it later, and the team sees that it is missing', async () => {
    await walk.engine.checklists.add(walk.davi, walk.suporte.typeId, {
      kind: 'file',
      question: 'Imagem da rejeição',
    })
    const maria = await describing(walk, 'Nota rejeitada')
    maria.say('Rejeição 539')
    await maria.waitFor('Imagem da rejeição')
    maria.say('não tenho agora')
    await maria.waitFor('escolha “Mandar depois”')
    maria.press('Mandar depois')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Imagem da rejeição: (fica para depois)')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    const [ticket] = await tickets()
    const { checklist } = await walk.engine.tickets.view(walk.ana, ticket!.id)
    expect(checklist).toMatchObject([{ question: 'Imagem da rejeição', isMissing: true }])
  })

  test('a photo that comes where a choice is asked is kept, and so are its words', async () => {
    await hangChecklist(walk)
    const maria = await describing(walk, 'Erro ao emitir NF-e')
    maria.say('Rejeição 539')
    await maria.waitFor('Qual banco de dados?')
    maria.sendAlbum([{ caption: 'Só acontece no caixa 2' }])
    await walk.settled()
    maria.press('Oracle')
    for (const answer of ['ontem', 'www.loom.com/share/abc123', '4.2']) {
      await walk.settled()
      maria.say(answer)
    }
    await maria.waitFor('Algo mais?')
    maria.press('Pular')
    const review = await maria.waitFor('Confira antes de abrir')
    expect(review.text).toContain('Rejeição 539\nSó acontece no caixa 2')
    expect(review.text).toContain('Anexos: 1')
  })

  test('an article may save the ticket', async () => {
    await walk.engine.articles.add(walk.davi, {
      title: 'Rejeição 539 na emissão de NF-e',
      body: 'Confira a série da nota e emita outra vez.',
      url: 'https://ajuda.exemplo.com.br/539',
    })
    const maria = await titling(walk)
    maria.say('rejeicao na emisao da nfe')
    const suggestion = await maria.waitFor('Talvez isto ajude')
    expect(suggestion.text).toContain('Rejeição 539 na emissão de NF-e')
    expect(suggestion.text).toContain('Resolveu?')
    maria.press('👍 Resolveu')
    await maria.waitFor('Que bom que resolveu')
    expect(await tickets()).toEqual([])
  })

  test('a whole story told as the subject needs no second telling', async () => {
    const story =
      'Bom dia! Desde ontem o sistema não emite nenhuma nota fiscal.\nAparece rejeição 539 e o cliente está esperando.'
    const maria = await titling(walk)
    maria.say(story)
    await maria.waitFor('Confira antes de abrir')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    expect(await tickets()).toMatchObject([
      { title: 'Bom dia! Desde ontem o sistema não emite nenhuma nota fiscal.', description: story },
    ])
  })

  test('pressed twice, one ticket is opened', async () => {
    const maria = await reviewing(walk, 'Erro', 'Não emite nota')
    maria.press('✅ Abrir ticket')
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Esta opção é de uma conversa anterior')
    expect(await tickets()).toHaveLength(1)
  })

  test('João, not authorised, is told whom to ask before he writes anything', async () => {
    const joao = walk.phoneOf(walk.joao)
    joao.say('Abrir ticket')
    const refusal = await joao.waitFor('Só pessoas autorizadas')
    expect(refusal.text).toContain('Peça a autorização a Maria Souza.')
    expect(await tickets()).toEqual([])
  })

  test('twenty tickets a day are enough', async () => {
    for (let n = 0; n < 20; n++) await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Você já abriu 20 tickets nas últimas 24 horas')
    walk.clock.advance(DAY + HOUR)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
  })

  test('the half-filled ticket survives a restart', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    expect((await maria.waitFor('qual é o assunto')).text).toContain('Suporte › Erros no sistema')
    await walk.restart()
    maria.say('Erro ao emitir NF-e')
    await maria.waitFor('conte o que está acontecendo')
  })

  test('it waits while something else is looked at, and is offered again after a pause', async () => {
    const maria = await describing(walk, 'Erro ao emitir NF-e')
    maria.say('Meus tickets')
    await maria.waitFor('ainda não tem tickets')
    walk.clock.advance(2 * DAY)
    maria.say('bom dia')
    const offer = await maria.waitFor('Você tem um ticket pela metade')
    expect(offer.text).toContain('Erro ao emitir NF-e')
    maria.press('Continuar')
    await maria.waitFor('conte o que está acontecendo')
    maria.say('Rejeição 539')
    await maria.waitFor('Confira antes de abrir')
  })

  test('who wants another ticket instead of the half-filled one begins it at once', async () => {
    const maria = await describing(walk, 'Erro antigo')
    maria.say('Abrir ticket')
    await maria.waitFor('Você tem um ticket pela metade: “Erro antigo”')
    maria.press('Começar outro')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('oi')
    await walk.settled()
    expect(await tickets()).toEqual([])
  })

  test('forgotten for a week, it is dropped with notice', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    walk.clock.advance(6 * DAY)
    expect(await sweepDrafts(walk)).toBe(0)
    walk.clock.advance(DAY + HOUR)
    expect(await sweepDrafts(walk)).toBe(1)
    expect(await sweepDrafts(walk)).toBe(0)
    await maria.waitFor('ficou sete dias parado e foi descartado')
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
    await walk.settled()
    expect(maria.messages.at(-1)?.text).not.toContain('pela metade')
  })

  test('three quick messages become one ticket', async () => {
    const maria = await titling(walk)
    maria.say('Sistema parado')
    maria.say('desde ontem ninguém emite nota')
    maria.say('e o cliente está no balcão')
    await maria.waitFor('Confira antes de abrir')
    await walk.settled()
    maria.press('✅ Abrir ticket')
    await maria.waitFor('Recebemos o seu pedido')
    expect(await tickets()).toMatchObject([
      { title: 'Sistema parado', description: 'desde ontem ninguém emite nota\ne o cliente está no balcão' },
    ])
  })

  test('who speaks for two customers is asked once, and may change', async () => {
    await walk.engine.contacts.setMembership(walk.davi, walk.maria.id, walk.boaVista.id, { authorised: true })
    await walk.db.query(sql`update chat set customer_id = null where contact_id = ${walk.maria.id}`)
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Para qual empresa')
    maria.press('Rede Boa Vista')
    await maria.waitFor('Com qual área')
    maria.press('Cancelar')
    await maria.waitFor('não abri nenhum ticket')
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Cancelar')
    await maria.waitFor('não abri nenhum ticket')
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você')
    maria.press('Trocar de empresa')
    await maria.waitFor('Em nome de qual empresa')
    maria.press('Padaria Pão Quente')
    await maria.waitFor('agora você fala em nome de Padaria Pão Quente')
  })
})

/** Maria wants help from support, and is asked what it is about. */
async function titling(walk: Walk) {
  const maria = walk.phoneOf(walk.maria)
  maria.say('Abrir ticket')
  await maria.waitFor('Com qual área')
  maria.press('Suporte')
  await maria.waitFor('qual é o assunto')
  return maria
}

/** She has said it in a few words, and is asked what is going on. */
async function describing(walk: Walk, title: string) {
  const maria = await titling(walk)
  maria.say(title)
  await maria.waitFor('conte o que está acontecendo')
  return maria
}

/** She has told it, and sees all of it before it is opened. */
async function reviewing(walk: Walk, title: string, description: string) {
  const maria = await describing(walk, title)
  maria.say(description)
  await maria.waitFor('Confira antes de abrir')
  return maria
}

/** Support answers for errors (fiscal: NF-e or NFS-e; stock) and for questions. */
async function growTree({ engine, davi, suporte }: Walk) {
  const add = async (name: string, parentId: string | null) =>
    (await engine.subjects.add(davi, suporte.id, { name, parentId })).id
  const fiscal = await add('Fiscal', suporte.typeId)
  await add('Estoque', suporte.typeId)
  const nfe = await add('NF-e', fiscal)
  await add('NFS-e', fiscal)
  await add('Dúvidas', null)
  return { erros: { fiscal, nfe } }
}

async function hangChecklist({ engine, davi, suporte }: Walk) {
  const add = async (question: Parameters<typeof engine.checklists.add>[2]) =>
    (await engine.checklists.add(davi, suporte.typeId, question)).id
  return {
    database: await add({
      kind: 'choice',
      question: 'Qual banco de dados?',
      choices: ['SQL Server', 'Oracle'],
    }),
    since: await add({ kind: 'date', question: 'Desde quando?' }),
    video: await add({ kind: 'link', question: 'Vídeo da tela' }),
    version: await add({ kind: 'text', question: 'Qual versão?', allowUnknown: true }),
    more: await add({ kind: 'text', question: 'Algo mais?', required: false }),
  }
}
