import { expect, test, vi } from 'vitest'
import { laneQueue } from '../../../engine/jobs/lanes.ts'

const taken = (lanes: ReturnType<typeof laneQueue>) => {
  const all: (string | undefined)[] = []
  while (lanes.ready() > 0) all.push(lanes.take())
  return all
}

test('lanes come in the order they were asked for, each once, urgent ones first', () => {
  const lanes = laneQueue(() => undefined)
  for (const lane of ['a', 'b', 'a', 'c']) lanes.add(lane)
  lanes.add('c', true)
  expect(taken(lanes)).toEqual(['c', 'a', 'b'])
})

test('a lane being worked on is not given out again until it is released', () => {
  const lanes = laneQueue(() => undefined)
  lanes.add('a')
  lanes.take()
  lanes.add('a')
  expect(lanes.take()).toBeUndefined()
  lanes.release('a', false)
  expect(lanes.take()).toBe('a')
  lanes.release('a', false)
  expect(lanes.take()).toBeUndefined()
})

test('a lane with more goes to the end of the line', () => {
  const lanes = laneQueue(() => undefined)
  lanes.add('a')
  lanes.add('b')
  lanes.release(lanes.take()!, true)
  expect(taken(lanes)).toEqual(['b', 'a'])
})

test('a resting lane is not woken by those who ask for it, and comes back by itself', () => {
  vi.useFakeTimers()
  const lanes = laneQueue(() => undefined)
  lanes.add('a')
  lanes.rest(lanes.take()!, 1_000)
  lanes.add('a', true)
  expect(lanes.take()).toBeUndefined()
  vi.advanceTimersByTime(1_000)
  expect(lanes.take()).toBe('a')
  vi.useRealTimers()
})
