import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { startWalk, type Walk } from './walk.ts'

describe('the people of a customer', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  const rights = () =>
    walk.db.rows<{ name: string; authorised: boolean }>(sql`
      select contact.name, membership.authorised from membership join contact on contact.id = membership.contact_id
      where membership.customer_id = ${walk.padaria.id} order by contact.name`)

  test('are included by its administrator from the chat', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Ajuda')
    await maria.waitFor('Posso ajudar você')
    maria.press('Pessoas autorizadas')
    const list = await maria.waitFor('Pessoas de Padaria Pão Quente')
    expect(list.text).toContain('João Alves (só acompanha)')
    maria.press('Incluir pessoa')
    await maria.waitFor('nome completo')
    maria.say('Pedro Dias')
    await maria.waitFor('celular (com DDD) ou o e-mail')
    maria.say('não sei')
    await maria.waitFor('Não entendi')
    maria.say('(11) 91234-5678')
    const answer = await maria.waitFor('Pedro Dias já pode falar com a gente')
    expect(answer.text).toContain('Pedro Dias (pode abrir)')
    expect(await rights()).toContainEqual({ name: 'Pedro Dias', authorised: true })
  })

  test('are removed by its administrator, after being asked', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.command('ajuda')
    await maria.waitFor('Posso ajudar você')
    maria.press('Pessoas autorizadas')
    await maria.waitFor('Pessoas de Padaria')
    maria.press('Remover João Alves')
    await maria.waitFor('Remover João Alves?')
    maria.press('Sim, remover')
    await maria.waitFor('a pessoa foi removida')
    expect(await rights()).toEqual([{ name: 'Maria Souza', authorised: true }])
  })

  test('are nobody else’s business', async () => {
    const joao = walk.phoneOf(walk.joao)
    joao.say('Ajuda')
    await joao.waitFor('Posso ajudar você')
    expect(joao.buttons().join()).not.toContain('Pessoas')
    joao.pressData(`home..people.${walk.padaria.id}`)
    await joao.waitFor('Só o administrador')
    joao.pressData(`home..people.${walk.boaVista.id}`)
    await joao.waitFor('Só o administrador')
    expect(await rights()).toHaveLength(2)
  })
})
