import { afterEach, expect, test, vi } from 'vitest'
import { Refused } from '../../../engine/errors.ts'
import { throttles } from '../../../engine/throttle/throttles.ts'
import { testDatabase } from '../../database.ts'

afterEach(() => void vi.useRealTimers())

test('one try too many is refused with the time to wait, however many come at once and to whichever replica', async () => {
  const db = await testDatabase()
  const replicas = [throttles({ db }), throttles({ db })]
  const tries = await Promise.allSettled(
    Array.from({ length: 40 }, (_, n) => replicas[n % 2]!.count('sign-in/account', 'ana')),
  )
  const refused = tries.filter((one) => one.status === 'rejected')
  expect(refused).toHaveLength(20)
  expect(refused[0]!.reason).toBeInstanceOf(Refused)
  expect(refused[0]!.reason.code).toBe('too_many_tries')
  expect(refused[0]!.reason.details.seconds).toBeGreaterThan(0)
  expect(refused[0]!.reason.details.seconds).toBeLessThanOrEqual(300)
  await expect(replicas[0]!.count('sign-in/account', 'bia')).resolves.toBeUndefined()
})

test('a rightful try does not count, and time heals', async () => {
  const db = await testDatabase()
  const { count, forgive } = throttles({ db })
  for (let i = 0; i < 30; i++) {
    await count('sign-in/network', '203.0.113.7')
    await forgive('sign-in/network', '203.0.113.7')
  }
  for (let i = 0; i < 5; i++) await count('sign-in/network', '203.0.113.7')
  await expect(count('sign-in/network', '203.0.113.7')).rejects.toThrow(Refused)
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 21_000 })
  await expect(count('sign-in/network', '203.0.113.7')).resolves.toBeUndefined()
})
