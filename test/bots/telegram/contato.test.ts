import { beforeEach, describe, expect, test } from 'vitest'
import { sweepDrafts } from '../../../bots/index.ts'
import type { ChatDriver } from '../../../bots/simulator/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { addContact, createWorld, DAY, MINUTE, mailOf } from '../../world.ts'
import { cases, type ProviderWalk, startProviderWalk } from './provider-walk.ts'
import { filedWorld } from './walk.ts'

describe('"Contato"', () => {
  let walk: ProviderWalk
  beforeEach(async () => {
    walk = await startProviderWalk()
  })

  /** Olívia wants to write to the provider, and has two connections to write about. */
  async function choosingConnection(): Promise<ChatDriver> {
    const olivia = await walk.greeted(walk.olivia)
    olivia.press('💬 Contato')
    await olivia.waitFor('Sobre qual conexão é?')
    return olivia
  }

  /** Olívia has chosen her home and the technical department, and is asked what is going on. */
  async function describing(): Promise<ChatDriver> {
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('Contato')
    await olivia.waitFor('Sobre qual conexão é?')
    olivia.press('Rua do Sol, 15')
    await olivia.waitFor('Com qual setor')
    olivia.press('Suporte Técnico')
    await olivia.waitFor('Conte o que está acontecendo')
    return olivia
  }

  async function reviewing(): Promise<ChatDriver> {
    const olivia = await describing()
    olivia.say('Estou sem internet desde ontem.')
    await olivia.waitFor('Confira antes de enviar')
    return olivia
  }

  const opensStop = (accessPoint: string, message = 'Fibra rompida na Rua das Palmeiras.') =>
    walk.engine.stopNotices.open(walk.davi, {
      accessPointIds: [accessPoint],
      message,
      expectedUntil: new Date('2026-11-23T18:00:00-03:00'),
    })

  const mails = async (address: string) =>
    (
      await walk.db.rows<{ kind: string }>(
        sql`select kind from outbox_message where channel = 'email' and lane = ${address} order by id`,
      )
    ).map(({ kind }) => kind)

  test('asks for connection, sector and words, and opens an atendimento with protocol, date and hour', async () => {
    const olivia = await describing()
    olivia.say('Estou sem internet desde ontem.')
    const review = await olivia.waitFor('Confira antes de enviar')
    expect(review.text).toContain('Conexão: Rua do Sol, 15')
    expect(review.text).toContain('Setor: Suporte Técnico')
    expect(review.text).toContain('Mensagem: Estou sem internet desde ontem.')
    const receipt = await sent(olivia)
    expect(receipt.text).toContain('Protocolo 202611.1')
    expect(receipt.text).toContain('Aberto em 23/11/2026, 10:00')
    expect(receipt.text).toContain('Previsão de conclusão até')
    expect(await cases(walk)).toMatchObject([
      {
        protocol: '202611.1',
        state: 'waiting',
        report: 'Estou sem internet desde ontem.',
        connectionId: walk.casaDaOlivia.connectionId,
        departmentId: walk.tecnico.id,
        stopNoticeId: null,
      },
    ])
    expect(await mails(mailOf('Suporte Técnico'))).toEqual(['atendimento.team.registered'])
    expect(await mails(mailOf('Olívia Braga'))).toEqual(['atendimento.registered'])
  })

  test('a connection is chosen only where there are several', async () => {
    const jairo = await walk.greeted(walk.jairo)
    jairo.press('💬 Contato')
    await jairo.waitFor('Com qual setor')
    jairo.say('cobrança')
    await jairo.waitFor('Conte o que está acontecendo')
    jairo.say('Já paguei o boleto.')
    await jairo.waitFor('Conexão: Rua da Lua, 8')
    jairo.press('✅ Enviar')
    await jairo.waitFor('Protocolo 202611.1')
    expect(await cases(walk)).toMatchObject([{ connectionId: walk.casaDoJairo.connectionId }])
  })

  describe('what is known to be down', () => {
    test('is told before anything else, and may be all that is needed', async () => {
      await opensStop(walk.accessPoints.centro)
      const olivia = await choosingConnection()
      olivia.press('Rua do Sol, 15')
      const notice = await olivia.waitFor('Fibra rompida na Rua das Palmeiras.')
      expect(notice.text).toContain('Previsão de normalização: 23/11/2026, 18:00')
      olivia.press('Não precisa, obrigado')
      await olivia.waitFor('não abri nenhum atendimento')
      expect(await cases(walk)).toEqual([])
    })

    test('keeps nobody from going on: the atendimento is linked to it', async () => {
      const [stop] = await opensStop(walk.accessPoints.centro)
      const jairo = await walk.greeted(walk.jairo)
      jairo.press('💬 Contato')
      await jairo.waitFor('Já sabemos de um problema')
      jairo.press('Sim, continuar')
      await jairo.waitFor('Com qual setor')
      jairo.press('Suporte Técnico')
      await jairo.waitFor('Conte o que')
      jairo.say('Aqui o sinal caiu também.')
      await jairo.waitFor('Confira antes de enviar')
      await sent(jairo)
      expect(await cases(walk)).toMatchObject([{ stopNoticeId: stop!.id }])
    })

    test('of another tower is nothing to Olívia', async () => {
      await opensStop(walk.accessPoints.serra)
      const olivia = await describing()
      expect(olivia.screenText()).not.toContain('Já sabemos')
    })

    test('becomes known while she writes: she is told before it opens', async () => {
      const olivia = await reviewing()
      await opensStop(walk.accessPoints.centro)
      olivia.press('✅ Enviar')
      await olivia.waitFor('Já sabemos de um problema')
      expect(await cases(walk)).toEqual([])
      olivia.press('Sim, continuar')
      await olivia.waitFor('Confira antes de enviar')
      await sent(olivia)
      expect(await cases(walk)).toHaveLength(1)
    })
  })

  test('goes back over every choice', async () => {
    await opensStop(walk.accessPoints.centro)
    const olivia = await choosingConnection()
    olivia.press('Rua do Sol, 15')
    await olivia.waitFor('Já sabemos de um problema')
    olivia.press('Sim, continuar')
    await olivia.waitFor('Com qual setor')
    olivia.press('Cobrança')
    await olivia.waitFor('Conte o que está acontecendo')
    olivia.say('A fatura veio em dobro.')
    await olivia.waitFor('Confira antes de enviar')
    for (const question of [
      'Conte o que está acontecendo',
      'Com qual setor',
      'Já sabemos de um problema',
      'Sobre qual conexão é?',
    ]) {
      olivia.press('⬅️ Voltar')
      await olivia.waitFor(question)
    }
    expect(olivia.buttons()).not.toContain('⬅️ Voltar')
    olivia.press('Ateliê')
    await olivia.waitFor('Com qual setor')
  })

  test.each([0, 1, 2, 3])('can be cancelled after %i answers', async (answers) => {
    const olivia = await choosingConnection()
    const steps = [
      () => olivia.press('Ateliê'),
      () => olivia.press('Comercial'),
      () => olivia.say('Quero mudar de plano.'),
    ]
    const questions = ['Com qual setor', 'Conte o que está acontecendo', 'Confira antes de enviar']
    for (const [n, step] of steps.slice(0, answers).entries()) {
      step()
      await olivia.waitFor(questions[n]!)
    }
    olivia.press('✖️ Cancelar')
    await olivia.waitFor('não abri nenhum atendimento')
    expect(await cases(walk)).toEqual([])
    olivia.press('💬 Contato')
    await olivia.waitFor('Sobre qual conexão é?')
  })

  describe('from the review', () => {
    /** Olívia changes one field of what she is about to send. */
    async function changing(field: string, question: string): Promise<ChatDriver> {
      const olivia = await reviewing()
      olivia.press('✏️ Mudar algo')
      await olivia.waitFor('O que você quer mudar?')
      olivia.press(field)
      await olivia.waitFor(question)
      return olivia
    }

    test('the sector can be changed', async () => {
      const olivia = await changing('Setor', 'Com qual setor')
      olivia.press('Cobrança')
      await olivia.waitFor('Setor: Cobrança')
      await sent(olivia)
      expect(await cases(walk)).toMatchObject([{ departmentId: walk.cobranca.id }])
    })

    test('the connection can be changed, in words too', async () => {
      const olivia = await changing('Conexão', 'Sobre qual conexão é?')
      olivia.say('atelie')
      await olivia.waitFor('Conexão: Ateliê (Rua das Flores, 22)')
      await sent(olivia)
      expect(await cases(walk)).toMatchObject([{ connectionId: walk.casaDaOlivia.shop }])
    })

    test('the message can be changed', async () => {
      const olivia = await changing('Mensagem', 'Como está: “Estou sem internet desde ontem.”')
      olivia.say('A fatura veio em dobro.')
      await olivia.waitFor('Mensagem: A fatura veio em dobro.')
      await sent(olivia)
      expect(await cases(walk)).toMatchObject([{ report: 'A fatura veio em dobro.' }])
    })

    test('a change that is taken back leaves everything as it was', async () => {
      const olivia = await changing('Conexão', 'Sobre qual conexão é?')
      olivia.press('⬅️ Voltar')
      const review = await olivia.waitFor('Conexão: Rua do Sol, 15')
      expect(review.text).toContain('Mensagem: Estou sem internet desde ontem.')
    })
  })

  test('what is written on in the review joins the message, and an edit in the chat changes its part', async () => {
    const olivia = await describing()
    const first = olivia.say('Estou sem interne.')
    await olivia.waitFor('Confira antes de enviar')
    olivia.say('As luzes piscam.')
    await olivia.waitFor('Acrescentei à mensagem')
    olivia.edit(first.message_id, 'Estou sem internet.')
    await olivia.waitFor('Estou sem internet.')
    await sent(olivia)
    expect(await cases(walk)).toMatchObject([{ report: 'Estou sem internet.\nAs luzes piscam.' }])
  })

  test('a story told while something is to be chosen is kept', async () => {
    const olivia = await choosingConnection()
    olivia.say('Estou sem internet desde ontem à noite')
    await olivia.waitFor('Guardei o que você escreveu')
    olivia.press('Ateliê')
    await olivia.waitFor('Com qual setor')
    olivia.say('xyz')
    await olivia.waitFor('Escolha uma das opções')
    olivia.press('Suporte Técnico')
    const review = await olivia.waitFor('Confira antes de enviar')
    expect(review.text).toContain('Mensagem: Estou sem internet desde ontem à noite')
  })

  test('pressed twice, one atendimento is opened', async () => {
    const olivia = await reviewing()
    const review = olivia.last()!
    const confirm = dataOf(review, '✅ Enviar')
    olivia.press('✅ Enviar')
    olivia.pressData(confirm, { on: review.message_id })
    await olivia.waitFor('já não vale')
    expect(await cases(walk)).toHaveLength(1)
  })

  test('survives a restart in the middle', async () => {
    const olivia = await describing()
    await walk.settled()
    await walk.restart()
    olivia.say('Estou sem internet desde ontem.')
    const review = await olivia.waitFor('Confira antes de enviar')
    expect(review.text).toContain('Conexão: Rua do Sol, 15')
    olivia.press('✅ Enviar')
    await olivia.waitFor('Protocolo 202611.1')
  })

  test('left half-filled, it is offered again and goes on', async () => {
    const olivia = await reviewing()
    olivia.say('Atendimentos')
    await olivia.waitFor('não tem atendimentos pendentes')
    walk.clock.advance(DAY)
    olivia.say('bom dia')
    await olivia.waitFor('Você tem um contato pela metade: “Estou sem internet desde ontem.”')
    olivia.press('▶️ Continuar')
    await olivia.waitFor('Confira antes de enviar')
    olivia.press('💬 Contato')
    await olivia.waitFor('contato pela metade')
    olivia.press('🆕 Começar outro')
    await olivia.waitFor('Sobre qual conexão é?')
  })

  test('nobody touched it for seven days: it is dropped, and she is told', async () => {
    const olivia = await reviewing()
    await walk.settled()
    walk.clock.advance(8 * DAY)
    expect(await sweepDrafts(walk)).toBe(1)
    await olivia.waitFor('O contato que você tinha começado (“Estou sem internet desde ontem.”)')
    olivia.say('Contato')
    await olivia.waitFor('Sobre qual conexão é?')
  })

  test('a sector that is gone by then is asked for again, and nothing else', async () => {
    const olivia = await reviewing()
    await walk.db.query(sql`update department set creates_atendimento = false where id = ${walk.tecnico.id}`)
    olivia.press('✅ Enviar')
    await olivia.waitFor('não está mais disponível')
    expect(olivia.buttons()).not.toContain('Suporte Técnico')
    olivia.press('Comercial')
    await olivia.waitFor('Mensagem: Estou sem internet desde ontem.')
    olivia.press('✅ Enviar')
    await olivia.waitFor('Protocolo 202611.1')
  })

  test('switched off while she writes, it says so and opens nothing', async () => {
    const olivia = await reviewing()
    await walk.db.query(sql`update company set contato_enabled = false where id = ${walk.redeVeloz.id}`)
    olivia.press('✅ Enviar')
    await olivia.waitFor('No momento nenhum setor recebe contatos')
    expect(await cases(walk)).toEqual([])
  })

  test('whoever only reads along is told whom to ask', async () => {
    const teo = await addContact(walk.db, 'Téo Braga', '+5511987650014', {
      customerId: walk.casaDaOlivia.id,
      companyId: walk.redeVeloz.id,
      authorised: false,
      administrator: false,
      seesCompany: false,
    })
    const phone = await walk.greeted(teo)
    phone.press('💬 Contato')
    await phone.waitFor('Peça a autorização a Olívia Braga.')
    expect(await cases(walk)).toEqual([])
  })

  test('takes only what it offered: neither another home’s connection nor another company’s sector', async () => {
    const olivia = await walk.greeted(walk.olivia)
    olivia.press('💬 Contato')
    const question = await olivia.waitFor('Sobre qual conexão é?')
    const [dialog, key] = dataOf(question, 'Ateliê').split('.')
    olivia.pressData(`${dialog}.${key}.pick.${walk.mercadoSol.connectionId}`)
    await olivia.waitFor('já não vale')
    olivia.press('Ateliê')
    await olivia.waitFor('Com qual setor')
    olivia.pressData(`${dialog}.${key}.pick.${walk.suporte.id}`)
    await olivia.waitFor('já não vale')
    expect(await cases(walk)).toEqual([])
  })

  test('speaks English to who reads English', async () => {
    await walk.engine.chats.useLanguage({ id: walk.saulo.chatId, contactId: walk.saulo.id } as never, 'en')
    const saulo = walk.phoneOf(walk.saulo)
    saulo.start()
    await saulo.waitFor('Hello, Saulo!')
    expect(saulo.buttons()).toEqual(['💬 Contact us', '🗂️ My requests', '❓ Help'])
    saulo.press('💬 Contact us')
    await saulo.waitFor('Which department')
    saulo.press('Suporte Técnico')
    await saulo.waitFor('Tell us what is happening')
    saulo.say('The line is down since this morning.')
    await saulo.waitFor('Please check before sending')
    saulo.press('✅ Send')
    const receipt = await saulo.waitFor('We received your message')
    expect(receipt.text).toContain('Protocol 202611.1')
    expect(receipt.text).toContain('23 Nov 2026, 10:00')
  })

  test('many in a day are a mistake or a flood', async () => {
    for (let n = 0; n < 20; n++) {
      walk.clock.advance(MINUTE)
      await walk.writes(walk.olivia)
    }
    const olivia = await walk.greeted(walk.olivia)
    olivia.press('💬 Contato')
    await olivia.waitFor('Você já abriu 20 atendimentos nas últimas 24 horas')
  })
})

