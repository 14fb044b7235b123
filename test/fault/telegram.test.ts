import { expect, it } from 'vitest'
import { samplePicture } from '../../bots/simulator/index.ts'
import type { ContactActor } from '../../engine/actor.ts'
import { sql } from '../../engine/database/sql.ts'
import { eventually } from '../eventually.ts'
import { type House, openHouse, TOKEN } from '../house.ts'
import { HOUR, MINUTE } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, written } from './scenes.ts'

const LONG = { timeout: 30_000 }

it('F20, F21: every update comes three times and out of order: each is taken once', LONG, async () => {
  const house = await openHouse({ mode: 'webhook' })
  const { maria, rosa, simulator } = house
  await Promise.all([insideTicket(house, maria), insideTicket(house, rosa)])
  simulator.faults.duplicate(40, 3)
  simulator.faults.reorder(6)
  for (let n = 1; n <= 12; n++)
    for (const person of [maria, rosa]) house.phoneOf(person).say(`Linha ${n} de ${person.name}`)
  await house.settled()
  expect((await written(house)).toSorted()).toEqual(
    [maria, rosa]
      .flatMap(({ name }) => Array.from({ length: 12 }, (_, n) => `Linha ${n + 1} de ${name}`))
      .toSorted(),
  )
  await expectSound(house)
})

it(
  'F41, F42: 429, 502, cut connections and lost answers: all is said in the end, twice only where the answer was lost',
  LONG,
  async () => {
    const house = await openHouse()
    const { maria, rosa, tiago, simulator } = house
    const people = [maria, rosa, tiago]
    await Promise.all(people.map((person) => insideTicket(house, person)))
    const at = (person: ContactActor) => ({
      method: 'sendMessage',
      chatId: house.phoneOf(person).messages[0]?.chat.id ?? 0,
    })
    simulator.faults.tooManyRequests({ ...at(maria), retryAfter: 1 })
    simulator.faults.serverError({ ...at(rosa), status: 502 })
    simulator.faults.drop(at(rosa))
    simulator.faults.answerLost(at(tiago))
    for (const person of people) house.phoneOf(person).say('Alguma novidade?')
    await house.settled()
    for (const person of people) expect(house.phoneOf(person).screenText()).toContain('Anotado no ticket')
    expect(await written(house)).toHaveLength(3)
    await expectSound(house, { duplicates: 1 })
  },
)

it(
  'F29: the token is revoked: the channel is down, the desk works on and keeps what it says; restored, all arrives',
  LONG,
  async () => {
    const house = await openHouse({ mode: 'webhook' })
    const { maria, ana, engine, simulator } = house
    const { id } = await insideTicket(house, maria)
    simulator.revokeToken(TOKEN)
    await engine.tickets.write(ana, id, { text: 'Estamos vendo.' })
    await eventually(
      async () => expect(await telegram(house)).toMatchObject({ state: 'down', detail: 'unauthorised' }),
      5_000,
    )
    await engine.tickets.ask(ana, id, { text: 'Qual versão?' })
    expect((await fetch(`${house.url}/sign-in`)).status).toBe(200)
    expect(house.phoneOf(maria).screenText()).not.toContain('Estamos vendo')

    simulator.restoreToken(TOKEN)
    await house.phoneOf(maria).waitFor('Qual versão?', { timeoutMs: 20_000 })
    await eventually(
      async () => expect(await telegram(house)).toMatchObject({ state: 'ready', detail: null }),
      5_000,
    )
    await house.settled()
    await expectSound(house)
  },
)

