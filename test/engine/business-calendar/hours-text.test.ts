import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatHours,
  formatWeek,
  parseHours,
  parseWeekday,
} from '../../../engine/business-calendar/hours-text.ts'

test.each([
  ['08:00-12:00, 13:30-18:00', '08:00-12:00, 13:30-18:00'],
  ['8-12,13:30-18', '08:00-12:00, 13:30-18:00'],
  ['8h às 12h e 13h30 às 18h', '08:00-12:00, 13:30-18:00'],
  ['8 a 18h', '08:00-18:00'],
  ['13.30–18; 8–12', '08:00-12:00, 13:30-18:00'],
  ['00:00-24:00', '00:00-24:00'],
  ['', ''],
])('“%s” is read as “%s”', (typed, shown) => {
  expect(formatHours(parseHours(typed)!)).toBe(shown)
})

test.each(['8', '8-', 'manhã', '8-25', '8:61-9', '8-12-18', '08:00-12:00 13:00-18:00'])(
  '“%s” cannot be read',
  (typed) => {
    expect(parseHours(typed)).toBeNull()
  },
)

test('hours that end before they begin run through the night', () => {
  expect(parseWeekday(5, '22-6')).toEqual([{ day: 5, from: '22:00', to: '06:00', overnight: true }])
})

test('what is shown reads the same again', () => {
  const minute = fc
    .integer({ min: 0, max: 1439 })
    .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`)
  fc.assert(
    fc.property(fc.array(fc.record({ from: minute, to: minute }), { maxLength: 4 }), (hours) => {
      expect(formatHours(parseHours(formatHours(hours))!)).toBe(formatHours(hours))
    }),
  )
})

test('a week is seven texts, Monday first', () => {
  expect(formatWeek([{ day: 7, from: '09:00', to: '12:00' }])).toEqual([
    '',
    '',
    '',
    '',
    '',
    '',
    '09:00-12:00',
  ])
})
