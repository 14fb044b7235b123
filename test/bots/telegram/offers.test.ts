import { describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { cases, type ProviderWalk, startProviderWalk } from './provider-walk.ts'
import { startWalk } from './walk.ts'

const MENU_OF_TICKETS = ['🆕 Abrir ticket', '📋 Meus tickets', '❓ Ajuda']
const MENU_OF_ATENDIMENTOS = ['💬 Contato', '🗂️ Atendimentos', '❓ Ajuda']

const switchOff = (walk: ProviderWalk, column: string) =>
  walk.db.query(sql`update company set ${sql.raw(column)} = false where id = ${walk.redeVeloz.id}`)

describe('the menu follows what the company uses', () => {
  test('each customer finds their own, and no word of the other', async () => {
    const walk = await startProviderWalk()
    const olivia = await walk.greeted(walk.olivia)
    const maria = await walk.greeted(walk.maria)
    expect(olivia.buttons()).toEqual(MENU_OF_ATENDIMENTOS)
    expect(maria.buttons()).toEqual(MENU_OF_TICKETS)
    for (const phone of [olivia, maria]) {
      phone.say('Ajuda')
      await phone.waitFor('Posso ajudar você')
      phone.say('preciso de uma coisa nova')
      await phone.waitFor('Guardei a sua mensagem')
      phone.command('sair')
      await phone.waitFor('Quer desconectar')
    }
    expect(olivia.screenText()).not.toMatch(/ticket/i)
    expect(maria.screenText()).not.toMatch(/contato|protocolo|conexão|atendimentos/i)
  })

  test('a company that uses both offers both', async () => {
    const walk = await startProviderWalk()
    await walk.db.query(sql`update company set uses_tickets = true where id = ${walk.redeVeloz.id}`)
    const olivia = await walk.greeted(walk.olivia)
    expect(olivia.buttons()).toEqual([
      '🆕 Abrir ticket',
      '📋 Meus tickets',
      '💬 Contato',
      '🗂️ Atendimentos',
      '❓ Ajuda',
    ])
    await walk.writes(walk.olivia)
    olivia.say('e mais uma coisa sobre isto')
    await olivia.waitFor('Ela é sobre qual destes assuntos?')
    expect(olivia.buttons().slice(0, 4)).toEqual([
      '🆕 202611.1 · Estou sem internet.',
      '🆕 Abrir um novo ticket',
      '💬 Enviar um novo contato',
      '🗑️ Descartar',
    ])
  })

  test('whoever belongs to customers of both kinds finds both, and each form asks only for whom it is for', async () => {
    const walk = await startProviderWalk()
    await walk.db.query(sql`
      insert into membership (contact_id, customer_id, authorised, administrator, sees_company)
      values (${walk.maria.id}, ${walk.casaDoJairo.id}, true, false, false)`)
    const maria = await walk.greeted(walk.maria)
    expect(maria.buttons()).toHaveLength(5)
    maria.press('💬 Contato')
    await maria.waitFor('Com qual setor')
    maria.press('🆕 Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('💬 Contato')
    await maria.waitFor('contato pela metade')
  })

  test('what is said in passing leads back to the form at hand, not to an older one', async () => {
    const walk = await startProviderWalk()
    await walk.db.query(sql`update company set uses_tickets = true where id = ${walk.redeVeloz.id}`)
    const { id } = await walk.claims(walk.eva)
    const olivia = walk.phoneOf(walk.olivia)
    olivia.say('Abrir ticket')
    await olivia.waitFor('Com qual área')
    olivia.say('Contato')
    await olivia.waitFor('Sobre qual conexão é?')
    await walk.engine.atendimentos.comment(walk.eva, id, { text: 'Já vimos.', visibility: 'public' })
    const notice = await olivia.waitFor('Já vimos.')
    await walk.settled()
    olivia.say('Que bom!', { replyTo: notice.message_id })
    const answer = await olivia.waitFor('Anotado no protocolo 202611.1')
    expect(answer.text).toContain('Sobre qual conexão é?')
  })

  test('one entry switched off is not there; the other is', async () => {
    const walk = await startProviderWalk()
    await switchOff(walk, 'atendimentos_enabled')
    const olivia = await walk.greeted(walk.olivia)
    expect(olivia.buttons()).toEqual(['💬 Contato', '❓ Ajuda'])
    olivia.command('atendimentos')
    await olivia.waitFor('Esta opção não está disponível para você')
    await switchOff(walk, 'contato_enabled')
    olivia.say('Contato')
    const answer = await olivia.waitFor('Guardei a sua mensagem')
    expect(answer.text).toContain('não há um setor que receba mensagens')
    expect(await cases(walk)).toEqual([])
  })

  test('with both switched off the button of a notice still leads to its atendimento', async () => {
    const walk = await startProviderWalk()
    await switchOff(walk, 'atendimentos_enabled')
    await switchOff(walk, 'contato_enabled')
    const olivia = await walk.greeted(walk.olivia)
    expect(olivia.buttons()).toEqual(['❓ Ajuda'])
    await walk.starts(walk.eva)
    await olivia.waitFor('O seu atendimento começou')
    olivia.press('Ver atendimento')
    await olivia.waitFor('O que você escrever aqui vai para este atendimento')
  })
})

test.each(['contato', 'atendimentos'])('/%s is answered kindly in a software house', async (command) => {
  const walk = await startProviderWalk()
  const maria = await walk.greeted(walk.maria)
  maria.command(command)
  const answer = await maria.waitFor('Esta opção não está disponível para você')
  expect(answer.text).toContain('Escolha uma opção do menu')
})

test.each(['novo', 'meus'])('/%s is answered kindly by a provider', async (command) => {
  const walk = await startProviderWalk()
  const olivia = await walk.greeted(walk.olivia)
  olivia.command(command)
  await olivia.waitFor('Esta opção não está disponível para você')
})

test('the word on somebody else’s menu is a word like any other', async () => {
  const walk = await startProviderWalk()
  const maria = walk.phoneOf(walk.maria)
  maria.say('Abrir ticket')
  await maria.waitFor('Com qual área')
  maria.press('Suporte')
  await maria.waitFor('qual é o assunto')
  maria.say('Contato')
  await maria.waitFor('Agora conte o que está acontecendo')
})

describe('what Telegram shows to everybody', () => {
  const told = (walk: Awaited<ReturnType<typeof startWalk>>, method: string) =>
    JSON.stringify(walk.simulator.calls.of(method).map(({ params }) => params))

  test('has no word of a provider where there is none', async () => {
    const walk = await startWalk(await createWorld())
    await until('it is told', () => walk.simulator.calls.count('setMyDescription') === 2)
    expect(told(walk, 'setMyCommands')).not.toMatch(/contato|atendimentos|requests/i)
    expect(told(walk, 'setMyDescription')).not.toMatch(/setor|department/)
  })

  test('has both where some company works with each', async () => {
    const walk = await startProviderWalk()
    await until('it is told', () => walk.simulator.calls.count('setMyDescription') === 2)
    expect(told(walk, 'setMyCommands')).toMatch(/novo.*meus.*contato.*atendimentos/)
  })

  test('has no word of tickets where there is only a provider', async () => {
    const world = await createWorld()
    await world.db.query(sql`update company set uses_tickets = false, uses_atendimentos = true`)
    const walk = await startWalk(world)
    await until('it is told', () => walk.simulator.calls.count('setMyDescription') === 2)
    expect(told(walk, 'setMyCommands')).toMatch(/contato.*atendimentos/)
    expect(told(walk, 'setMyCommands')).not.toMatch(/ticket/i)
    expect(told(walk, 'setMyDescription')).not.toMatch(/ticket/i)
  })
})