it('F30: a group becomes a supergroup: the same chat goes on under its new id', LONG, async () => {
  const house = await openHouse()
  const { maria, engine, simulator, db, clock } = house
  const person = house.phoneOf(maria)
  person.start()
  await person.waitFor('Olá')
  const memberIds = [person.messages[0]?.chat.id ?? 0]
  simulator.addGroup({ id: -5001, title: 'Padaria e suporte', memberIds })
  simulator.groupChat(-5001, memberIds[0] as number).command('ajuda')
  await house.settled()
  const before = await db.rows(sql`select id from chat where external_id like '-%'`)
  expect(before).toHaveLength(1)

  const newId = simulator.migrateGroup(-5001)
  const [{ id: chatId } = { id: '' }] = before as { id: string }[]
  await engine.outbox.send({
    channel: 'telegram',
    to: '-5001',
    chatId,
    kind: 'test',
    payload: { text: ['Ainda aqui?'] },
  })
  await house.settled()
  clock.advance(2 * HOUR)
  simulator.groupChat(newId, memberIds[0] as number).command('ajuda')
  await house.settled()
  expect(await db.rows(sql`select id, external_id from chat where external_id like '-%'`)).toEqual([
    { id: chatId, externalId: String(newId) },
  ])
  expect(simulator.groupChat(newId, memberIds[0] as number).screenText()).toContain('Ainda aqui?')
  await expectSound(house)
})

it('F23: an album of ten photos and words at once become one ticket with ten files', LONG, async () => {
  const house = await openHouse()
  const maria = house.phoneOf(house.maria)
  maria.start()
  await maria.waitFor('Olá')
  maria.sendAlbum(
    Array.from({ length: 10 }, (_, n) => ({
      bytes: samplePicture(90 + n, 60),
      ...(n === 0 ? { caption: 'O erro de hoje' } : {}),
    })),
  )
  maria.say('Acontece em todas as notas')
  await house.settled()
  for (let n = 0; n < 8 && !maria.screenText().includes('Recebemos o seu pedido'); n++) {
    const buttons = maria.buttons()
    const next = ['🆕 Abrir um novo ticket', 'Suporte', '✅ Abrir ticket'].find((name) =>
      buttons.includes(name),
    )
    if (next) maria.press(next)
    else maria.say('Erro nas notas')
    await house.settled()
  }
  const { tickets, files } = await house.db.one<{ tickets: number; files: number }>(sql`
    select (select count(*) from ticket)::int as tickets,
      (select count(*) from attachment where ticket_id is not null)::int as files`)
  expect({ tickets, files }).toEqual({ tickets: 1, files: 10 })
  await expectSound(house)
})

it('F27: hours later 500 messages wait: all are taken in the order of their chats, and nobody is flooded with answers', {
  timeout: 60_000,
}, async () => {
  const house = await openHouse()
  const { maria, rosa, tiago, clock } = house
  const people = [maria, rosa, tiago, house.joao]
  await Promise.all(people.slice(0, 3).map((person) => insideTicket(house, person)))
  house.phoneOf(house.joao).start()
  await house.settled()
  await house.bot.stop(5_000)
  const before = people.map((person) => fromBot(house, person))
  for (let n = 1; n <= 125; n++) {
    for (const person of people) house.phoneOf(person).say(`Mensagem ${n}`)
    clock.advance(MINUTE)
  }
  clock.advance(HOUR)
  await house.bot.start()
  await eventually(() => expect(house.simulator.pendingUpdates()).toBe(0), 15_000)
  await house.settled()
  for (const { id, name } of people.slice(0, 3)) {
    const logs = await house.db.rows<{ body: string }>(sql`
      select body from log join ticket on ticket.id = ticket_id where ticket.contact_id = ${id}
      order by log.created_at, log.id`)
    expect(
      logs.map(({ body }) => body),
      name,
    ).toEqual(Array.from({ length: 125 }, (_, n) => `Mensagem ${n + 1}`))
  }
  const answers = people.map((person, n) => fromBot(house, person) - (before[n] as number))
  for (const count of answers) expect(count).toBeLessThanOrEqual(3)
  await expectSound(house)
})

function telegram({ db }: House) {
  return db.first(sql`select state, detail from channel_status where channel = 'telegram'`)
}

function fromBot(house: House, person: ContactActor): number {
  return house.phoneOf(person).messages.filter(({ by }) => by === 'bot').length
}
