import { beforeEach, expect, test } from 'vitest'
import { createWorld, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

test('a draft is kept for its operator and ticket, and for nobody else', async () => {
  const { id } = await world.opens(world.maria)
  const { replyDrafts } = world.engine
  await replyDrafts.save(world.ana, id, { visibility: 'private', body: 'Ver com o' })
  await replyDrafts.save(world.ana, id, { visibility: 'public', body: 'Bom dia, Maria' })
  expect(await replyDrafts.find(world.ana, id)).toMatchObject({
    visibility: 'public',
    body: 'Bom dia, Maria',
  })
  expect(await replyDrafts.find(world.bia, id)).toBeNull()
})

test('an emptied or sent draft is gone', async () => {
  const { id } = await world.opens(world.maria)
  const { replyDrafts } = world.engine
  for (const end of [
    () => replyDrafts.save(world.ana, id, { visibility: 'public', body: '  \0 ' }),
    () => replyDrafts.drop(world.ana, id),
  ]) {
    await replyDrafts.save(world.ana, id, { visibility: 'public', body: 'Bom dia' })
    await end()
    expect(await replyDrafts.find(world.ana, id)).toBeNull()
  }
})

test('nothing is kept on a ticket out of sight', async () => {
  const { id } = await world.opens(world.maria)
  const stranger = { ...world.ana, departmentIds: [world.financeiro.id] }
  for (const body of ['x', ''])
    await expect(world.engine.replyDrafts.save(stranger, id, { visibility: 'public', body })).rejects.toThrow(
      'ticket',
    )
})
