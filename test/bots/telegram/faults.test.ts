import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, DAY, HOUR, MINUTE } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { logsOf, startWalk, TOKEN, type Walk } from './walk.ts'

describe('when things go wrong', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  /** How often Maria is told these words, read where they are written: nobody waits for Telegram's pace. */
  const told = async (words: string) =>
    (
      await walk.db.rows(sql`
        select 1 from outbox_message where lane = '987650001' and payload::text like ${`%${words}%`}`)
    ).length
  const isQuiet = async () =>
    walk.simulator.pendingUpdates() === 0 &&
    (await walk.db.rows(sql`select 1 from inbox_message where state = 'waiting'`)).length === 0

  const status = () =>
    walk.db.first<{ state: string; detail: string | null; data: { username?: string } }>(
      sql`select state, detail, data from channel_status where channel = 'telegram'`,
    )

  test('the same update delivered five times has one effect', async () => {
    const maria = walk.phoneOf(walk.maria)
    const ticket = await walk.opens(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    walk.simulator.faults.duplicate(1, 5)
    maria.say('Aconteceu de novo')
    await maria.waitFor('Anotado')
    await walk.settled()
    expect(await logsOf(walk, ticket.id)).toEqual(['Maria Souza: Aconteceu de novo'])
    expect(maria.messages.filter(({ text }) => text?.includes('Anotado'))).toHaveLength(1)
  })

  test('ids that jump back after a quiet week are heard', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
    walk.simulator.jumpUpdateId(5)
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você')
  })

  test('a failure in the middle leaves nothing half-done, and goes on when it is over', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Erro ao emitir NF-e')
    await maria.waitFor('conte o que')
    maria.say('Rejeição 539')
    await maria.waitFor('Confira antes')
    await walk.db.query(sql`alter table conversation add constraint broken check (state <> 'home')`)
    maria.press('✅ Abrir ticket')
    await until(
      'it has failed',
      async () => (await walk.db.rows(sql`select 1 from inbox_message where attempts > 0`)).length > 0,
    )
    expect(await walk.db.rows(sql`select number from ticket`)).toEqual([])
    await walk.db.query(sql`alter table conversation drop constraint broken`)
    await maria.waitFor('Recebemos o seu pedido', { timeoutMs: 10_000 })
    expect(await walk.db.rows(sql`select number from ticket`)).toEqual([{ number: '202611/0001' }])
  })

  test('a blocked bot is noted, and forgiven when its person comes back', async () => {
    const maria = await walk.greeted(walk.maria)
    const dead = async () =>
      (
        await walk.db.one<{ deadAt: Date | null }>(
          sql`select dead_at from chat where id = ${walk.maria.chatId}`,
        )
      ).deadAt
    maria.block()
    await until('it is noted', async () => (await dead()) !== null)
    maria.unblock()
    await until('it is forgiven', async () => (await dead()) === null)
    maria.block()
    await walk.settled()
    maria.unblock()
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
    expect(await dead()).toBeNull()
  })

  test('a notice to somebody who blocked the bot dies visibly', async () => {
    await walk.greeted(walk.maria)
    const ticket = await walk.opened(walk.maria, walk.ana)
    await walk.settled()
    walk.simulator.faults.refuse({
      method: 'sendMessage',
      status: 403,
      description: 'Forbidden: bot was blocked by the user',
    })
    await walk.engine.tickets.ask(walk.ana, ticket.id, { text: 'Qual versão?' })
    await until('it is dead', async () => {
      const dead = await walk.db.rows(
        sql`select 1 from outbox_message where state = 'dead' and channel = 'telegram'`,
      )
      return dead.length > 0
    })
    expect(await walk.db.one(sql`select dead_reason from chat where id = ${walk.maria.chatId}`)).toEqual({
      deadReason: '403 Forbidden: bot was blocked by the user',
    })
  })

  test('429 is waited for, 5xx and lost connections are tried again', async () => {
    const maria = await walk.greeted(walk.maria)
    walk.simulator.faults.tooManyRequests({ method: 'sendMessage', retryAfter: 1 })
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você', { timeoutMs: 8_000 })
    walk.simulator.faults.serverError({ method: 'sendMessage', status: 502 })
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você', { timeoutMs: 8_000 })
    walk.simulator.faults.drop({ method: 'sendMessage' })
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você', { timeoutMs: 8_000 })
    await walk.settled()
    expect(maria.messages.filter(({ text }) => text?.includes('Posso ajudar você'))).toHaveLength(3)
  })

  test('words that Telegram refuses in a format arrive without it', async () => {
    const maria = await walk.greeted(walk.maria)
    walk.simulator.faults.refuse({
      method: 'sendMessage',
      status: 400,
      description: "Bad Request: can't parse entities",
    })
    const ticket = await walk.opened(walk.maria, walk.ana)
    await maria.waitFor('está cuidando do seu ticket')
    expect(ticket.number).toBe('202611/0001')
  })

  test("people's words never break the format", async () => {
    const maria = await walk.greeted(walk.maria)
    const title = '<b>*Erro* _grave_ [x](javascript:alert(1)) {{7*7}} </textarea>'
    const ticket = await walk.opened(walk.maria, walk.ana, { title })
    await walk.engine.tickets.ask(walk.ana, ticket.id, { text: '"><svg/onload=alert(1)> \ud83d' })
    const notice = await maria.waitFor('"><svg/onload=alert(1)>')
    expect(notice.text).toContain(title)
    expect(notice.entities?.map(({ type }) => type)).not.toContain('text_link')
  })

  test('a token that was taken away is said on the panel, and never written anywhere', async () => {
    await walk.greeted(walk.maria)
    await until('it is ready', async () => (await status())?.state === 'ready')
    expect((await status())?.data.username).toBe('horizonte_suporte_bot')
    walk.simulator.revokeToken(TOKEN)
    const ticket = await walk.opened(walk.maria, walk.ana)
    await until('it is down', async () => (await status())?.state === 'down')
    expect((await status())?.detail).toBe('unauthorised')
    const held = () =>
      walk.db.rows<{ state: string }>(
        sql`select state, error from outbox_message where ticket_id = ${ticket.id} and channel = 'telegram'`,
      )
    await until('it is held', async () => (await held()).map(({ state }) => state).join() === 'queued')
    expect(JSON.stringify([await held(), await status()])).not.toContain('TEST-TOKEN')
  })

  test('a flood is answered once and nothing of it is lost', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    for (let n = 1; n <= 60; n++) maria.say(`linha ${n}`)
    await until('all are handled', async () => (await logsOf(walk, ticket.id)).length === 60, 15_000)
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('oi')
    await rosa.waitFor('Olá, Rosa!')
    await walk.settled()
    const answers = maria.messages.filter(({ by }) => by === 'bot').map(({ text }) => text)
    expect(answers.filter((text) => text?.includes('muitas mensagens de uma vez'))).toHaveLength(1)
    expect(answers.length).toBeLessThan(25)
  })

  test('a flood of presses is told once as well, and every press is answered', async () => {
    const maria = await walk.greeted(walk.maria)
    for (let n = 0; n < 30; n++) maria.pressData('home..stayed.')
    maria.say('e um texto depois')
    await until('all are handled', () => isQuiet())
    expect(await told('continuamos por aqui')).toBe(30)
    expect(await told('muitas mensagens de uma vez')).toBe(1)
  })

  test('who taps a lot is answered when they write', async () => {
    const maria = await walk.greeted(walk.maria)
    for (let n = 0; n < 22; n++) maria.pressData('home..stayed.')
    maria.say('Ajuda')
    await until('it is answered', async () => (await told('Posso ajudar você')) === 1)
  })

  test('who wrote a lot is answered again as soon as they are calm', async () => {
    const maria = await walk.greeted(walk.maria)
    for (let n = 0; n < 25; n++) maria.say('Ajuda')
    await until('all are handled', () => isQuiet())
    const before = await told('Posso ajudar você')
    expect(before).toBeLessThan(22)
    await walk.db.query(sql`
      update conversation set context = context || jsonb_build_object('answeredAt', now() - interval '10 seconds')`)
    maria.say('Ajuda')
    await until('it is answered', async () => (await told('Posso ajudar você')) === before + 1)
  })

  test('what was written while we were off is taken, without a storm of small talk', async () => {
    const ticket = await walk.opens(walk.maria)
    const maria = await walk.greeted(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    await walk.bot.stop()
    maria.say('Alguém aí?')
    maria.say('O erro voltou')
    const rosa = walk.phoneOf(walk.rosa)
    rosa.say('bom dia')
    walk.clock.advance(30 * MINUTE)
    await walk.restart()
    await until('it is handled', async () => (await logsOf(walk, ticket.id)).length === 2)
    await walk.settled()
    expect(rosa.messages.filter(({ by }) => by === 'bot')).toEqual([])
  })

  test('outside hours the person is told once a closed period when work resumes', async () => {
    const ticket = await walk.opens(walk.maria)
    walk.clock.set('2026-11-27T22:00:00-03:00')
    const maria = walk.phoneOf(walk.maria)
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.say('Parou tudo')
    const notice = await maria.waitFor('fora do horário de atendimento')
    expect(notice.text).toContain('segunda-feira, 30/11, às 08:00')
    maria.say('Alguém?')
    await maria.waitFor('Anotado')
    await walk.settled()
    const told = () => maria.messages.filter(({ text }) => text?.includes('fora do horário')).length
    expect(told()).toBe(1)
    expect(await logsOf(walk, ticket.id)).toHaveLength(2)
    walk.clock.set('2026-11-30T20:00:00-03:00')
    maria.say('202611/0001')
    await maria.waitFor('O que você escrever aqui')
    maria.say('Mais uma')
    await maria.waitFor('fora do horário de atendimento')
  })

  test('English by the phone, or by choice', async () => {
    await walk.db.query(sql`update chat set contact_id = null, customer_id = null`)
    const john = walk.stranger({ id: 81, name: 'John', languageCode: 'en-US' })
    john.start()
    await john.waitFor('confirm who you are')
    const { token } = await walk.engine.contacts.invite(walk.davi, walk.rosa.id)
    john.start(token)
    await john.waitFor('How can I help?')
    expect(john.buttons()).toEqual(['🆕 Open ticket', '📋 My tickets', '❓ Help'])
    john.press('❓ Help')
    await john.waitFor('I can help you to')
    john.press('Português')
    await john.waitFor('agora falo português')
    john.press('🆕 Abrir ticket')
    await john.waitFor('Com qual área')
    expect(await walk.db.one(sql`select language from contact where id = ${walk.rosa.id}`)).toEqual({
      language: 'pt',
    })
  })

  test('a conversation of another version of the program begins anew', async () => {
    const maria = await walk.greeted(walk.maria)
    await walk.settled()
    await walk.db.query(sql`
      update conversation set state = 'teleporting.now', context = '{"dialog": {"x": 1}, "strange": true}'
      where chat_id = ${walk.maria.chatId}`)
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você')
    maria.say('oi')
    await maria.waitFor('Olá, Maria!')
  })

  test('polling confirms only what is stored', async () => {
    const maria = await walk.greeted(walk.maria)
    await walk.db.query(
      sql`alter table inbox_message add constraint full_disk check (payload::text not like '%importante%')`,
    )
    maria.say('importante')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(walk.simulator.pendingUpdates()).toBe(1)
    await walk.db.query(sql`alter table inbox_message drop constraint full_disk`)
    await maria.waitFor('Guardei a sua mensagem', { timeoutMs: 10_000 })
  })
})

describe('time passes', () => {
  test('an old button is answered gracefully', async () => {
    const walk = await startWalk(await createWorld())
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    const question = await maria.waitFor('Com qual área')
    const data = question
      .reply_markup!.inline_keyboard.flat()
      .map((button) => ('callback_data' in button ? button.callback_data! : ''))
    maria.press('Cancelar')
    await maria.waitFor('não abri nenhum ticket')
    walk.clock.advance(3 * DAY + HOUR)
    maria.pressData(data[0]!, { on: question.message_id })
    await maria.waitFor('Esta opção é de uma conversa anterior')
  })
})