test('photos and their caption go to the atendimento', async () => {
  const walk = await startProviderWalk(await filedWorld(createWorld))
  const jairo = await walk.greeted(walk.jairo)
  jairo.press('💬 Contato')
  await jairo.waitFor('Com qual setor')
  jairo.press('Suporte Técnico')
  await jairo.waitFor('Conte o que')
  jairo.sendAlbum([{ caption: 'O roteador está assim' }, {}, {}])
  const review = await jairo.waitFor('Confira antes de enviar')
  expect(review.text).toContain('Mensagem: O roteador está assim')
  expect(review.text).toContain('Anexos: 3 (foto.jpg × 3)')
  jairo.press('✅ Enviar')
  await jairo.waitFor('Protocolo 202611.1')
  const [opened] = await cases(walk)
  const files = await walk.db.rows<{ atendimentoId: string }>(sql`select atendimento_id from attachment`)
  expect(files).toEqual(Array(3).fill({ atendimentoId: opened!.id }))
})

/** What was reviewed is sent; answers the receipt. */
async function sent(phone: ChatDriver) {
  phone.press('✅ Enviar')
  return phone.waitFor('Recebemos o seu contato')
}

/** What a button of a message carries. */
function dataOf({ reply_markup }: { reply_markup?: unknown }, label: string): string {
  const { inline_keyboard } = reply_markup as {
    inline_keyboard: { text: string; callback_data: string }[][]
  }
  return inline_keyboard.flat().find(({ text }) => text === label)!.callback_data
}
