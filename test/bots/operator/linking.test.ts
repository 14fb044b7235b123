import { beforeEach, expect, test } from 'vitest'
import { sql } from '../../../engine/database/sql.ts'
import { createWorld, MINUTE } from '../../world.ts'
import { until } from '../simulator/world.ts'
import { type DeskWalk, startDeskWalk } from './walk.ts'

let walk: DeskWalk
beforeEach(async () => {
  walk = await startDeskWalk(await createWorld())
})

test('the link of the profile page opens the bot, and the chat is theirs', async () => {
  const phone = walk.stranger()
  await until(
    'the bot has said its name',
    async () => (await walk.engine.channels.all())[0]?.state === 'ready',
  )
  const { token, link } = await walk.engine.operatorChats.invite(walk.ana)
  expect(link).toBe(`${walk.simulator.url}/horizonte_equipe_bot?start=${token}`)
  phone.start(token)
  await phone.waitFor('Olá, Ana! Pronto: esta conversa está conectada à sua conta.')
  phone.command('meus')
  await phone.waitFor('Nada está com você agora')
})

test('a stranger is told how to connect, and shown nothing', async () => {
  const ticket = await walk.opens(walk.maria)
  const phone = walk.stranger()
  phone.start()
  await phone.waitFor('Este é o bot da equipe de atendimento.')
  phone.command('fila')
  await phone.waitFor('Para conectar esta conversa')
  phone.pressData(`d:cl:t:${ticket.id}`)
  await walk.settled()
  expect(phone.screenText()).not.toContain('NF-e')
  expect((await walk.engine.tickets.view(walk.ana, ticket.id)).ticket.operatorId).toBeNull()
})

test('a link that was used or ran out is refused in words', async () => {
  const { token } = await walk.engine.operatorChats.invite(walk.ana)
  walk.clock.advance(16 * MINUTE)
  const phone = walk.stranger()
  phone.start(token)
  await phone.waitFor('Este link já foi usado ou venceu.')
})

test('revoked in the panel, nothing is done or told in the chat any more', async () => {
  const phone = await walk.phoneOf(walk.ana)
  const ticket = await walk.opened(walk.maria, walk.ana)
  await phone.waitFor('Ticket novo de Padaria')
  await walk.engine.operatorChats.unlink(walk.ana)
  const notice = phone.last()!
  phone.say('Já vejo', { replyTo: notice.message_id })
  await phone.waitFor('Este é o bot da equipe')
  await walk.engine.tickets.write(walk.maria, ticket.id, { text: 'Segredo' })
  await walk.settled()
  expect(phone.screenText()).not.toContain('Segredo')
  expect(await walk.db.rows(sql`select 1 from log where author = 'Ana Lima'`)).toEqual([])
})

test.each(['removed', 'demoted', 'moved to another department'])(
  '%s, an operator loses it at once',
  async (how) => {
    const { operators } = walk.engine
    const phone = await walk.phoneOf(walk.caio)
    if (how === 'removed') await operators.deactivate(walk.davi, walk.caio.id)
    else if (how === 'demoted') await operators.changeRole(walk.davi, walk.caio.id, 'agent')
    else await operators.setDepartments(walk.davi, walk.caio.id, [walk.financeiro.id])
    await walk.opens(walk.maria)
    phone.command('fila')
    await phone.waitFor('a sua senha ou o seu acesso mudou')
    await walk.settled()
    expect(phone.screenText()).not.toContain('NF-e')
  },
)

test('what was on its way when the access ended does not arrive', async () => {
  const phone = await walk.phoneOf(walk.ana)
  walk.simulator.faults.tooManyRequests({ method: 'sendMessage', retryAfter: 1 })
  await walk.opens(walk.maria)
  await until('it waits', async () => {
    const rows = await walk.db.rows(sql`
      select 1 from outbox_message where kind = 'operators.opened' and state = 'queued' and error is not null`)
    return rows.length === 1
  })
  await walk.engine.operators.deactivate(walk.davi, walk.ana.id)
  await until('it is dead', async () => {
    const rows = await walk.db.rows(sql`
      select 1 from outbox_message where kind = 'operators.opened' and state = 'dead'`)
    return rows.length === 1
  })
  expect(phone.screenText()).not.toContain('NF-e')
})

test('who has to choose a new password does so first', async () => {
  const phone = await walk.phoneOf(walk.ana)
  await walk.db.query(sql`update operator set must_change_password = true where id = ${walk.ana.id}`)
  phone.command('fila')
  await phone.waitFor('entre no painel e escolha uma senha nova')
})

test('a group learns nothing', async () => {
  await walk.phoneOf(walk.ana)
  walk.simulator.addGroup({ id: -4001, title: 'Equipe', memberIds: [500_000_001] })
  const group = walk.simulator.groupChat(-4001, 500_000_001)
  group.command('fila')
  await group.waitFor('Atendo só em conversa privada.')
})

test('a blocked bot is noted, and forgiven when its person writes again', async () => {
  const phone = await walk.phoneOf(walk.ana)
  const chat = () => walk.engine.operatorChats.own(walk.ana)
  phone.block()
  await until('it is noted', async () => (await chat())?.deadAt !== null)
  await walk.opens(walk.maria)
  expect(await walk.db.rows(sql`select 1 from outbox_message where kind = 'operators.opened'`)).toEqual([])
  phone.unblock()
  phone.command('meus')
  await phone.waitFor('Nada está com você')
  expect((await chat())?.deadAt).toBeNull()
})
