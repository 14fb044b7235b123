import { describe, expect, test } from 'vitest'
import { deadline, type Pause } from '../../../engine/sla/deadline.ts'
import { addBusinessTime } from '../../../engine/sla/time.ts'
import { clock, closed, HOUR, office, saoPaulo } from './calendars.ts'

describe('three hours promised on Monday at 10:00', () => {
  const promise = { start: saoPaulo('2026-01-05 10:00'), budgetMs: 3 * HOUR }
  const dueWith = (...pauses: Pause[]) => clock(deadline(office(), { ...promise, pauses }))

  test('are due at 14:00 when nothing pauses them', () => {
    expect(dueWith()).toBe('Mon 2026-01-05 14:00')
  })

  test('B09 a pause adds exactly its open time: 10:30-15:30 is four hours', () => {
    const due = deadline(office(), { ...promise, pauses: [pause('2026-01-05 10:30', '2026-01-05 15:30')] })
    expect(due).toEqual(addBusinessTime(office(), saoPaulo('2026-01-05 14:00'), 4 * HOUR))
    expect(clock(due)).toBe('Mon 2026-01-05 18:00')
  })

  test('B10 a pause over the weekend adds only its open time', () => {
    const overWeekend = { start: saoPaulo('2026-01-09 16:00'), budgetMs: 3 * HOUR }
    const pauses = [pause('2026-01-09 17:00', '2026-01-12 09:00')]
    expect(clock(deadline(office(), { ...overWeekend, pauses }))).toBe('Mon 2026-01-12 11:00')
  })

  test('B10 a pause over a holiday adds nothing for the holiday', () => {
    const calendar = office([closed('2026-01-06')])
    const pauses = [pause('2026-01-05 12:00', '2026-01-07 08:00')]
    expect(clock(deadline(calendar, { ...promise, pauses }))).toBe('Wed 2026-01-07 09:00')
  })

  test('B11 a pause outside hours adds nothing', () => {
    expect(dueWith(pause('2026-01-05 12:05', '2026-01-05 12:55'))).toBe('Mon 2026-01-05 14:00')
  })

  test('B12 several pauses add up', () => {
    const both = [
      pause('2026-01-05 10:30', '2026-01-05 11:00'),
      pause('2026-01-05 11:15', '2026-01-05 11:45'),
    ]
    expect(dueWith(...both)).toBe('Mon 2026-01-05 15:00')
  })

  test('B12 nested, overlapping and touching pauses count once, in any order', () => {
    const pauses = [
      pause('2026-01-05 11:30', '2026-01-05 12:00'),
      pause('2026-01-05 10:30', '2026-01-05 11:30'),
      pause('2026-01-05 10:45', '2026-01-05 11:00'),
      pause('2026-01-05 11:15', '2026-01-05 11:45'),
    ]
    expect(dueWith(...pauses)).toBe('Mon 2026-01-05 15:30')
  })

  test('B12 have no deadline while a pause has no end', () => {
    expect(dueWith({ from: saoPaulo('2026-01-05 10:30') })).toBeNull()
    expect(dueWith({ from: saoPaulo('2026-01-05 10:30'), to: null })).toBeNull()
  })

  test('B12 an open pause that began when they were due holds nothing', () => {
    expect(dueWith({ from: saoPaulo('2026-01-05 14:00') })).toBe('Mon 2026-01-05 14:00')
  })

  test('a pause after the deadline changes nothing', () => {
    expect(dueWith(pause('2026-01-05 15:00', '2026-01-05 16:00'))).toBe('Mon 2026-01-05 14:00')
  })

  test('what was paused before the start counts from the start', () => {
    expect(dueWith(pause('2026-01-05 08:00', '2026-01-05 11:00'))).toBe('Mon 2026-01-05 15:00')
    expect(dueWith(pause('2026-01-05 08:00', '2026-01-05 09:00'))).toBe('Mon 2026-01-05 14:00')
  })

  test('B22 a calendar edited during a pause: the new hours hold for all of it, the paused hours included', () => {
    const pauses = [pause('2026-01-05 10:30', '2026-01-06 08:00')]
    const before = deadline(office(), { ...promise, pauses })
    const after = deadline(office([closed('2026-01-06')]), { ...promise, pauses })
    expect([clock(before), clock(after)]).toEqual(['Tue 2026-01-06 10:30', 'Wed 2026-01-07 10:30'])
  })

  test('a pause that ends before it begins is a bug of the caller', () => {
    expect(() => dueWith(pause('2026-01-05 12:00', '2026-01-05 11:00'))).toThrow(RangeError)
  })
})

function pause(from: string, to: string): Pause {
  return { from: saoPaulo(from), to: saoPaulo(to) }
}
