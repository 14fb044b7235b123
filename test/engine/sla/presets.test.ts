import { expect, test } from 'vitest'
import { parseCalendar } from '../../../engine/sla/calendar.ts'
import { presetCalendar } from '../../../engine/sla/presets.ts'
import { businessTimeBetween } from '../../../engine/sla/time.ts'
import { HOUR, saoPaulo } from './calendars.ts'

test.each([
  ['weekdays8to18', 10],
  ['weekdaysWithLunch', 8.5],
] as const)('%s is a valid calendar of %d hours a weekday', (preset, hours) => {
  const calendar = parseCalendar(presetCalendar(preset))
  expect(businessTimeBetween(calendar, saoPaulo('2026-01-05 00:00'), saoPaulo('2026-01-12 00:00'))).toBe(
    5 * hours * HOUR,
  )
})

test('a preset keeps the zone it is given', () => {
  expect(presetCalendar('weekdays8to18', 'America/Manaus').timeZone).toBe('America/Manaus')
})
