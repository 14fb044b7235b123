import { expect, test } from 'vitest'
import { backOff } from '../../../engine/notification/back-off.ts'
import { bucket } from '../../../engine/notification/pacing.ts'

test('a bucket lets a burst through, then its rate', () => {
  let time = 0
  const tokens = bucket({ burst: 3, perSecond: 2 }, () => time)
  for (let n = 0; n < 3; n++) {
    expect(tokens.wait()).toBe(0)
    tokens.take()
  }
  expect(tokens.wait()).toBe(500)
  time += 500
  expect(tokens.wait()).toBe(0)
  tokens.take()
  expect(tokens.wait()).toBe(500)
  time += 60_000
  expect(tokens.isFull()).toBe(true)
})

test('an overdrawn bucket takes the longer', () => {
  let time = 0
  const tokens = bucket({ burst: 1, perSecond: 1 }, () => time)
  tokens.take()
  tokens.take()
  expect(tokens.wait()).toBe(2_000)
  time += 2_000
  expect(tokens.wait()).toBe(0)
})

test('waits double up to ten minutes, spread around the middle', () => {
  const middle = (attempts: number) => backOff(attempts, () => 0.5)
  expect([1, 2, 3, 4].map(middle)).toEqual([2_000, 4_000, 8_000, 16_000])
  expect(middle(50)).toBe(600_000)
  expect(backOff(1, () => 0)).toBe(1_500)
  expect(backOff(1, () => 1)).toBe(2_500)
})
