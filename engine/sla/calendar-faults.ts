import { type Language, texts } from '../text.ts'

/** One mistake in a calendar: where (`weekly.2`, `closures.0.open`) and what. */
export type CalendarFault = { field: string } & CalendarMistake

export type CalendarMistake =
  | { code: 'malformed' }
  | { code: 'unknownTimeZone'; timeZone: string }
  | { code: 'noHours' }
  | { code: 'endsBeforeItBegins'; from: string; to: string }
  | { code: 'notOvernight'; from: string; to: string }
  | { code: 'overlap'; first: string; second: string; day: number | null }
  | { code: 'closureTwice'; date: string; name: string }

/** The mistake in words for the person who typed it. */
export function calendarFaultText(mistake: CalendarMistake, language: Language): string {
  const words = faultTexts(language)
  switch (mistake.code) {
    case 'unknownTimeZone':
      return words.unknownTimeZone(mistake.timeZone)
    case 'endsBeforeItBegins':
      return words.endsBeforeItBegins(mistake.from, mistake.to)
    case 'notOvernight':
      return words.notOvernight(mistake.from, mistake.to)
    case 'overlap':
      return words.overlap(mistake.first, mistake.second, mistake.day ? words.weekdays(mistake.day) : null)
    case 'closureTwice':
      return words.closureTwice(brazilianDate(mistake.date), mistake.date, mistake.name)
    default:
      return words[mistake.code]
  }
}

function brazilianDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('/')
}

const faultTexts = texts({
  pt: {
    malformed: 'Confira este campo: o valor não está no formato esperado.',
    unknownTimeZone: (timeZone: string) =>
      `Não conhecemos o fuso horário “${timeZone}”. Um exemplo: America/Sao_Paulo.`,
    noHours: 'Informe ao menos um horário de atendimento na semana.',
    endsBeforeItBegins: (from: string, to: string) =>
      `O horário ${from}–${to} precisa terminar depois de começar. Se ele vira a noite, marque “termina no dia seguinte”.`,
    notOvernight: (from: string, to: string) => `O horário ${from}–${to} não passa da meia-noite.`,
    overlap: (first: string, second: string, day: string | null) =>
      `${day ? `${day}: os` : 'Os'} horários ${first} e ${second} se sobrepõem.`,
    closureTwice: (date: string, _isoDate: string, name: string) =>
      `O dia ${date} (${name}) já está na lista. Deixe só um registro por dia.`,
    weekdays: (day: number) =>
      ['Segunda-feira', 'Terça-feira', 'Quarta-feira', 'Quinta-feira', 'Sexta-feira', 'Sábado', 'Domingo'][
        day - 1
      ]!,
  },
  en: {
    malformed: 'Please check this field: the value is not in the expected format.',
    unknownTimeZone: (timeZone: string) =>
      `We do not know the time zone “${timeZone}”. An example: America/Sao_Paulo.`,
    noHours: 'Please give at least one interval of working hours in the week.',
    endsBeforeItBegins: (from: string, to: string) =>
      `The hours ${from}–${to} must end after they begin. If they run through the night, tick “ends on the next day”.`,
    notOvernight: (from: string, to: string) => `The hours ${from}–${to} do not pass midnight.`,
    overlap: (first: string, second: string, day: string | null) =>
      `${day ? `${day}: the` : 'The'} hours ${first} and ${second} overlap.`,
    closureTwice: (_date: string, isoDate: string, name: string) =>
      `${isoDate} (${name}) is already on the list. Please keep one entry for each date.`,
    weekdays: (day: number) =>
      ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][day - 1]!,
  },
})
