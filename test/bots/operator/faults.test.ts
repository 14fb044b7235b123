import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { createOperatorBot } from '../../../bots/operator/index.ts'
import type { ChatDriver } from '../../../bots/simulator/index.ts'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { type DeskWalk, logsOn, OPERATOR_TOKEN, startDeskWalk } from './walk.ts'

let walk: DeskWalk
let phone: ChatDriver
beforeEach(async () => {
  walk = await startDeskWalk(await createWorld())
  phone = await walk.phoneOf(walk.ana)
})

const status = () =>
  walk.db.first<{ state: string; detail: string | null }>(
    sql`select state, detail from channel_status where channel = 'operators'`,
  )
const answered = (words: string) => phone.messages.filter(({ text }) => text?.includes(words))

test('the same update delivered five times has one effect', async () => {
  const { id } = await walk.opened(walk.maria, walk.ana)
  const notice = await phone.waitFor('Ticket novo')
  walk.simulator.faults.duplicate(1, 5)
  phone.say('Já vejo', { replyTo: notice.message_id })
  await phone.waitFor('✅ Enviado ao cliente')
  await walk.settled()
  expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Já vejo'])
  expect(answered('✅ Enviado')).toHaveLength(1)
})

test('what was stored and not handled when the bot stopped is handled, once, when it is there again', async () => {
  const { id } = await walk.opened(walk.maria, walk.ana)
  const notice = await phone.waitFor('Ticket novo')
  await walk.db.query(sql`alter table log add constraint broken check (body <> 'Já vejo')`)
  phone.say('Já vejo', { replyTo: notice.message_id })
  await until('it is stored, and has failed', async () => {
    const rows = await walk.db.rows(
      sql`select 1 from inbox_message where channel = 'operators' and attempts > 0`,
    )
    return rows.length > 0
  })
  expect(walk.simulator.pendingUpdates()).toBe(0)
  await walk.bot.stop(5_000)
  expect(await logsOn(walk, id)).toEqual([])
  await walk.db.query(sql`alter table log drop constraint broken`)
  await walk.restart()
  await phone.waitFor('✅ Enviado ao cliente', { timeoutMs: 15_000 })
  await walk.settled()
  expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Já vejo'])
  expect(answered('✅ Enviado')).toHaveLength(1)
})

test('a message whose handling keeps failing is parked, and those behind it are heard', async () => {
  const { id } = await walk.opened(walk.maria, walk.ana)
  const notice = await phone.waitFor('Ticket novo')
  await walk.db.query(sql`alter table log add constraint broken check (body <> 'veneno')`)
  phone.say('veneno', { replyTo: notice.message_id })
  await until('it has failed', async () => {
    const rows = await walk.db.rows(
      sql`select 1 from inbox_message where channel = 'operators' and attempts > 0`,
    )
    return rows.length > 0
  })
  await walk.db.query(
    sql`update inbox_message set attempts = 4, retry_at = now() where channel = 'operators' and state = 'waiting'`,
  )
  phone.say('Bom dia', { replyTo: notice.message_id })
  await phone.waitFor('✅ Enviado ao cliente', { timeoutMs: 10_000 })
  expect(await logsOn(walk, id)).toEqual(['public Ana Lima: Bom dia'])
  const [parked] = await walk.engine.inbox.parked(walk.davi)
  expect(parked).toMatchObject({ channel: 'operators' })
  await walk.db.query(sql`alter table log drop constraint broken`)
  await walk.engine.inbox.retry(walk.davi, parked!.id)
  await until('it is heard', async () => (await logsOn(walk, id)).includes('public Ana Lima: veneno'))
})

test('429 is waited for, 5xx and lost connections are tried again, and nothing is said twice', async () => {
  walk.simulator.faults.tooManyRequests({ method: 'sendMessage', retryAfter: 1 })
  phone.command('ajuda')
  await phone.waitFor('/fila: o que espera', { timeoutMs: 8_000 })
  walk.simulator.faults.serverError({ method: 'sendMessage', status: 502 })
  phone.command('ajuda')
  await phone.waitFor('/fila: o que espera', { timeoutMs: 8_000 })
  walk.simulator.faults.drop({ method: 'sendMessage' })
  phone.command('ajuda')
  await phone.waitFor('/fila: o que espera', { timeoutMs: 8_000 })
  await walk.settled()
  // One with the greeting.
  expect(answered('/fila: o que espera')).toHaveLength(4)
})

test('an answer of Telegram that got lost is asked for again: the notice arrives, at most once more', async () => {
  walk.simulator.faults.answerLost({ method: 'sendMessage' })
  await walk.opens(walk.maria)
  await phone.waitFor('Ticket novo')
  await until('it is settled', async () => {
    const rows = await walk.db.rows(sql`
      select 1 from outbox_message where kind = 'operators.opened' and state = 'sent'`)
    return rows.length === 1
  })
  expect(answered('Ticket novo').length).toBeLessThanOrEqual(2)
})

test('another program that reads the same bot is said on the panel, until it ends', async () => {
  await until('it is ready', async () => (await status())?.state === 'ready')
  walk.simulator.faults.refuse({
    method: 'getUpdates',
    status: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  })
  phone.command('meus')
  await until('it is said', async () => (await status())?.detail === 'conflict')
  phone.command('meus')
  await phone.waitFor('Nada está com você', { timeoutMs: 10_000 })
  await until('it is over', async () => (await status())?.detail === null)
})

test('two replicas never ask with one token, and the other takes over', async () => {
  const settings = { mode: 'polling' as const, token: OPERATOR_TOKEN, apiRoot: walk.simulator.url }
  const second = createOperatorBot({ engine: walk.engine, settings })
  await second.start()
  onTestFinished(() => second.stop(5_000))
  phone.command('meus')
  await phone.waitFor('Nada está com você')
  expect(walk.simulator.calls.of('getUpdates').filter(({ status }) => status === 409)).toEqual([])
  await walk.bot.stop(5_000)
  phone.command('meus')
  await phone.waitFor('Nada está com você', { timeoutMs: 15_000 })
  expect(answered('Nada está com você')).toHaveLength(2)
})

test('a token that is refused is said, and forgiven', async () => {
  walk.simulator.revokeToken(OPERATOR_TOKEN)
  await walk.opens(walk.maria)
  await until('it is said', async () => (await status())?.detail === 'unauthorised', 10_000)
  walk.simulator.restoreToken(OPERATOR_TOKEN)
  await phone.waitFor('Ticket novo', { timeoutMs: 15_000 })
})

test('a bot that was blocked while a notice was on its way leaves it dead and visible', async () => {
  walk.simulator.faults.refuse({
    method: 'sendMessage',
    status: 403,
    description: 'Forbidden: bot was blocked by the user',
  })
  await walk.opens(walk.maria)
  await until('it is dead', async () => {
    const rows = await walk.db.rows(
      sql`select 1 from outbox_message where channel = 'operators' and state = 'dead'`,
    )
    return rows.length === 1
  })
  expect((await walk.engine.operatorChats.own(walk.ana))?.deadReason).toContain('403 Forbidden')
})
