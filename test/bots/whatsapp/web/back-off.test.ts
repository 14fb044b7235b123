import { expect, it } from 'vitest'
import { backOff } from '../../../../bots/whatsapp/web/back-off.ts'

it('waits longer after each fault in a row, at last always the longest, and begins anew when all is well', () => {
  const waits = backOff([1_000, 2_000, 60_000], () => 0.5)
  expect([waits.next(), waits.next(), waits.next(), waits.next()]).toEqual([1_000, 2_000, 60_000, 60_000])
  waits.reset()
  expect(waits.next()).toBe(1_000)
})

it('never waits the same, so that nothing beats in time', () => {
  expect(backOff([1_000], () => 0).next()).toBe(750)
  expect(backOff([1_000], () => 1).next()).toBe(1_250)
})
