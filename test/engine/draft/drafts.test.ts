import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { sweepDrafts } from '../../../engine/draft/drafts.ts'
import { createProvider } from '../../provider.ts'
import { createWorld, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

test('a draft is kept for its operator, form and case, and for nobody else', async () => {
  const { id } = await world.opens(world.maria)
  const { drafts } = world.engine
  await drafts.save(world.ana, 'reply', id, { visibility: 'private', text: 'Ver com o' })
  await drafts.save(world.ana, 'reply', id, { visibility: 'public', text: 'Bom dia, Maria' })
  await drafts.save(world.ana, 'registration', id, { report: 'Sem sinal' })
  expect(await drafts.find(world.ana, 'reply', id)).toMatchObject({
    values: { visibility: 'public', text: 'Bom dia, Maria' },
  })
  expect(await drafts.find(world.ana, 'registration', id)).toMatchObject({ values: { report: 'Sem sinal' } })
  expect(await drafts.find(world.bia, 'reply', id)).toBeNull()
})

test('an emptied or sent draft is gone', async () => {
  const { id } = await world.opens(world.maria)
  const { drafts } = world.engine
  for (const end of [
    () => drafts.save(world.ana, 'reply', id, { visibility: 'public', text: '  \0 ', attachmentIds: [] }),
    () => drafts.drop(world.ana, 'reply', id),
  ]) {
    await drafts.save(world.ana, 'reply', id, { visibility: 'public', text: 'Bom dia' })
    await end()
    expect(await drafts.find(world.ana, 'reply', id)).toBeNull()
  }
})

test('nothing is kept on a case out of sight', async () => {
  const { drafts } = world.engine
  const ticket = await world.opens(world.maria)
  const stranger = { ...world.ana, departmentIds: [world.financeiro.id] }
  for (const text of ['x', ''])
    await expect(drafts.save(stranger, 'reply', ticket.id, { text })).rejects.toThrow('ticket')
  const provider = await createProvider(world)
  const atendimento = await provider.starts(provider.eva)
  await drafts.save(provider.gil, 'comment', atendimento.id, { text: 'Vou ligar' })
  for (const text of ['x', ''])
    await expect(drafts.save(stranger, 'comment', atendimento.id, { text })).rejects.toThrow('atendimento')
  await expect(drafts.save(world.ana, 'registration', 'x', { report: 'y' })).rejects.toThrow('draft')
})

test('what was begun and not sent is offered, the newest first, until nobody goes on with it for a month', async () => {
  const { drafts } = world.engine
  const [older, newer] = [newId(), newId()]
  await drafts.save(world.ana, 'registration', older, { report: 'Sem sinal' })
  world.clock.advance(60_000)
  await drafts.save(world.ana, 'registration', newer, { customerId: world.padaria.id, report: '' })
  await drafts.save(world.bia, 'registration', newId(), { report: 'De outra pessoa' })
  expect((await drafts.unsent(world.ana, 'registration')).map(({ id }) => id)).toEqual([newer, older])
  world.clock.advance(30 * 86_400_000)
  await sweepDrafts({ db: world.db, clock: world.clock })
  expect((await drafts.unsent(world.ana, 'registration')).map(({ id }) => id)).toEqual([newer])
})
