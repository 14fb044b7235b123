import { expect, it } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createProvider } from '../../provider.ts'
import { createWorld, DAY } from '../../world.ts'

it('what a person opened lately counts tickets and atendimentos alike, but not what an operator opened', async () => {
  const world = await createWorld()
  const provider = await createProvider(world)
  const { conversations } = world.engine
  await world.opens(world.maria)
  await provider.writes(provider.olivia)
  await provider.registers(provider.eva)
  expect(await conversations.openedLately(world.maria)).toBe(1)
  expect(await conversations.openedLately(provider.olivia)).toBe(1)
  world.clock.advance(DAY + 1)
  expect(await conversations.openedLately(provider.olivia)).toBe(0)
})

it('files that came late join the comment of an atendimento, as they join the log of a ticket', async () => {
  const world = await createWorld()
  const { olivia, saulo, ...provider } = await createProvider(world)
  const { conversations, atendimentos, attachments } = world.engine
  const { id } = await provider.writes(olivia)
  await atendimentos.write(olivia, id, { text: 'As fotos', externalId: '70' })
  const { id: file } = await attachments.pending(olivia, {
    name: 'foto.jpg',
    source: { channel: 'telegram', fileId: 'x' } as never,
  })
  const late = { externalId: '70', attachmentIds: [file] }
  expect(await conversations.joinLog(saulo, late)).toBe(false)
  expect(await conversations.joinLog(olivia, late)).toBe(true)
  expect((await atendimentos.shown(olivia, id)).logs).toMatchObject([{ body: 'As fotos', files: 1 }])
  expect(await world.db.one(sql`select atendimento_id, ticket_id from attachment`)).toEqual({
    atendimentoId: id,
    ticketId: null,
  })
})
