import { beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { startWalk, type Walk } from './walk.ts'

describe('opening a ticket', () => {
  let walk: Walk
  beforeEach(async () => {
    walk = await startWalk(await createWorld())
  })

  test('Maria opens a ticket in eight taps and messages at most', async () => {
    const maria = walk.phoneOf(walk.maria)
    maria.say('Abrir ticket')
    await maria.waitFor('Com qual área')
    maria.press('Suporte')
    await maria.waitFor('qual é o assunto')
    maria.say('Erro ao emitir NF-e')
    await maria.waitFor('conte o que está acontecendo')
    maria.say('A nota 10125 é rejeitada com o código 539.')
    await maria.waitFor('Confira antes de abrir')
    maria.press('✅ Abrir ticket')
    const receipt = await maria.waitFor('Recebemos o seu pedido')

    expect(receipt.text).toContain('202611/0001 · Erro ao emitir NF-e')
    const ticket = await walk.db.one(
      sql`select number, title, description, state, channel, contact_id from ticket`,
    )
    expect(ticket).toEqual({
      number: '202611/0001',
      title: 'Erro ao emitir NF-e',
      description: 'A nota 10125 é rejeitada com o código 539.',
      state: 'new',
      channel: 'telegram',
      contactId: walk.maria.id,
    })
    expect(maria.messages.filter(({ by }) => by === 'person').length + 2).toBeLessThanOrEqual(8)
  })
})
