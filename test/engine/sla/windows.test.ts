import { expect, test } from 'vitest'
import { windowsFrom, windowsUntil } from '../../../engine/sla/windows.ts'
import { clock, closed, office, saoPaulo } from './calendars.ts'

test('windows come lazily, whole and in order', () => {
  const windows = windowsFrom(office([closed('2026-01-06')]), saoPaulo('2026-01-05 10:00').getTime())
  expect(take(3, windows)).toEqual([
    'Mon 2026-01-05 08:00 – Mon 2026-01-05 12:00',
    'Mon 2026-01-05 13:00 – Mon 2026-01-05 18:00',
    'Wed 2026-01-07 08:00 – Wed 2026-01-07 12:00',
  ])
})

test('backwards they are the same', () => {
  const windows = windowsUntil(office([closed('2026-01-06')]), saoPaulo('2026-01-07 10:00').getTime())
  expect(take(3, windows)).toEqual([
    'Wed 2026-01-07 08:00 – Wed 2026-01-07 12:00',
    'Mon 2026-01-05 13:00 – Mon 2026-01-05 18:00',
    'Mon 2026-01-05 08:00 – Mon 2026-01-05 12:00',
  ])
})

test('B13 a day whose midnight does not exist opens at its first instant', () => {
  const daily = { ...office(), weekly: [{ day: 7 as const, from: '00:00', to: '24:00' }] }
  const windows = windowsFrom(daily, Date.parse('2018-11-03T12:00-03:00'))
  expect(take(1, windows)).toEqual(['Sun 2018-11-04 01:00 – Mon 2018-11-05 00:00'])
})

test('they end when nothing opens any more', () => {
  expect([...windowsFrom({ ...office(), weekly: [] }, 0)]).toEqual([])
})

function take(count: number, windows: Iterator<{ from: number; to: number }>): string[] {
  return Array.from({ length: count }, () => windows.next().value).map(
    ({ from, to }) => `${clock(new Date(from))} – ${clock(new Date(to))}`,
  )
}
