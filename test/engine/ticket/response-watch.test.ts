import { beforeEach, expect, test } from 'vitest'
import type { Send } from '../../../engine/notification/recipients.ts'
import { tellOfResponses } from '../../../engine/ticket/response-watch.ts'
import { createWorld, HOUR, MINUTE, type World } from '../../world.ts'
import { linked, toldIn } from '../operator-chat/linked.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
  await linked(world, world.ana, '501')
  await linked(world, world.bia, '502')
  await linked(world, world.caio, '503')
})

async function look(): Promise<void> {
  const { db, clock, config, engine } = world
  const send: Send = (tx, notices) => engine.outbox.on(tx).send(...notices)
  await tellOfResponses({ db, clock, config, send })
}
const sla = async (chat: string) =>
  (await toldIn(world, chat)).filter(({ kind }) => kind.startsWith('operators.sla')).map(({ text }) => text)

test('nobody’s ticket is told to all who may take it before its first answer is due, and again when it is over', async () => {
  await world.opens(world.maria)
  world.clock.advance(44 * MINUTE)
  await look()
  expect(await sla('501')).toEqual([])
  world.clock.advance(MINUTE)
  await look()
  await look()
  const warned = expect.stringContaining(
    '202611/0001 · Erro ao emitir NF-e\n⏰ O cliente espera a primeira resposta até 23/11/2026, 11:00.',
  )
  for (const chat of ['501', '502', '503']) expect(await sla(chat)).toEqual([warned])
  world.clock.advance(15 * MINUTE)
  await look()
  await look()
  expect(await sla('502')).toEqual([
    warned,
    expect.stringContaining('⚠️ A primeira resposta era esperada até'),
  ])
})

test('somebody’s is told to them, and when it is over to the supervisors too', async () => {
  await world.opened(world.maria, world.ana)
  world.clock.advance(50 * MINUTE)
  await look()
  expect([(await sla('501')).length, (await sla('502')).length, (await sla('503')).length]).toEqual([1, 0, 0])
  world.clock.advance(10 * MINUTE)
  await look()
  expect([(await sla('501')).length, (await sla('502')).length, (await sla('503')).length]).toEqual([2, 0, 1])
})

test('what was answered, has ended or was due long ago is no news', async () => {
  const { id } = await world.opened(world.maria, world.ana)
  await world.engine.tickets.write(world.ana, id, { text: 'Já vejo.' })
  const { id: rejected } = await world.opens(world.maria)
  await world.engine.tickets.reject(world.ana, rejected, { text: 'Duplicado' })
  world.clock.advance(50 * MINUTE)
  await look()
  expect(await sla('501')).toEqual([])
  await world.opens(world.rosa)
  world.clock.advance(3 * HOUR)
  await look()
  expect(await sla('501')).toEqual([])
})
