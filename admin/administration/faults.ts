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
    not_time: language === 'pt' ? 'Escreva a hora, como 18:30.' : 'Write the time, such as 18:30.',
    not_ahead: language === 'pt' ? 'Este momento já passou.' : 'This moment has passed.',
    uses_nothing:
      language === 'pt'
        ? 'Marque ao menos um: tickets ou atendimentos.'
        : 'Tick at least one: tickets or atendimentos.',
    not_duration:
      language === 'pt'
        ? 'Escreva horas e minutos, como 8:00 ou 0:30.'
        : 'Write hours and minutes, such as 8:00 or 0:30.',
    response_after_resolution:
      language === 'pt'
        ? 'A primeira resposta vem antes da solução.'
        : 'The first response comes before the solution.',
    ...Object.fromEntries(
      CALENDAR.map((code) => [
        code,
        (details: Record<string, unknown>) => calendarFaultText(details as CalendarMistake, language),
      ]),
    ),
  }
}
