import { expect, test } from 'vitest'
import { type Line, median, quantile, ratios, verdict } from './line.ts'
import { table } from './table.ts'

const answer: Line = {
  what: 'answer',
  unit: '/s',
  rounds: [300, 100, 200],
  yardstick: { what: 'echo bot', rounds: [1_000, 500, 500] },
  aim: { of: 'ratio', is: 'at least', value: 0.25, wish: 0.5 },
}

test('a ratio is taken round by round, so that noise that meets both sides cancels out', () => {
  expect(ratios(answer)).toEqual([0.3, 0.2, 0.4])
  expect(median(ratios(answer))).toBe(0.3)
  expect(verdict(answer)).toBe('ok')
})

test('a figure that misses its aim is said to be below, and one without an aim is not judged', () => {
  const waits: Line = { what: 'p95', unit: 'ms', rounds: [59, 61, 60] }
  expect(verdict(waits)).toBe('')
  expect(verdict({ ...waits, aim: { of: 'figure', is: 'under', value: 60 } })).toBe('below')
  expect(verdict({ ...waits, aim: { of: 'figure', is: 'at most', value: 60 } })).toBe('ok')
})

test('a quantile is a figure that was measured', () => {
  const waits = Array.from({ length: 100 }, (_, n) => 100 - n)
  expect([quantile(waits, 0.5), quantile(waits, 0.95), quantile(waits, 1)]).toEqual([50, 95, 100])
})

test('the table shows median and spread, the yardstick with its name, the ratio and the aim', () => {
  const row = table([answer]).split('\n').at(-1)
  expect(row).toMatch(
    /^answer +200 \/s \(100–300\) +500 \/s \(500–1000\) echo bot +0\.30 +ratio ≥ 0\.25 \(wish 0\.5\) +ok$/,
  )
})
