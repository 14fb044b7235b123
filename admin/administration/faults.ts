import { type CalendarMistake, calendarFaultText, type Language } from '#engine'

const CALENDAR = [
  'unknownTimeZone',
  'noHours',
  'endsBeforeItBegins',
  'notOvernight',
  'overlap',
  'closureTwice',
] as const

/** What is wrong with single fields of the administration; a calendar's mistakes are worded by the engine. */
export function administrationFaults(language: Language) {
  return {
    two_choices:
      language === 'pt'
        ? 'Escreva ao menos duas opções diferentes.'
        : 'Write at least two different choices.',
    ...Object.fromEntries(
      CALENDAR.map((code) => [
        code,
        (details: Record<string, unknown>) => calendarFaultText(details as CalendarMistake, language),
      ]),
    ),
  }
}
