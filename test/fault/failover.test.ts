import { expect, it, onTestFinished } from 'vitest'
import type { ContactActor } from '../../engine/actor.ts'
import { openDatabase } from '../../engine/database/database.ts'
import { silent } from '../database.ts'
import { eventually } from '../eventually.ts'
import { type House, openHouse } from '../house.ts'
import { ownServer } from '../server.ts'
import { standbyOf } from '../standby.ts'
import { wireTo } from '../wire.ts'
import { mailOf } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, written } from './scenes.ts'

it('F56: the database fails over to a replica that lacks the last second: things may be said twice, but no number is given to somebody else', {
  timeout: 90_000,
}, async () => {
  const first = await ownServer()
  const journal = await wireTo(first.url)
  const replica = await standbyOf(first, journal.url)
  const way = await wireTo(first.url)
  const database = openDatabase({ url: way.url, poolSize: 8, log: silent })
  onTestFinished(() => database.close())
  const house = await openHouse({ mode: 'webhook', database })
  const { maria, rosa, tiago, ana, engine } = house
  const people = [maria, rosa, tiago]
  const [{ id, number }] = await Promise.all([
    insideTicket(house, maria),
    insideTicket(house, rosa),
    insideTicket(house, tiago),
  ])
  // More than a chat is told at once: the last of it is said when the replica does not follow any more.
  for (let n = 1; n <= 6; n++) await engine.tickets.write(ana, id, { text: `Aviso ${n}` })
  await replica.caughtUp()
  journal.cut()

  const before = said(house, people)
  house.phoneOf(maria).say('Isto se perde')
  const lost = await house.opens(rosa)
  await house.settled()
  expect(house.mails.to(mailOf(rosa.name)).at(-1)?.text).toContain(lost.number)
  const after = said(house, people)
  await first.stop()
  await replica.lead()
  way.leadTo(replica.url)

  house.phoneOf(maria).say('E agora?')
  await eventually(async () => expect(await written(house)).toContain('E agora?'))
  expect(await written(house)).not.toContain('Isto se perde')
  const next = await eventually(() => house.opens(tiago))
  expect(next.number > lost.number, `${next.number} after ${lost.number}`).toBe(true)
  house.phoneOf(rosa).say(lost.number)
  house.phoneOf(maria).say(number)
  await house.settled()
  expect(house.phoneOf(rosa).lastText()).not.toContain(next.title)
  expect(house.phoneOf(maria).lastText()).toContain(number)
  await expectSound(house, { duplicates: after - before })
})

/** How many messages of ours their phones show. */
function said({ phoneOf }: House, people: ContactActor[]): number {
  return people.flatMap((person) => phoneOf(person).messages).filter(({ by }) => by === 'bot').length
}
