import { describe, expect, test } from 'vitest'
import { closedPeriodId, isOpen, nextOpening } from '../../../engine/sla/opening.ts'
import { aroundTheClock, clock, closed, nightShift, office, saoPaulo } from './calendars.ts'

test.each([
  ['2026-01-05 07:59', false],
  ['2026-01-05 08:00', true],
  ['2026-01-05 11:59', true],
  ['2026-01-05 12:00', false],
  ['2026-01-05 13:00', true],
  ['2026-01-05 18:00', false],
  ['2026-01-10 10:00', false],
])('at %s the office is open: %s', (at, open) => {
  expect(isOpen(office(), saoPaulo(at))).toBe(open)
})

test('a night shift is open after midnight', () => {
  const nights = nightShift([1], 'America/Sao_Paulo')
  expect(isOpen(nights, saoPaulo('2026-01-06 03:00'))).toBe(true)
  expect(isOpen(nights, saoPaulo('2026-01-07 03:00'))).toBe(false)
})

describe('when work resumes', () => {
  test.each([
    ['on Saturday: Monday', '2026-01-10 10:00', 'Mon 2026-01-12 08:00'],
    ['in the lunch break: after it', '2026-01-05 12:30', 'Mon 2026-01-05 13:00'],
    ['at closing time: tomorrow', '2026-01-05 18:00', 'Tue 2026-01-06 08:00'],
    ['while open: now', '2026-01-05 10:12', 'Mon 2026-01-05 10:12'],
    ['before a holiday: after it', '2026-04-02 18:30', 'Mon 2026-04-06 08:00'],
  ])('%s', (_title, at, opening) => {
    expect(clock(nextOpening(office([closed('2026-04-03')]), saoPaulo(at)))).toBe(opening)
  })

  test('nobody knows when nothing opens within a year', () => {
    expect(nextOpening({ ...office(), weekly: [] }, saoPaulo('2026-01-05 10:00'))).toBeNull()
  })
})

describe('the closed period', () => {
  const calendar = office([closed('2026-04-03')])

  test('is one from Thursday evening over the holiday and the weekend until Monday morning', () => {
    const ids = ['2026-04-02 18:00', '2026-04-03 10:00', '2026-04-05 23:59', '2026-04-06 07:59'].map((at) =>
      closedPeriodId(calendar, saoPaulo(at)),
    )
    expect(new Set(ids)).toEqual(new Set([saoPaulo('2026-04-02 18:00').toISOString()]))
  })

  test('of the lunch break is another than that of the evening', () => {
    const [lunch, evening] = [saoPaulo('2026-01-05 12:30'), saoPaulo('2026-01-05 20:00')]
    expect(closedPeriodId(calendar, lunch)).not.toBe(closedPeriodId(calendar, evening))
  })

  test('does not exist while open', () => {
    expect(closedPeriodId(calendar, saoPaulo('2026-01-05 10:00'))).toBeNull()
    expect(closedPeriodId(aroundTheClock(), saoPaulo('2026-01-06 00:00'))).toBeNull()
  })

  test('has a name even when it never ends', () => {
    expect(closedPeriodId({ ...office(), weekly: [] }, saoPaulo('2026-01-05 10:00'))).toBe('always')
  })
})
