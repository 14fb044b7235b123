import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, MINUTE, type World } from '../../world.ts'
import { linked } from './linked.ts'

let world: World
beforeEach(async () => {
  world = await createWorld()
})

const whoIs = async (chat: string) =>
  (await world.engine.operatorChats.arrive(chat))?.operator.actor.name ?? null

test('a link from the panel ties a chat to its operator, and works once', async () => {
  const { operatorChats } = world.engine
  const { token, link } = await operatorChats.invite(world.ana)
  expect(link).toBeNull()
  expect(await operatorChats.link({ externalId: '501', name: 'Ana' }, token)).toBe(true)
  expect(await operatorChats.link({ externalId: '666', name: 'Zé' }, token)).toBe(false)
  expect(await whoIs('501')).toBe('Ana Lima')
  expect(await whoIs('666')).toBeNull()
  expect(await operatorChats.own(world.ana)).toMatchObject({ name: 'Ana', onDuty: false })
})

test('the link opens the bot that has said its name', async () => {
  await world.engine.channels.report('operators', 'ready', { data: { username: 'equipe_bot' } })
  const { token, link } = await world.engine.operatorChats.invite(world.ana)
  expect(link).toBe(`https://t.me/equipe_bot?start=${token}`)
})

test('a link runs out after a quarter of an hour, and a newer one ends it', async () => {
  const { operatorChats } = world.engine
  const first = await operatorChats.invite(world.ana)
  const second = await operatorChats.invite(world.ana)
  expect(await operatorChats.link({ externalId: '501', name: null }, first.token)).toBe(false)
  world.clock.advance(16 * MINUTE)
  expect(await operatorChats.link({ externalId: '501', name: null }, second.token)).toBe(false)
  expect(await operatorChats.own(world.ana)).toBeNull()
})

test('an operator has one chat, and a chat one operator', async () => {
  await linked(world, world.ana, '501')
  await linked(world, world.ana, '502')
  expect(await whoIs('501')).toBeNull()
  expect(await whoIs('502')).toBe('Ana Lima')
  await linked(world, world.bia, '502')
  expect(await whoIs('502')).toBe('Bia Rocha')
  expect(await world.engine.operatorChats.own(world.ana)).toBeNull()
})

test('revoked in the panel, it is a stranger at once', async () => {
  await linked(world, world.ana, '501')
  await world.engine.operatorChats.unlink(world.ana)
  expect(await whoIs('501')).toBeNull()
  expect(await world.engine.operatorChats.mayHear('501')).toBe(false)
  await expect(world.engine.operatorChats.unlink(world.ana)).rejects.toMatchObject({ code: 'operator_chat' })
})

test('who is removed or demoted loses it at once', async () => {
  const { operators, operatorChats } = world.engine
  await linked(world, world.ana, '501')
  await linked(world, world.caio, '503')
  await operators.deactivate(world.davi, world.ana.id)
  await operators.changeRole(world.davi, world.caio.id, 'agent')
  for (const chat of ['501', '503']) {
    expect(await whoIs(chat)).toBeNull()
    expect(await operatorChats.mayHear(chat)).toBe(false)
  }
  await operators.reactivate(world.davi, world.ana.id)
  expect(await whoIs('501')).toBeNull()
})

test('a link of somebody who lost access meanwhile is worth nothing', async () => {
  const { token } = await world.engine.operatorChats.invite(world.ana)
  await world.engine.operators.deactivate(world.davi, world.ana.id)
  expect(await world.engine.operatorChats.link({ externalId: '501', name: null }, token)).toBe(false)
})

test('what was asked to be confirmed is confirmed once, and only the newest', async () => {
  const { operatorChats } = world.engine
  await linked(world, world.ana, '501')
  const { chatId } = (await operatorChats.arrive('501'))!
  await operatorChats.askFor(chatId, { key: 'aaaaaaaa' })
  await operatorChats.askFor(chatId, { key: 'bbbbbbbb', text: 'Pronto' })
  expect(await operatorChats.confirm(chatId, 'aaaaaaaa')).toBeNull()
  expect(await operatorChats.confirm(chatId, 'bbbbbbbb')).toMatchObject({ text: 'Pronto' })
  expect(await operatorChats.confirm(chatId, 'bbbbbbbb')).toBeNull()
})

test('linking and unlinking stand in the audit trail', async () => {
  await linked(world, world.ana, '501')
  await world.engine.operatorChats.unlink(world.ana)
  const entries = await world.db.rows(sql`select action, operator from audit_entry order by id`)
  expect(entries).toEqual([
    { action: 'linked', operator: 'Ana Lima' },
    { action: 'unlinked', operator: 'Ana Lima' },
  ])
})
