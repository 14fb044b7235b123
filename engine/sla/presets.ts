import type { BusinessCalendar, Hours, Weekday, WeeklyInterval } from './calendar.ts'

const MONDAY_TO_FRIDAY: readonly Weekday[] = [1, 2, 3, 4, 5]

/** Working hours to begin with, each from a real company's rules (R33). */
export const HOURS_PRESETS = {
  /** SensusX: Monday to Friday, 8 to 18 h. */
  weekdays8to18: {
    name: { pt: 'Segunda a sexta, das 8h às 18h', en: 'Monday to Friday, 8:00 to 18:00' },
    weekly: every(MONDAY_TO_FRIDAY, [{ from: '08:00', to: '18:00' }]),
  },
  /** TOTALL: Monday to Friday, 8 to 12 and 13:30 to 18 h. */
  weekdaysWithLunch: {
    name: {
      pt: 'Segunda a sexta, das 8h às 12h e das 13h30 às 18h',
      en: 'Monday to Friday, 8:00 to 12:00 and 13:30 to 18:00',
    },
    weekly: every(MONDAY_TO_FRIDAY, [
      { from: '08:00', to: '12:00' },
      { from: '13:30', to: '18:00' },
    ]),
  },
} as const

export type HoursPreset = keyof typeof HOURS_PRESETS

/** A calendar with the preset's hours and no closures yet. */
export function presetCalendar(preset: HoursPreset, timeZone = 'America/Sao_Paulo'): BusinessCalendar {
  return { timeZone, weekly: HOURS_PRESETS[preset].weekly, closures: [] }
}

function every(days: readonly Weekday[], hours: readonly Hours[]): readonly WeeklyInterval[] {
  return days.flatMap((day) => hours.map((interval) => ({ day, ...interval })))
}
