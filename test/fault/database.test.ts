import { expect, it } from 'vitest'
import { eventually } from '../eventually.ts'
import { openHouse } from '../house.ts'
import { wireTo } from '../wire.ts'
import { database } from '../world.ts'
import { expectSound } from './invariants.ts'
import { insideTicket, written } from './scenes.ts'

it('F50: PostgreSQL is gone under load: the webhook answers 503, the panel says so, and all goes on without a restart', {
  timeout: 40_000,
}, async () => {
  const wire = await wireTo(database.url)
  const house = await openHouse({ mode: 'webhook', databaseBy: () => wire.url })
  const { maria, rosa } = house
  await Promise.all([insideTicket(house, maria), insideTicket(house, rosa)])

  for (let n = 1; n <= 15; n++) {
    for (const person of [maria, rosa]) house.phoneOf(person).say(`Linha ${n} de ${person.name}`)
    if (n === 5) wire.cut()
    if (n === 10) {
      const panel = await fetch(`${house.url}/sign-in`)
      expect({ status: panel.status, words: /tente|instantes/i.test(await panel.text()) }).toEqual({
        status: 503,
        words: true,
      })
      expect(house.simulator.pendingUpdates()).toBeGreaterThan(0)
    }
  }
  wire.mend()
  await eventually(async () => expect(await written(house)).toHaveLength(30), {
    timeout: 15_000,
    interval: 100,
  })
  await house.settled()
  const words = await written(house)
  for (const { name } of [maria, rosa]) {
    expect(words.filter((line) => line.endsWith(name))).toEqual(
      Array.from({ length: 15 }, (_, n) => `Linha ${n + 1} de ${name}`),
    )
  }
  expect((await fetch(`${house.url}/sign-in`)).status).toBe(200)
  // A notice whose sending was under way at the cut is sent again, once a chat at most.
  await expectSound(house, { duplicates: 2 })
})
