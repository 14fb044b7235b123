import { expect, it } from 'vitest'
import { visitor } from '../admin/visitor.ts'
import { eventually } from '../eventually.ts'
import { openHouse } from '../house.ts'
import { wireTo } from '../wire.ts'
import { database } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, webhookInfo, written } from './scenes.ts'

const LONG = { timeout: 90_000 }

it(
  'F26: the database keeps a message waiting for 12 s: 503 in time, and what comes again counts once',
  LONG,
  async () => {
    const wire = await wireTo(database.url)
    const house = await openHouse({ mode: 'webhook', databaseBy: () => wire.url })
    const { maria } = house
    await insideTicket(house, maria)
    const asked = performance.now()
    wire.hold()
    house.phoneOf(maria).say('Linha 1')
    house.phoneOf(maria).say('Linha 2')
    await eventually(
      async () =>
        expect(await webhookInfo(house)).toMatchObject({
          last_error_message: expect.stringContaining('503'),
        }),
      { timeout: 10_000, interval: 50 },
    )
    expect(await written(house)).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 12_000 - (performance.now() - asked)))
    wire.letGo()
    await house.settled()
    expect(await written(house)).toEqual(['Linha 1', 'Linha 2'])
    await expectSound(house)
  },
)

it(
  'F53: every answer of the database comes half a second late, more is asked than it has connections, and these are cut: all of it is done, whole and in order',
  LONG,
  async () => {
    const wire = await wireTo(database.url)
    const house = await openHouse({ mode: 'webhook', databaseBy: () => wire.url })
    const { maria, rosa, ana } = house
    const people = [maria, rosa]
    await Promise.all(people.map((person) => insideTicket(house, person)))
    const panel = visitor(house.url)
    await panel.post('/sign-in', await house.letIn(ana))

    wire.delay(500)
    for (const n of [1, 2])
      for (const person of people) house.phoneOf(person).say(`Linha ${n} de ${person.name}`)
    const asking = Array.from({ length: 16 }, () => panel.get('/tickets'))
    // In the middle of what they need many answers for.
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    wire.cut()
    wire.mend()
    const pages = await Promise.all(asking)
    for (const { status } of pages) expect([200, 503]).toContain(status)
    expect((await panel.get('/tickets')).status).toBe(200)
    await house.settled()
    for (const { name } of people) {
      const words = (await written(house)).filter((line) => line.endsWith(name))
      expect(words).toEqual([`Linha 1 de ${name}`, `Linha 2 de ${name}`])
    }
    await expectSound(house)
  },
)
