import { expect, test } from 'vitest'
import { fixedClock } from '../../../engine/database/clock.ts'
import { newId } from '../../../engine/database/id.ts'
import { submissions } from '../../../engine/secret/submissions.ts'
import { testDatabase } from '../../database.ts'

async function world() {
  const db = await testDatabase()
  const clock = fixedClock('2026-04-06T12:00:00Z')
  return { clock, ...submissions({ db, clock }) }
}

test('a form that arrives five times at once is done once, and all are sent to the same place', async () => {
  const { once } = await world()
  const token = newId()
  let done = 0
  const places = await Promise.all(
    Array.from({ length: 5 }, () =>
      once('ana', token, async () => {
        done++
        return '/tickets/1'
      }),
    ),
  )
  expect(done).toBe(1)
  expect(places).toEqual(Array(5).fill('/tickets/1'))
})

test('a form that failed may be sent again', async () => {
  const { once } = await world()
  const token = newId()
  await expect(once('ana', token, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await once('ana', token, async () => '/done')).toBe('/done')
})

test("another person's token is nobody else's", async () => {
  const { once } = await world()
  const token = newId()
  await once('ana', token, async () => '/of-ana')
  let done = false
  const place = await once(
    'bia',
    token,
    async () => {
      done = true
      return '/of-bia'
    },
    300,
  )
  expect({ place, done }).toEqual({ place: null, done: false })
})

test('a first try that died with its process is taken over after a minute', async () => {
  const { once, clock } = await world()
  const token = newId()
  await new Promise<void>((begun) => {
    void once('ana', token, () => {
      begun()
      return new Promise(() => undefined)
    })
  })
  expect(await once('ana', token, async () => '/early', 100)).toBeNull()
  clock.advance(61_000)
  expect(await once('ana', token, async () => '/second')).toBe('/second')
})
