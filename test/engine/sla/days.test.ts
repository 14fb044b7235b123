import { describe, expect, test } from 'vitest'
import { addBusinessDays, addCalendarDays } from '../../../engine/sla/days.ts'
import { clock, closed, nightShift, office, saoPaulo } from './calendars.ts'

describe('calendar days', () => {
  test('keep the local time', () => {
    expect(clock(addCalendarDays('America/Sao_Paulo', saoPaulo('2026-01-05 22:15'), 15))).toBe(
      'Tue 2026-01-20 22:15',
    )
  })

  test('keep it when the clocks change in between', () => {
    const due = addCalendarDays('America/New_York', new Date('2026-03-07T17:00-05:00'), 2)
    expect(due).toEqual(new Date('2026-03-09T17:00-04:00'))
  })

  test('a local time that does not exist moves behind the gap', () => {
    const due = addCalendarDays('America/Sao_Paulo', new Date('2018-11-03T00:30-03:00'), 1)
    expect(clock(due)).toBe('Sun 2018-11-04 01:30')
  })

  test('of two equal local times the first counts', () => {
    const due = addCalendarDays('America/Sao_Paulo', new Date('2019-02-15T23:30-02:00'), 1)
    expect(due).toEqual(new Date('2019-02-16T23:30-02:00'))
  })

  test('count backwards too', () => {
    expect(clock(addCalendarDays('America/Sao_Paulo', saoPaulo('2026-01-05 09:00'), -5))).toBe(
      'Wed 2025-12-31 09:00',
    )
  })
})

describe('business days', () => {
  const calendar = office([
    closed('2026-04-03'),
    closed('2026-02-18', 'Cinzas', [{ from: '14:00', to: '24:00' }]),
  ])

  test.each([
    ['skip the weekend', '2026-01-09 15:00', 1, 'Mon 2026-01-12 15:00'],
    ['skip a holiday', '2026-04-02 15:00', 1, 'Mon 2026-04-06 15:00'],
    ['count a partly open day', '2026-02-17 09:00', 1, 'Wed 2026-02-18 09:00'],
    ['from a Saturday begin on Monday', '2026-01-10 11:00', 1, 'Mon 2026-01-12 11:00'],
    ['keep a local time outside hours', '2026-01-05 22:00', 5, 'Mon 2026-01-12 22:00'],
    ['of none change nothing', '2026-01-10 11:00', 0, 'Sat 2026-01-10 11:00'],
    ['count backwards too', '2026-04-06 10:00', -1, 'Thu 2026-04-02 10:00'],
  ])('%s', (_title, from, n, due) => {
    expect(clock(addBusinessDays(calendar, saoPaulo(from), n))).toBe(due)
  })

  test('the morning end of a Friday night shift makes no business day', () => {
    const nights = nightShift([1, 2, 3, 4, 5], 'America/Sao_Paulo')
    expect(clock(addBusinessDays(nights, saoPaulo('2026-01-09 23:00'), 1))).toBe('Mon 2026-01-12 23:00')
  })

  test('without any are an error, not an endless loop', () => {
    expect(() => addBusinessDays({ ...office(), weekly: [] }, saoPaulo('2026-01-05 10:00'), 1)).toThrow(
      'calendar_never_opens',
    )
  })
})

test.each([0.5, Number.NaN, 1e9])('%d days are a bug of the caller', (n) => {
  expect(() => addCalendarDays('UTC', new Date(0), n)).toThrow(RangeError)
  expect(() => addBusinessDays(office(), new Date(0), n)).toThrow(RangeError)
})
