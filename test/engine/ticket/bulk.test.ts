import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../engine/database/id.ts'
import { createWorld, type World } from '../../world.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

test('assigns each ticket on its own: what is refused does not hold up the others', async () => {
  const open = await world.opens(world.maria)
  const hers = await world.opened(world.maria, world.bia)
  const ended = await world.opens(world.maria)
  await world.engine.tickets.cancel(world.maria, ended.id)
  const results = await world.engine.tickets.assignMany(
    world.ana,
    [open.id, hers.id, ended.id, open.id],
    world.ana.id,
  )
  expect(results.map(({ number, problem }) => [number, problem?.code ?? 'done'])).toEqual([
    [open.number, 'done'],
    [hers.number, 'ticket.assign'],
    [ended.number, 'not_now'],
  ])
  const { ticket } = await world.engine.tickets.view(world.ana, open.id)
  expect(ticket).toMatchObject({ state: 'in_progress', operatorId: world.ana.id })
})

test('rejects with one reason for all; a ticket out of sight is not named', async () => {
  const one = await world.opens(world.maria)
  const two = await world.opens(world.rosa)
  const hidden = await world.opens(world.maria, {
    departmentId: world.financeiro.id,
    subjectId: world.financeiro.typeId,
  })
  const ana = { ...world.ana, departmentIds: [world.suporte.id] }
  const results = await world.engine.tickets.rejectMany(
    ana,
    [one.id, hidden.id, 'x', two.id],
    'Fora do contrato.',
  )
  expect(results.map(({ number, problem }) => [number, problem?.code ?? 'done'])).toEqual([
    [one.number, 'done'],
    [null, 'ticket'],
    [null, 'ticket'],
    [two.number, 'done'],
  ])
  const { ticket, history } = await world.engine.tickets.view(ana, two.id)
  expect(ticket.closeReason).toBe('rejected')
  expect(history.entries.at(-1)?.log?.body).toBe('Fora do contrato.')
})

test('refuses none, and more than a hundred at once', async () => {
  await expect(world.engine.tickets.assignMany(world.ana, [], world.ana.id)).rejects.toThrow('tickets.none')
  const many = Array.from({ length: 101 }, newId)
  await expect(world.engine.tickets.rejectMany(world.ana, many, 'x')).rejects.toThrow('tickets.too_many')
})
